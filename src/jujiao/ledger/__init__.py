"""Records: what happened on a day, and who took part."""
