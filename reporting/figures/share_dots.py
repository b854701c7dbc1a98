"""Shares as dots with their interval beside the share of everybody: one row per place, group or theme."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from reporting.figures.axes import HOVER, highest_share, hover_rows, name_axis, share_axis
from reporting.figures.style import Palette, dress_figure, palette
from reporting.words.words import Words


def draw_share_dots(
    table: pd.DataFrame, words: Words, *, here: str, whole: str, dark: bool = False
) -> go.Figure:
    """One row per name: a dot for its share with an interval, and a hollow mark for the whole.

    `table`: columns name, share, low, high, whole (shares 0..1), is_sure (bool, the row differs for
    certain: full colour; otherwise grey), said. `here` and `whole`: what the two marks are, for
    the legend. Zero rows give an empty figure.
    """
    colours = palette(dark)
    rows = list(range(len(table)))
    figure = go.Figure()
    figure.add_scatter(
        x=table["whole"].tolist(),
        y=rows,
        mode="markers",
        name=whole,
        marker={
            "symbol": "line-ns-open",
            "size": 16,
            "color": colours.soft,
            "line": {"width": 2, "color": colours.soft},
        },
        hoverinfo="skip",
    )
    for is_sure, label in ((True, here), (False, words("figures.not_certain"))):
        own = table["is_sure"].to_numpy() == is_sure
        if own.any():
            figure.add_trace(_dots(table[own], [row for row in rows if own[row]], label, is_sure, colours))
    highest = highest_share(*table["high"].tolist(), *table["whole"].tolist())
    figure.update_xaxes(**share_axis(words, highest) | {"range": [-0.015 * highest, highest]})
    figure.update_yaxes(**name_axis(table["name"].tolist()))
    return dress_figure(figure, words.separators, dark=dark, height=90 + 38 * max(1, len(rows)))


def _dots(own: pd.DataFrame, rows: list[int], label: str, is_sure: bool, colours: Palette) -> go.Scatter:
    colour = colours.accent if is_sure else colours.unsure
    return go.Scatter(
        x=own["share"].tolist(),
        y=rows,
        mode="markers",
        name=label,
        marker={"size": 12, "color": colour, "line": {"width": 1.5, "color": colours.card}},
        error_x={
            "type": "data", "symmetric": False, "color": colour, "thickness": 2.2, "width": 0,
            "array": (own["high"] - own["share"]).clip(lower=0).fillna(0.0).tolist(),
            "arrayminus": (own["share"] - own["low"]).clip(lower=0).fillna(0.0).tolist(),
        },
        customdata=hover_rows(own["said"].tolist()),
        hovertemplate=HOVER,
    )  # fmt: skip
