"""数字核对: the draft, its figures as the ledger judges them, and what was decided of each."""
