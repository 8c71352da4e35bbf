"""What is to be done and what does not hold: tasks, plans, notices, quality of the ledger, burden."""
