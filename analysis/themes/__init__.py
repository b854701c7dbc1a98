"""From vectors to themes with a name and quotes."""
