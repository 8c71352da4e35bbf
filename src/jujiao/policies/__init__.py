"""Thresholds, level tables and the calendar: dated rows with a basis."""
