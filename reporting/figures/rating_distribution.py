"""How often each rating from 1 to 10 was given: never only the mean."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from reporting.figures.axes import HOVER, hover_rows
from reporting.figures.style import dress_figure, palette
from reporting.words.words import Words


def draw_rating_distribution(table: pd.DataFrame, words: Words, *, dark: bool = False) -> go.Figure:
    """Ten bars with their counts above them.

    `table`: columns rating (1..10), n (ratings, whole number), said. Zero rows give an empty figure.
    """
    colours = palette(dark)
    figure = go.Figure()
    figure.add_bar(
        x=table["rating"].tolist(),
        y=table["n"].tolist(),
        width=0.72,
        marker_color=[
            _colour(float(rating), colours.low, colours.unsure, colours.high) for rating in table["rating"]
        ],
        text=[words.number(n) if n else "" for n in table["n"]],
        textposition="outside",
        textfont={"color": colours.ink, "size": 12},
        customdata=hover_rows(table["said"].tolist()),
        hovertemplate=HOVER,
        cliponaxis=False,
    )
    figure.update_layout(showlegend=False, barcornerradius=4)
    figure.update_xaxes(
        tickmode="array",
        tickvals=list(range(1, 11)),
        range=[0.4, 10.6],
        title_text=words("figures.rating"),
        showgrid=False,
    )
    figure.update_yaxes(showticklabels=False, showgrid=False, zeroline=True, rangemode="tozero")
    return dress_figure(figure, words.separators, dark=dark, height=260)


def _colour(rating: float, low: str, middle: str, high: str) -> str:
    """Low for an insufficient (below 5.5), high from 8 up, grey between: the words of the ratings."""
    return low if rating < 5.5 else high if rating >= 8 else middle
