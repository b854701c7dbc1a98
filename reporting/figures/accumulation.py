"""How many themes so many people bring: a line that rises, and flattens once most has been said."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from reporting.figures.axes import HOVER, hover_rows
from reporting.figures.style import dress_figure, palette
from reporting.words.words import Words


def draw_accumulation(table: pd.DataFrame, words: Words, *, dark: bool = False) -> go.Figure:
    """Two lines from no people on: themes that somebody mentions, and that three people mention.

    `table`: columns n_people, n_named, n_themes, said, in the order of n_people. Zero rows: an empty figure.
    """
    colours = palette(dark)
    people, figure = [0, *table["n_people"].tolist()], go.Figure()
    lines = (
        ("n_named", "named", {"color": colours.unsure, "width": 2, "dash": "dot"}),
        ("n_themes", "three", {"color": colours.accent, "width": 3}),
    )
    for column, name, line in lines:
        heights = [0.0, *table[column].tolist()]
        figure.add_scatter(
            x=people, y=heights, mode="lines", line=line, name=words(f"figures.accumulation.{name}"),
            hoverinfo="skip" if column == "n_named" else None,
            customdata=hover_rows(["", *table["said"]]), hovertemplate=HOVER if column != "n_named" else None,
        )  # fmt: skip
    figure.update_xaxes(title_text=words("figures.accumulation.people"), showgrid=False, rangemode="tozero")
    figure.update_yaxes(title_text=words("figures.accumulation.themes"), rangemode="tozero")
    return dress_figure(figure, words.separators, dark=dark, height=300)
