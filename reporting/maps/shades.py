"""The shades of a map: what each says and which colour it gets, on screen and on slides."""

from __future__ import annotations

from reporting.figures.style import Palette

APPRECIATION = ("high", "unsure", "low", "few")
"""Certainly above the whole, no certain difference, certainly below, too few people."""
THEME = ("much_stronger", "stronger", "as_elsewhere", "weaker", "few")
"""How strongly a theme lives in a unit beside the whole study."""
HOLLOW = frozenset({"few"})
SIGNS = {"high": "+", "low": "−"}
"""Signs inside circles that are told apart by hue, for who sees no hue."""


def shade_colour(shade: str, colours: Palette) -> str:
    """The colour of a shade of APPRECIATION or THEME."""
    weak, some, strong, most = colours.strong
    return {
        "high": colours.high,
        "low": colours.low,
        "unsure": colours.unsure,
        "few": colours.soft,
        "weaker": weak,
        "as_elsewhere": some,
        "stronger": strong,
        "much_stronger": most,
    }[shade]


def outline_colour(shade: str, colours: Palette) -> str:
    """Colour of a circle's edge: hollow circles in their own, weak shades in the accent that shows them."""
    if shade in HOLLOW:
        return shade_colour(shade, colours)
    return colours.accent if shade in THEME else colours.card
