"""What is true without a database and without a clock."""
