"""减负: how many fields each mechanism has people fill in, counted from the forms themselves."""
