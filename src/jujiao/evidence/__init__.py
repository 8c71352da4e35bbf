"""Files that bear a fact out, kept by their hash."""
