"""How often against how evenly: 'often said' and 'broadly shared' as two directions of one plane."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from reporting.figures.axes import HOVER, highest_share, hover_rows, share_axis
from reporting.figures.safe_text import plotly_safe
from reporting.figures.style import Palette, dress_figure, palette
from reporting.labels import Box, place_labels
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
_CANVAS = (560.0, 380.0)
"""Nominal size of the plane in pixels, used to keep names apart."""
_ANCHORS = {"right": "middle right", "left": "middle left", "above": "top center", "below": "bottom center"}
_MOST_NAMES = 12


def draw_sharedness_plane(
    table: pd.DataFrame,
    words: Words,
    *,
    reach_line: float = 0.05,
    breadth_line: float = 0.5,
    dark: bool = False,
) -> go.Figure:
    """A mark per interest: reach (x) against the smaller of its breadths (y), with lines at the thresholds.

    `table`: columns label, kind, n_respondents, reach, breadth (0..1), said, most important first: when
    names would lie over each other, the later ones only show when pointed at. Rows without a breadth
    must be left out by the caller. `reach_line`, `breadth_line`: shares 0..1 where the fields meet.
    """
    colours = palette(dark)
    top = min(1.0, highest_share(*table["reach"].tolist(), 0.2) + 0.1)
    named = _named(table, top)
    figure = go.Figure()
    for kind, own in named.groupby("kind", sort=True):
        figure.add_scatter(
            x=own["reach"].tolist(),
            y=own["breadth"].tolist(),
            mode="markers+text",
            name=words.kind(str(kind)),
            text=[plotly_safe(label) for label in own["shown"]],
            textposition=own["side"].tolist(),
            textfont={"size": 12, "color": colours.ink},
            marker={
                "size": own["size"].tolist(),
                "color": _colour(str(kind), colours),
                "symbol": SHAPES.get(str(kind), "hexagon"),
                "line": {"width": 1.5, "color": colours.card},
            },
            customdata=hover_rows(own["said"].tolist()),
            hovertemplate=HOVER,
            cliponaxis=False,
        )
    _fields(figure, words, colours, reach_line, breadth_line)
    figure.update_xaxes(**share_axis(words, top), title_text=words("figures.plane.reach"))
    breadths = share_axis(words) | {"range": [-0.08, 1.1]}
    figure.update_yaxes(**breadths, title_text=words("figures.plane.breadth"))
    return dress_figure(figure, words.separators, dark=dark, height=480)


def _named(table: pd.DataFrame, top: float) -> pd.DataFrame:
    """`table` with columns size (pixels), shown (the name where it finds room, else "") and side."""
    sizes = [10 + min(18.0, 1.2 * float(n) ** 0.5) for n in table["n_respondents"]]
    points = zip(table["reach"], table["breadth"], sizes, strict=True)
    circles = [
        Box(reach / top * _CANVAS[0], (breadth + 0.08) / 1.18 * _CANVAS[1], size)
        for reach, breadth, size in points
    ]
    names = [str(label) for label in table["label"]]
    labels = place_labels(circles, names, (0.0, _CANVAS[0]), _MOST_NAMES)
    sides = [_ANCHORS[side] for _, side in labels]
    return table.assign(size=sizes, shown=[label for label, _ in labels], side=sides)


def _colour(kind: str, colours: Palette) -> str:
    known = list(SHAPES)
    return colours.series[known.index(kind) % len(colours.series)] if kind in known else colours.rest


def _fields(
    figure: go.Figure, words: Words, colours: Palette, reach_line: float, breadth_line: float
) -> None:
    figure.add_vline(x=reach_line, line={"dash": "dot", "color": colours.soft, "width": 1})
    figure.add_hline(y=breadth_line, line={"dash": "dot", "color": colours.soft, "width": 1})
    for name, y, anchor in (("shared", 1.0, "top"), ("one_group", 0.0, "bottom")):
        figure.add_annotation(
            xref="x domain", yref="y domain", x=0.995, y=y, text=words(f"figures.plane.{name}"),
            showarrow=False, xanchor="right", yanchor=anchor, font={"color": colours.soft, "size": 12},
        )  # fmt: skip
