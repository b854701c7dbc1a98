"""Axes that several figures share: shares in percent, and names that people gave."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reporting.figures.safe_text import plotly_safe
from reporting.words.words import Words

HOVER = "%{customdata[0]}<extra></extra>"
"""The one hover template: the sentence stands in the first column of customdata."""


def share_axis(words: Words, highest: float = 1.0) -> dict[str, Any]:
    """Settings of an axis of shares from 0 to `highest` (0..1), with ticks as percentages in words."""
    step = 0.1 if highest <= 0.5 else 0.25
    ticks = [n * step for n in range(int(highest / step + 1e-9) + 1)]
    return {
        "range": [0, highest],
        "tickmode": "array",
        "tickvals": ticks,
        "ticktext": [words.share(tick) for tick in ticks],
        "zeroline": False,
    }


def name_axis(names: Sequence[str], width: int = 30) -> dict[str, Any]:
    """Settings of an axis with one row per name, the first on top; names are escaped and broken."""
    return {
        "tickmode": "array",
        "tickvals": list(range(len(names))),
        "ticktext": [plotly_safe(name, width) for name in names],
        "range": [len(names) - 0.4, -0.6],
        "showgrid": False,
        "zeroline": False,
        "ticks": "",
        "ticklabelstandoff": 8,
    }


def highest_share(*values: float) -> float:
    """The end of a share axis, in tenths, that holds all `values` (0..1, missing skipped); at least 0.1."""
    known = [value for value in values if value == value]
    top = max(known, default=0.1)
    return min(1.0, max(0.1, (int(top * 10 - 1e-9) + 1) / 10))


def hover_rows(sentences: Sequence[str], width: int = 44) -> list[list[str]]:
    """Customdata rows of one cell: each sentence escaped and broken at `width` characters."""
    return [[plotly_safe(sentence, width)] for sentence in sentences]
