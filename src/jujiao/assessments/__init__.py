"""年考核 of branches: schemes with versions, scores derived where they can be, objections before the freeze."""
