"""Excel in and out: workbooks are read by meaning, every row accounted for."""
