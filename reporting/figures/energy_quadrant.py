"""Shared score against goesting: four fields, each with its name, and a mark per interest."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from reporting.figures.axes import HOVER, hover_rows
from reporting.figures.safe_text import plotly_safe
from reporting.figures.style import Palette, dress_figure, palette
from reporting.labels import Box, place_labels
from reporting.words.words import Words

FIELDS = ("white_space", "start_together", "keep_listening", "invite")
"""The fields from left to right, the upper two first."""
LADDER = (0.0, 0.25, 0.5, 0.75, 1.0)
"""Steps of the goesting ladder: no, keep me posted, think along, help, lead."""
_CANVAS = (300.0, 400.0)
"""A phone: names that find room there find it everywhere, and few names keep the plane calm."""
_ANCHORS = {"right": "middle right", "left": "middle left", "above": "top center", "below": "bottom center"}
_MOST_NAMES = 7
_ROOM = 0.05
"""Room above and below the outermost marks, on the ladder of 0 to 1."""


def draw_energy_quadrant(
    table: pd.DataFrame, words: Words, *, middle: float, shared_line: float, dark: bool = False
) -> go.Figure:
    """A mark per interest: shared score (x, 0..100) against mean goesting (y, 0..1), with four named fields.

    `table`: columns label, n_energy, score, energy, is_sure (bool: for certain above or below `middle`, full
    colour; otherwise grey), said, most important first: when names would lie over each other, the later ones
    only show when pointed at. `middle`: mean goesting of everybody; `shared_line`: where 'shared' begins.
    """
    colours = palette(dark)
    low, high = _span(table, middle)
    right = max(60.0, 1.12 * float(table["score"].max())) if len(table) else 60.0
    named = _named(table, (right, low, high))
    figure = go.Figure()
    _shade(figure, words, colours, (shared_line, middle), (right, low, high))
    for is_sure in (True, False):
        own = named[named["is_sure"].astype(bool) == is_sure]
        if len(own):
            figure.add_trace(_marks(own, words, colours, is_sure))
    figure.update_xaxes(range=[-2, right], title_text=words("figures.quadrant.score"), zeroline=False)
    shown = [step for step in LADDER if low <= step <= high]
    figure.update_yaxes(
        range=[low, high],
        tickmode="array",
        tickvals=shown,
        ticktext=[plotly_safe(words(f"figures.ladder.{round(100 * step)}"), 14) for step in shown],
        zeroline=False,
    )
    return dress_figure(figure, words.separators, dark=dark, height=500)


def _marks(own: pd.DataFrame, words: Words, colours: Palette, is_sure: bool) -> go.Scatter:
    return go.Scatter(
        x=own["score"].tolist(),
        y=own["energy"].tolist(),
        mode="markers+text",
        name=words("figures.quadrant.sure" if is_sure else "figures.not_certain"),
        text=[plotly_safe(label) for label in own["shown"]],
        textposition=own["side"].tolist(),
        textfont={"size": 12, "color": colours.ink},
        marker={
            "size": own["size"].tolist(),
            "color": colours.accent if is_sure else colours.unsure,
            "line": {"width": 1.5, "color": colours.card},
        },
        customdata=hover_rows(own["said"].tolist()),
        hovertemplate=HOVER,
        cliponaxis=False,
    )


def _span(table: pd.DataFrame, middle: float) -> tuple[float, float]:
    """The part of the ladder that is drawn: all marks, and a quarter step around the middle at least."""
    values = [*table["energy"].tolist(), middle - 0.1, middle + 0.1]
    return max(-_ROOM, min(values) - _ROOM), min(1.0 + _ROOM, max(values) + _ROOM)


def _named(table: pd.DataFrame, frame: tuple[float, float, float]) -> pd.DataFrame:
    """`table` with columns size (pixels), shown (the name where it finds room, else "") and side."""
    right, low, high = frame
    sizes = [10 + min(18.0, 1.2 * float(n) ** 0.5) for n in table["n_energy"]]
    circles = [
        Box((x + 2) / (right + 2) * _CANVAS[0], (y - low) / (high - low) * _CANVAS[1], size)
        for x, y, size in zip(table["score"], table["energy"], sizes, strict=True)
    ]
    labels = place_labels(circles, [str(label) for label in table["label"]], (0.0, _CANVAS[0]), _MOST_NAMES)
    return table.assign(
        size=sizes, shown=[label for label, _ in labels], side=[_ANCHORS[side] for _, side in labels]
    )


def _shade(
    figure: go.Figure,
    words: Words,
    colours: Palette,
    lines: tuple[float, float],
    frame: tuple[float, float, float],
) -> None:
    """The four fields behind the marks, the upper right one tinted, each with its name in its corner."""
    (shared, middle), (right, low, high) = lines, frame
    boxes = {
        "white_space": (-2.0, shared, middle, high),
        "start_together": (shared, right, middle, high),
        "keep_listening": (-2.0, shared, low, middle),
        "invite": (shared, right, low, middle),
    }
    for field in FIELDS:
        left, end, bottom, top = boxes[field]
        tint = colours.strong[0] if field == "start_together" else colours.area
        figure.add_shape(
            type="rect", x0=left, x1=end, y0=bottom, y1=top, layer="below",
            fillcolor=tint, opacity=0.55 if field == "start_together" else 0.45, line={"width": 0},
        )  # fmt: skip
        is_right, is_top = left >= shared, bottom >= middle
        figure.add_annotation(
            x=end if is_right else left, y=top if is_top else bottom,
            xanchor="right" if is_right else "left", yanchor="top" if is_top else "bottom",
            xshift=-8 if is_right else 6, yshift=-4 if is_top else 4,
            text=plotly_safe(words(f"figures.quadrant.{field}"), 10), showarrow=False,
            align="right" if is_right else "left",
            font={"color": colours.soft, "size": 13},
        )  # fmt: skip
    figure.add_vline(x=shared, line={"dash": "dot", "color": colours.soft, "width": 1})
    figure.add_hline(y=middle, line={"dash": "dot", "color": colours.soft, "width": 1})
