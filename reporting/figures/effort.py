"""How many people told about one place, two places, and so on: a bar per number of places."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from reporting.figures.axes import HOVER, hover_rows
from reporting.figures.style import dress_figure, palette
from reporting.words.words import Words


def draw_effort(table: pd.DataFrame, words: Words, *, dark: bool = False) -> go.Figure:
    """A bar per number of places with the number of people above it.

    `table`: columns n_places (whole number from 0), n (people), n_said, said. Zero rows give an empty figure.
    """
    colours = palette(dark)
    figure = go.Figure()
    figure.add_bar(
        x=table["n_places"].tolist(), y=table["n"].tolist(), width=0.72, marker_color=colours.accent,
        text=table["n_said"].tolist(), textposition="outside", textfont={"color": colours.ink, "size": 12},
        customdata=hover_rows(table["said"].tolist()), hovertemplate=HOVER, cliponaxis=False,
    )  # fmt: skip
    figure.update_layout(showlegend=False, barcornerradius=4)
    ticks = table["n_places"].tolist()
    figure.update_xaxes(
        tickmode="array",
        tickvals=ticks,
        showgrid=False,
        title_text=words("figures.effort.places"),
        zeroline=False,
    )
    figure.update_yaxes(showticklabels=False, showgrid=False, zeroline=True, rangemode="tozero")
    return dress_figure(figure, words.separators, dark=dark, height=270)
