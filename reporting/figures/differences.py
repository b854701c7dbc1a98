"""How much more or less often a group mentions a theme than the others: a dumbbell per difference."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from reporting.figures.axes import HOVER, highest_share, hover_rows, share_axis
from reporting.figures.safe_text import plotly_safe
from reporting.figures.style import Palette, dress_figure, palette
from reporting.rows import rows_of
from reporting.words.words import Words

_ROW = 86
"""Height of one difference in pixels: its name, its line, its size in words."""
_LETTERS = 46
"""Letters of a name that fit on a phone."""


def draw_differences(table: pd.DataFrame, words: Words, *, dark: bool = False) -> go.Figure:
    """A hollow dot for the others, a full one for the group, a line between, a band for how sure it is.

    `table`: columns name (above the line), share and rest (0..1), low and high (bounds of share minus
    rest, −1..1), points (below the line), said (when pointed at). Zero rows give an empty figure.
    """
    colours, numbers = palette(dark), list(range(len(table)))
    low, high = (table["rest"] + table["low"]).clip(0, 1), (table["rest"] + table["high"]).clip(0, 1)
    figure = go.Figure()
    figure.add_trace(_lines(low, high, colours.middle, 12, words("figures.differences.band")))
    figure.add_trace(_lines(table["rest"], table["share"], colours.accent, 2.5, ""))
    others, group = words("figures.differences.others"), words("figures.differences.group")
    for column, label, is_full in (("rest", others, False), ("share", group, True)):
        figure.add_scatter(
            x=table[column].tolist(), y=numbers, mode="markers", name=label,
            marker=_dot(colours, is_full=is_full),
            customdata=hover_rows(table["said"].tolist()), hovertemplate=HOVER,
        )  # fmt: skip
    for number, row in enumerate(rows_of(table)):
        for text, shift, size, colour in (
            (row.name, 23, 13, colours.ink),
            (row.points, -21, 12, colours.soft),
        ):
            figure.add_annotation(
                x=0, xref="x domain", y=number, yshift=shift, text=_one_line(text), showarrow=False,
                xanchor="left", font={"size": size, "color": colour},
            )  # fmt: skip
    highest = highest_share(*high.tolist(), *table["share"].tolist(), *table["rest"].tolist())
    figure.update_xaxes(**share_axis(words, highest) | {"range": [-0.02 * highest, 1.02 * highest]})
    figure.update_yaxes(visible=False, range=[len(table) - 0.4, -0.6])
    return dress_figure(figure, words.separators, dark=dark, height=100 + _ROW * max(1, len(table)))


def _one_line(text: str) -> str:
    """The text on one line that fits on a phone."""
    short = text if len(text) <= _LETTERS else text[: _LETTERS - 1].rstrip() + "…"
    return plotly_safe(short)


def _dot(colours: Palette, *, is_full: bool) -> dict[str, Any]:
    fill = colours.accent if is_full else colours.card
    return {"size": 13, "color": fill, "line": {"width": 2.5, "color": colours.accent}}


def _lines(start: pd.Series, end: pd.Series, colour: str, width: float, name: str) -> go.Scatter:
    """A line on every row from `start` to `end`, with a gap after it; named in the legend unless ""."""
    x: list[float | None] = []
    y: list[int | None] = []
    for number, (left, right) in enumerate(zip(start, end, strict=True)):
        x += [float(left), float(right), None]
        y += [number, number, None]
    line = {"color": colour, "width": width}
    return go.Scatter(x=x, y=y, mode="lines", line=line, name=name, showlegend=bool(name), hoverinfo="skip")
