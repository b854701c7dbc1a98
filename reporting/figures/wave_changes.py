"""What changed between two rounds: the difference with its interval, on the band that cannot be shown."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from reporting.figures.axes import HOVER, hover_rows, name_axis
from reporting.figures.style import Palette, dress_figure, palette
from reporting.words.words import Words


def draw_wave_changes(table: pd.DataFrame, words: Words, *, dark: bool = False) -> go.Figure:
    """One row per interest: a dot for later minus earlier with its interval, on a band of ± the smallest
    change that these numbers can show.

    `table`: columns name, difference, low, high, detectable (shares, −1..1), is_sure (bool, a change that
    can be shown: full colour; otherwise grey), said. Zero rows give an empty figure.
    """
    colours = palette(dark)
    rows = list(range(len(table)))
    figure = go.Figure()
    figure.add_bar(
        x=(2 * table["detectable"]).tolist(),
        base=(-table["detectable"]).tolist(),
        y=rows,
        orientation="h",
        width=0.72,
        name=words("figures.changes.band"),
        marker={"color": colours.area, "line": {"width": 0}},
        hoverinfo="skip",
    )
    for is_sure, name in ((True, "figures.changes.shown"), (False, "figures.changes.not_shown")):
        own = table["is_sure"].astype(bool).to_numpy() == is_sure
        if own.any():
            figure.add_trace(
                _dots(table[own], [row for row in rows if own[row]], words(name), is_sure, colours)
            )
    reach = max([0.1, *table["high"].abs(), *table["low"].abs(), *table["detectable"]]) * 1.06
    ticks = [step / 100 for step in range(-100, 101, 10 if reach > 0.15 else 5) if abs(step) <= 100 * reach]
    figure.update_xaxes(
        range=[-reach, reach],
        tickmode="array",
        tickvals=ticks,
        ticktext=[("+" if tick > 0 else "") + words.number(100 * tick) for tick in ticks],
        zeroline=False,
        title_text=words("figures.changes.axis"),
    )
    figure.update_yaxes(**name_axis(table["name"].tolist()))
    figure.add_vline(x=0, line={"color": colours.soft, "width": 1.5})
    return dress_figure(figure, words.separators, dark=dark, height=130 + 36 * max(1, len(rows)))


def _dots(own: pd.DataFrame, rows: list[int], name: str, is_sure: bool, colours: Palette) -> go.Scatter:
    colour = colours.accent if is_sure else colours.unsure
    return go.Scatter(
        x=own["difference"].tolist(),
        y=rows,
        mode="markers",
        name=name,
        marker={
            "size": 13,
            "color": colour,
            "symbol": "circle",
            "opacity": 1,
            "line": {"width": 1.5, "color": colours.card},
        },
        error_x={
            "type": "data", "symmetric": False, "color": colour, "thickness": 2.2, "width": 0,
            "array": (own["high"] - own["difference"]).clip(lower=0).tolist(),
            "arrayminus": (own["difference"] - own["low"]).clip(lower=0).tolist(),
        },
        customdata=hover_rows(own["said"].tolist()),
        hovertemplate=HOVER,
    )  # fmt: skip
