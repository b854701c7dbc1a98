"""All statements as points in a flat picture, with one theme picked out by shape and colour."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from reporting.figures.axes import HOVER, hover_rows
from reporting.figures.safe_text import plotly_safe
from reporting.figures.style import dress_figure, palette
from reporting.words.words import Words


def draw_statement_picture(
    table: pd.DataFrame, middles: pd.DataFrame, words: Words, *, chosen: str = "", dark: bool = False
) -> go.Figure:
    """A point per statement; those of the theme `chosen` are large diamonds, single voices crosses.

    `table`: `x`, `y`, `theme_id` ('' = single voice), `text`; `middles`: `x`, `y`, `label` of the themes
    whose name stands in the picture.
    """
    colours = palette(dark)
    marks = {
        "others": {"symbol": "circle", "size": 6, "color": colours.rest, "opacity": 0.45},
        "single": {
            "symbol": "x-thin",
            "size": 6,
            "line": {"width": 1.2, "color": colours.soft},
            "opacity": 0.6,
        },
        "chosen": {
            "symbol": "diamond",
            "size": 11,
            "color": colours.accent,
            "line": {"width": 1, "color": colours.card},
        },
    }
    parts = {
        "others": table[table["theme_id"].ne("") & table["theme_id"].ne(chosen)],
        "single": table[table["theme_id"].eq("")],
        "chosen": table[table["theme_id"].eq(chosen) & (chosen != "")],
    }
    figure = go.Figure()
    for name, own in parts.items():
        if own.empty:
            continue
        figure.add_scatter(
            x=own["x"].tolist(),
            y=own["y"].tolist(),
            mode="markers",
            name=words(f"figures.statement_picture.{name}"),
            marker=marks[name],
            customdata=hover_rows(own["text"].tolist()),
            hovertemplate=HOVER,
        )
    for x, y, label in middles[["x", "y", "label"]].itertuples(index=False):
        figure.add_annotation(
            x=x, y=y, text=plotly_safe(str(label), 22), showarrow=False, bgcolor=colours.card, opacity=0.88,
            font={"color": colours.ink, "size": 12}, borderpad=2,
        )  # fmt: skip
    hidden = {"showticklabels": False, "showgrid": False, "zeroline": False, "ticks": ""}
    figure.update_xaxes(**hidden)
    figure.update_yaxes(**hidden)
    return dress_figure(figure, words.separators, dark=dark, height=560)
