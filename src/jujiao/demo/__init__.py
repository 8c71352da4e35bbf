"""The fictional court: its cast and its year."""
