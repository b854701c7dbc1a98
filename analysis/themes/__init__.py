"""From vectors to themes with a name and quotes.

`find_themes`, `name_themes` and `choose_quotes` are called in this order.
"""
