"""Who took part: people per group, beside the population where that is known."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from reporting.figures.axes import HOVER, highest_share, hover_rows, name_axis, share_axis
from reporting.figures.style import dress_figure, palette
from reporting.words.words import Words


def draw_coverage(table: pd.DataFrame, words: Words, *, dark: bool = False) -> go.Figure:
    """A bar per group with its share of the participants, and a mark for its share of the inhabitants.

    `table`: columns name, share (0..1), population_share (0..1, missing = not known), count_said
    (shown with the name), said. Zero rows give an empty figure.
    """
    colours = palette(dark)
    rows = list(range(len(table)))
    figure = go.Figure()
    figure.add_bar(
        x=table["share"].tolist(),
        y=rows,
        orientation="h",
        width=0.55,
        name=words("figures.coverage.participants"),
        marker_color=colours.accent,
        customdata=hover_rows(table["said"].tolist()),
        hovertemplate=HOVER,
    )
    if table["population_share"].notna().any():
        figure.add_scatter(
            x=table["population_share"].tolist(),
            y=rows,
            mode="markers",
            name=words("figures.coverage.population"),
            marker={"symbol": "line-ns-open", "size": 24, "line": {"width": 3, "color": colours.series[1]}},
            hoverinfo="skip",
        )
    figure.update_layout(showlegend=bool(table["population_share"].notna().any()), barcornerradius=4)
    names = [
        words("figures.coverage.row", name=name, people=people)
        for name, people in zip(table["name"], table["count_said"], strict=True)
    ]
    highest = highest_share(*table["share"].tolist(), *table["population_share"].tolist())
    figure.update_xaxes(**share_axis(words, highest))
    figure.update_yaxes(**name_axis(names, 40))
    return dress_figure(figure, words.separators, dark=dark, height=80 + 40 * max(1, len(rows)))
