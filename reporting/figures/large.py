"""The same figure with letters that a room can read from a distance."""

from __future__ import annotations

import plotly.graph_objects as go

from reporting.figures.style import FONT_SIZE

LARGER = 1.3
MOST_HIGH = 520
"""Height in pixels that still leaves room for the question on a wall of 900."""


def enlarge_figure(figure: go.Figure) -> go.Figure:
    """A copy of `figure` with legend, axes and hover 1.3 times as large, at most 520 pixels high.

    Names at marks keep their size: they were placed so that none lies over another.
    """
    large = go.Figure(figure)
    size = round(FONT_SIZE * LARGER)
    large.update_layout(legend_font_size=size, hoverlabel_font_size=size)
    large.update_xaxes(tickfont_size=size - 1, title_font_size=size - 1)
    large.update_yaxes(tickfont_size=size - 1, title_font_size=size - 1)
    if large.layout.height:
        large.update_layout(height=min(MOST_HIGH, round(large.layout.height * LARGER)))
    return large
