"""Ordered steps about a person or a unit that end in a result."""
