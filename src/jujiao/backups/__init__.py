"""Backups: the database as one consistent file, the evidence, and a manifest that catches any change."""
