"""普法与法治副校长: what the court does outside its doors, where it came, and where it did not."""
