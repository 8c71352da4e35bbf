"""Faults that were found, on their way to being closed."""
