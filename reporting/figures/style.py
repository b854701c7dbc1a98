"""The one look of charts, maps and slides: colours, typeface, template. No figure has colours of its own.

Seven colours (light) or six (dark) that readers with any colour vision tell apart, then grey. The
single accent, ink and lines are those of the screens (.streamlit/config.toml).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import plotly.graph_objects as go

FONT = "Inter, Carlito, Helvetica, Arial, sans-serif"
FONT_SIZE = 14


@dataclass(frozen=True)
class Palette:
    """Colours for one ground, as #RRGGBB.

    `low`, `middle`, `high`: ordinal scale around the mean; `unsure`: shown when a difference is not
    certain; `area`: fill of a village on the map; `strong`: from weak to strong, for one theme.
    """

    paper: str
    card: str
    ink: str
    soft: str
    line: str
    accent: str
    rest: str
    series: tuple[str, ...]
    low: str
    middle: str
    high: str
    unsure: str
    area: str
    strong: tuple[str, ...]


LIGHT = Palette(
    paper="#FBFAF7",
    card="#FFFFFF",
    ink="#1B2A30",
    soft="#55646B",
    line="#E0DBD0",
    accent="#0E5E6B",
    rest="#8A8F92",
    series=("#0072B2", "#D55E00", "#6D0000", "#492449", "#499292", "#B62449", "#0000B6"),
    low="#B35806",
    middle="#C9CDD2",
    high="#2166AC",
    unsure="#A9AFB3",
    area="#EFEBE2",
    strong=("#C6DFE2", "#79B4BC", "#32808D", "#0E5E6B"),
)
DARK = Palette(
    paper="#10191D",
    card="#162126",
    ink="#E8EEF0",
    soft="#B4C2C8",
    line="#2B3A41",
    accent="#6CC5D0",
    rest="#8E9A9F",
    series=("#56B4E9", "#B6496D", "#FFDB00", "#4949FF", "#DB6D00", "#49DBB6"),
    low="#E08A3C",
    middle="#5D6A70",
    high="#6AA9E0",
    unsure="#6F7C82",
    area="#1C2A30",
    strong=("#27444B", "#3B7882", "#53A0AB", "#8EE0EA"),
)


def palette(dark: bool = False) -> Palette:
    """The colours for a light or a dark ground."""
    return DARK if dark else LIGHT


@cache
def plotly_template(dark: bool = False) -> go.layout.Template:
    """Plotly template of this look: typeface, colours, quiet lines, transparent ground."""
    colours = palette(dark)
    axis = {
        "gridcolor": colours.line,
        "zerolinecolor": colours.line,
        "linecolor": colours.line,
        "tickfont": {"color": colours.soft, "size": FONT_SIZE - 1},
        "title": {"font": {"color": colours.soft, "size": FONT_SIZE - 1}},
        "automargin": True,
    }
    layout = go.Layout(
        font={"family": FONT, "size": FONT_SIZE, "color": colours.ink},
        colorway=[*colours.series, colours.rest],
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        xaxis=axis,
        yaxis=axis,
        legend={"font": {"color": colours.ink}, "orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0},
        hoverlabel={"bgcolor": colours.card, "bordercolor": colours.line, "font": {"color": colours.ink}},
        margin={"l": 8, "r": 16, "t": 24, "b": 8},
    )
    return go.layout.Template(layout=layout)


def dress_figure(figure: go.Figure, separators: str, *, dark: bool = False, height: int = 320) -> go.Figure:
    """The same figure in the look of the house.

    `separators`: decimal and thousands sign, e.g. ",." for Dutch; `height` in pixels. Text colours
    are set on the axes themselves, because a screen's own theme may paint over a template.
    """
    colours = palette(dark)
    figure.update_layout(
        template=plotly_template(dark),
        separators=separators,
        height=height,
        font={"family": FONT, "color": colours.ink},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        dragmode=False,
    )
    text = {"tickfont_color": colours.soft, "title_font_color": colours.soft, "gridcolor": colours.line}
    figure.update_xaxes(**text, fixedrange=True)
    figure.update_yaxes(**text, fixedrange=True)
    return figure
