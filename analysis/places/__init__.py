"""Units and levels, appreciation and profile of places."""
