"""Who may do what to which rows: accounts, offices, the one table of permissions, the one door."""
