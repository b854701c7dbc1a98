"""One bar of all statements: in a theme, single voice, no content. Together 100 %, always."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from reporting.figures.axes import HOVER, hover_rows
from reporting.figures.safe_text import plotly_safe
from reporting.figures.style import dress_figure, palette
from reporting.rows import rows_of
from reporting.words.words import Words


def draw_ledger(table: pd.DataFrame, words: Words, *, dark: bool = False) -> go.Figure:
    """One stacked bar.

    `table`: columns name, share (0..1, together 1), said; at most four rows in the order of drawing.
    """
    colours = palette(dark)
    fills = (colours.accent, colours.series[1], colours.rest, colours.middle)
    figure = go.Figure()
    for fill, row in zip(fills, rows_of(table), strict=False):
        figure.add_bar(
            x=[row.share],
            y=[0],
            orientation="h",
            name=plotly_safe(str(row.name)),
            marker={"color": fill, "line": {"color": colours.card, "width": 2}},
            customdata=hover_rows([str(row.said)]),
            hovertemplate=HOVER,
        )
    figure.update_layout(barmode="stack", barcornerradius=6, legend_traceorder="normal")
    figure.update_xaxes(range=[0, 1], visible=False)
    figure.update_yaxes(visible=False)
    return dress_figure(figure, words.separators, dark=dark, height=130)
