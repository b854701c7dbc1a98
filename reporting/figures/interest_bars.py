"""Four bars of one interest: how many mention it, over which groups, over which places, how united."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from reporting.figures.axes import HOVER, hover_rows, name_axis, share_axis
from reporting.figures.style import dress_figure, palette
from reporting.words.words import Words


def draw_interest_bars(table: pd.DataFrame, words: Words, *, dark: bool = False) -> go.Figure:
    """Four horizontal bars on a pale track of the full length.

    `table`: one row per bar, columns name (shown left), value, low, high (shares 0..1; missing value =
    unknown, missing low = no interval), said (shown at the bar and when pointed at). Zero rows give
    an empty figure.
    """
    colours = palette(dark)
    rows = list(range(len(table)))
    figure = go.Figure()
    figure.add_bar(
        x=[1.0] * len(rows), y=rows, orientation="h", width=0.5, marker_color=colours.line, hoverinfo="skip"
    )
    figure.add_bar(
        x=table["value"].fillna(0.0).tolist(),
        y=rows,
        orientation="h",
        width=0.5,
        marker_color=colours.accent,
        customdata=hover_rows(table["said"].tolist()),
        hovertemplate=HOVER,
    )
    figure.add_trace(_intervals(table, colours.ink))
    for row, said in enumerate(hover_rows(table["said"].tolist(), 80)):
        figure.add_annotation(
            x=1.0, y=row, text=said[0], showarrow=False, xanchor="right", yshift=23, font_size=12,
            font_color=colours.soft, align="right",
        )  # fmt: skip
    figure.update_layout(barmode="overlay", showlegend=False, bargap=0.4, barcornerradius=3)
    figure.update_xaxes(**share_axis(words), showgrid=False)
    figure.update_yaxes(**name_axis(table["name"].tolist(), 24))
    return dress_figure(figure, words.separators, dark=dark, height=70 + 58 * max(1, len(rows)))


def _intervals(table: pd.DataFrame, colour: str) -> go.Scatter:
    """A line from low to high on each row that has an interval, with a gap after it."""
    x: list[float | None] = []
    y: list[int | None] = []
    for number, (low, high) in enumerate(zip(table["low"], table["high"], strict=True)):
        if low == low and high == high:
            x += [float(low), float(high), None]
            y += [number, number, None]
    marker = {"symbol": "line-ns-open", "size": 9, "line": {"width": 1.6, "color": colour}}
    line = {"color": colour, "width": 1.6}
    return go.Scatter(x=x, y=y, mode="lines+markers", line=line, marker=marker, hoverinfo="skip")
