"""A draft that somebody wrote: its numerals, its claims, and what the ledger says of them."""
