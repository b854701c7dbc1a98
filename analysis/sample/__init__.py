"""Who took part and who is missing."""
