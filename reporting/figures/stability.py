"""How many themes come back every time, vary, or depend on who answers: one bar in up to three parts."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from reporting.figures.axes import HOVER, hover_rows
from reporting.figures.safe_text import plotly_safe
from reporting.figures.style import dress_figure, palette
from reporting.rows import rows_of
from reporting.words.words import Words

_WIDTH = 16
"""Letters of a word that fit above a narrow part on a phone."""


def draw_stability(table: pd.DataFrame, words: Words, *, dark: bool = False) -> go.Figure:
    """One stacked bar; in each part its number, above it what it means.

    `table`: columns colour ("green", "amber", "red"), n (themes, from 1), word, said. Zero rows: an empty
    figure.
    """
    colours = palette(dark)
    fills = {"green": colours.accent, "amber": colours.unsure, "red": colours.low}
    texts = {"amber": colours.paper if dark else colours.ink}
    figure = go.Figure()
    start, total = 0, max(1, int(table["n"].sum()))
    for row in rows_of(table):
        figure.add_bar(
            x=[int(row.n)], y=[0], orientation="h", width=0.5, marker_color=fills[str(row.colour)],
            text=[words.number(row.n)], textposition="inside", insidetextanchor="middle", textangle=0,
            textfont={"color": texts.get(str(row.colour), colours.paper), "size": 15},
            customdata=hover_rows([str(row.said)]), hovertemplate=HOVER,
        )  # fmt: skip
        figure.add_annotation(
            x=start, y=0.32, text=plotly_safe(str(row.word), _WIDTH), showarrow=False, xanchor="left",
            yanchor="bottom", align="left", font={"size": 13, "color": colours.ink},
        )  # fmt: skip
        start += int(row.n)
    figure.update_layout(barmode="stack", showlegend=False)
    figure.update_xaxes(visible=False, range=[0, total])
    figure.update_yaxes(visible=False, range=[-0.3, 1.2])
    return dress_figure(figure, words.separators, dark=dark, height=150)
