"""The four bars of several interests under each other, in four columns on one scale."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from reporting.figures.axes import HOVER, hover_rows, name_axis
from reporting.figures.style import dress_figure, palette
from reporting.words.words import Words

MEASURES = ("reach", "groups", "places", "united")


def draw_interests_overview(table: pd.DataFrame, words: Words, *, dark: bool = False) -> go.Figure:
    """One row per interest, one column per measure, each bar 0 to 100 %.

    `table`: columns label, reach, groups, places, united (shares 0..1, missing = unknown),
    reach_low, reach_high, said (sentence when pointed at). Zero rows give an empty figure.
    """
    colours = palette(dark)
    titles = [words(f"figures.measure.{measure}") for measure in MEASURES]
    figure = make_subplots(1, 4, shared_yaxes=True, column_titles=titles, horizontal_spacing=0.04)
    rows = list(range(len(table)))
    hover = hover_rows(table["said"].tolist())
    for column, measure in enumerate(MEASURES, 1):
        figure.add_bar(
            x=[1.0] * len(rows), y=rows, orientation="h", width=0.5, marker_color=colours.line,
            hoverinfo="skip", row=1, col=column,
        )  # fmt: skip
        figure.add_bar(
            x=table[measure].fillna(0.0).tolist(),
            y=rows,
            orientation="h",
            width=0.5,
            marker_color=colours.accent if measure == "reach" else colours.series[0],
            error_x=_intervals(table, colours.ink) if measure == "reach" else None,
            customdata=hover,
            hovertemplate=HOVER,
            row=1,
            col=column,
        )
        unknown = table[measure].isna().to_numpy()
        for row in [row for row in rows if unknown[row]]:
            figure.add_annotation(
                x=0.5, y=row, text=words("figures.unknown"), showarrow=False, row=1, col=column, font_size=12
            )
    figure.update_layout(barmode="overlay", showlegend=False, barcornerradius=3)
    figure.update_xaxes(range=[0, 1.02], showgrid=False, showticklabels=False, zeroline=False)
    figure.update_yaxes(**name_axis(table["label"].tolist(), 26))
    return dress_figure(figure, words.separators, dark=dark, height=70 + 50 * max(1, len(rows)))


def _intervals(table: pd.DataFrame, colour: str) -> dict[str, object]:
    return {
        "type": "data", "symmetric": False, "color": colour, "thickness": 1.4, "width": 4,
        "array": (table["reach_high"] - table["reach"]).fillna(0.0).tolist(),
        "arrayminus": (table["reach"] - table["reach_low"]).fillna(0.0).tolist(),
    }  # fmt: skip
