"""聚焦: the ledger with which a court builds its people."""
