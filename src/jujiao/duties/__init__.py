"""应办事项: what is owed, derived from the facts; only excusals are stored."""
