"""Literal quotes on a slide: each with a bar of the accent before it and where it comes from below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reporting.exports.deck import Box, Run, add_panel, add_text, fit_size, fits, fitted_text, printable
from reporting.exports.frame import Talk
from reporting.figures.style import LIGHT
from reporting.panels.quotes import Quote, tells_something

LONGEST = 220
"""Characters from which a quote is passed over while there are shorter ones."""
_SMALLEST = 11.0
_SOURCE = 0.24


def add_quotes(talk: Talk, slide: Any, box: Box, quotes: Sequence[Quote]) -> None:
    """The quotes below each other, sharing the height of `box`."""
    if not quotes:
        return
    each = box.height / len(quotes)
    for number, quote in enumerate(quotes):
        own = Box(box.left, box.top + number * each, box.width, each - 0.12)
        add_panel(
            slide,
            Box(own.left, own.top, 0.05, own.height),
            talk.words("exports.slides.alt_panel"),
            fill=LIGHT.accent,
            edge=LIGHT.accent,
        )
        inside = Box(own.left + 0.17, own.top, own.width - 0.17, own.height - _SOURCE)
        said = talk.words("panels.titles.quoted", text=printable(quote.text))
        size = fit_size(said, inside, 15, _SMALLEST)
        text = said if fits(said, inside, size) else fitted_text(said, inside, size)
        runs = [[Run(text, size, italic=True)], [Run(printable(quote.source), 10.5, colour=LIGHT.soft)]]
        room = Box(inside.left, own.top, inside.width, own.height)
        add_text(slide, room, runs, anchor="middle", name="quote")


def choose_short(quotes: Sequence[Quote], most: int) -> list[Quote]:
    """The first `most` quotes that are whole sentences and short enough, filled up with the others."""
    ordered = sorted(quotes, key=lambda quote: len(quote.text) > LONGEST or not tells_something(quote.text))
    return ordered[:most]
