"""What was asked of whom."""
