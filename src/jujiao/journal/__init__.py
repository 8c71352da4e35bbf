"""The tamper-evident log: who did what when, chained by hashes."""
