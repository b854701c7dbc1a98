"""Bars from 0 to 100: a name, the value with its interval, and the value in words.

Written as HTML of our own, from numbers and from names that are escaped; answers never pass here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st


@dataclass(frozen=True)
class Bar:
    """One bar: `value`, `low` and `high` are shares 0..1; a missing value draws an empty, hatched track."""

    name: str
    said: str
    value: float
    low: float = float("nan")
    high: float = float("nan")


def show_bars(bars: Sequence[Bar], *, large: bool = False) -> None:
    """Draw the bars under each other; a screen reader hears names and values, not the drawing."""
    size = " bl-large" if large else ""
    st.html(f'<div class="bl-bars{size}">{"".join(map(write_bar, bars))}</div>')


def write_bar(bar: Bar) -> str:
    """The HTML of one bar."""
    text = f"<b>{escape(bar.name)}</b><span>{escape(bar.said)}</span>"
    if bar.value != bar.value:
        return f'<div class="bl-bar">{text}<div class="bl-track bl-unknown" aria-hidden="true"></div></div>'
    drawn = f'<i style="width:{_percent(bar.value)}"></i>' + _interval(bar)
    return f'<div class="bl-bar">{text}<div class="bl-track" aria-hidden="true">{drawn}</div></div>'


def _interval(bar: Bar) -> str:
    if bar.low != bar.low or bar.high != bar.high:
        return ""
    return f'<u style="left:{_percent(bar.low)};width:{_percent(bar.high - bar.low)}"></u>'


def _percent(share: float) -> str:
    return f"{100 * min(1.0, max(0.0, share)):.1f}%"
