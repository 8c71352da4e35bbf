"""提醒: what today asks of each person, and how it reaches him."""
