"""How often against how evenly: 'often said' and 'broadly shared' as two directions of one plane."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from reporting.figures.axes import HOVER, highest_share, hover_rows, share_axis
from reporting.figures.safe_text import plotly_safe
from reporting.figures.style import Palette, dress_figure, palette
from reporting.words.words import Words

SHAPES = {
    "shared": "circle",
    "quietly_shared": "circle-open",
    "place_bound": "square",
    "group_interest": "diamond",
    "minority": "star",
    "divided": "x",
    "too_small": "circle-open-dot",
}
"""A shape per kind, so that the plane also reads without colour."""


def draw_sharedness_plane(
    table: pd.DataFrame,
    words: Words,
    *,
    reach_line: float = 0.05,
    breadth_line: float = 0.5,
    dark: bool = False,
) -> go.Figure:
    """A mark per interest: reach (x) against the smaller of its breadths (y), with lines at the thresholds.

    `table`: columns label, kind, n_respondents, reach, breadth (0..1), said. Rows without a breadth
    must be left out by the caller. `reach_line`, `breadth_line`: shares 0..1 where the fields meet.
    """
    colours = palette(dark)
    figure = go.Figure()
    for number, (kind, own) in enumerate(table.groupby("kind", sort=True)):
        figure.add_scatter(
            x=own["reach"].tolist(),
            y=own["breadth"].tolist(),
            mode="markers+text",
            name=words.kind(str(kind)),
            text=[plotly_safe(label, 22) for label in own["label"]],
            textposition=["middle left" if reach > 0.6 else "middle right" for reach in own["reach"]],
            textfont={"size": 12, "color": colours.ink},
            marker={
                "size": [10 + min(18.0, 1.2 * float(n) ** 0.5) for n in own["n_respondents"]],
                "color": _colour(str(kind), number, colours),
                "symbol": SHAPES.get(str(kind), "hexagon"),
                "line": {"width": 1.5, "color": colours.card},
            },
            customdata=hover_rows(own["said"].tolist()),
            hovertemplate=HOVER,
            cliponaxis=False,
        )
    _fields(figure, words, colours, reach_line, breadth_line)
    top = highest_share(*table["reach"].tolist(), 0.2)
    figure.update_xaxes(**share_axis(words, min(1.0, top + 0.1)), title_text=words("figures.plane.reach"))
    figure.update_yaxes(
        **share_axis(words) | {"range": [-0.03, 1.06]}, title_text=words("figures.plane.breadth")
    )
    return dress_figure(figure, words.separators, dark=dark, height=480)


def _colour(kind: str, number: int, colours: Palette) -> str:
    known = list(SHAPES)
    return colours.series[known.index(kind) % len(colours.series)] if kind in known else colours.rest


def _fields(
    figure: go.Figure, words: Words, colours: Palette, reach_line: float, breadth_line: float
) -> None:
    figure.add_vline(x=reach_line, line={"dash": "dot", "color": colours.soft, "width": 1})
    figure.add_hline(y=breadth_line, line={"dash": "dot", "color": colours.soft, "width": 1})
    for name, x, y in (("shared", 0.995, 1.0), ("one_group", 0.995, 0.0)):
        figure.add_annotation(
            xref="x domain", yref="y domain", x=x, y=y, text=words(f"figures.plane.{name}"), showarrow=False,
            xanchor="right", yanchor="bottom", font={"color": colours.soft, "size": 12},
        )  # fmt: skip
