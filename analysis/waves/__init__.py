"""Two rounds of the same study side by side."""
