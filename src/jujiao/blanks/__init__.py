"""上级报表: a superior's blank form is mapped once, cell by cell, and from then on filled from the ledger."""
