"""How many people wrote something at each question: a bar per question, its text above the bar."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from reporting.figures.axes import HOVER, hover_rows, share_axis
from reporting.figures.safe_text import plotly_safe
from reporting.figures.style import dress_figure, palette
from reporting.words.words import Words

_LETTERS = 48
"""Letters of a question that fit on a phone."""


def draw_answered(table: pd.DataFrame, words: Words, *, dark: bool = False) -> go.Figure:
    """Horizontal bars on a pale track of the full length.

    `table`: columns name (above the bar), share (0..1), said (when pointed at). Zero rows: an empty figure.
    """
    colours, rows = palette(dark), list(range(len(table)))
    figure = go.Figure()
    figure.add_bar(
        x=[1.0] * len(rows), y=rows, orientation="h", width=0.3, marker_color=colours.line, hoverinfo="skip"
    )
    figure.add_bar(
        x=table["share"].tolist(), y=rows, orientation="h", width=0.3, marker_color=colours.accent,
        customdata=hover_rows(table["said"].tolist()), hovertemplate=HOVER,
    )  # fmt: skip
    for row, name in zip(rows, table["name"], strict=True):
        short = name if len(name) <= _LETTERS else name[: _LETTERS - 1].rstrip() + "…"
        figure.add_annotation(
            x=0, y=row, yshift=20, text=plotly_safe(short), showarrow=False, xanchor="left",
            font={"size": 13, "color": colours.ink},
        )  # fmt: skip
    figure.update_layout(barmode="overlay", showlegend=False, barcornerradius=3)
    figure.update_xaxes(**share_axis(words), showgrid=False)
    figure.update_yaxes(visible=False, range=[len(table) - 0.5, -0.8])
    return dress_figure(figure, words.separators, dark=dark, height=70 + 54 * max(1, len(rows)))
