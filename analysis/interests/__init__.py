"""Reach, breadth, dividedness, difference, minority, sharedness: one measure a file."""
