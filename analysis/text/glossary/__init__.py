"""Dutch words with their English gloss, and the reading of them."""
