"""The screen that says who is missing."""
