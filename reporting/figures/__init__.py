"""The one look, and one figure a file."""
