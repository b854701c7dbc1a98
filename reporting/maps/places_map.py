"""Map of places for the screen: circles sized by people on drawn areas. No WebGL, no tile server."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from reporting.figures.safe_text import plotly_safe
from reporting.figures.style import Palette, dress_figure, palette
from reporting.maps.scene import Scene, lay_out_map
from reporting.maps.shades import HOLLOW, SIGNS, outline_colour, shade_colour
from reporting.rows import rows_of
from reporting.words.words import Words

HEIGHT = 560
NAME_SIZE = 12.5
"""Of the names of places; the style of the screens knows them by it and leaves them out on a phone."""
_SCALE = 26.0
"""Pixels between the lower edge of the drawing and the scale bar."""
HOVER = "%{customdata[1]}<extra></extra>"
_SIDES = {"right": "left", "left": "right", "above": "center", "below": "center"}


def draw_places_map(
    units: pd.DataFrame,
    areas: Mapping[str, str],
    words: Words,
    *,
    shades: Sequence[str],
    chosen: str = "",
    dark: bool = False,
) -> go.Figure:
    """A map with a circle per unit; customdata of each circle is [unit_id, sentence].

    `units`: columns unit_id, name, latitude, longitude (degrees, not missing), n_respondents, shade
    (one of `shades`, see reporting.maps.shades), said (sentence when pointed at). At least one row.
    `areas`: unit_id -> WKT polygon in degrees, drawn below. `chosen`: unit_id with a ring around it.
    """
    scene = lay_out_map(units, areas)
    colours = palette(dark)
    figure = go.Figure()
    _draw_areas(figure, scene, colours)
    for shade in shades:
        figure.add_trace(_circles(scene.points[scene.points["shade"] == shade], shade, words, colours))
    _draw_names(figure, scene, colours)
    _draw_ring(figure, scene, chosen, colours)
    _draw_scale(figure, scene, words, colours)
    _draw_sizes(figure, scene, words, colours)
    dress_figure(figure, words.separators, dark=dark, height=HEIGHT)
    west, _, east, north = scene.bounds
    figure.update_xaxes(range=[west, east], visible=False, fixedrange=False, constrain="domain")
    figure.update_yaxes(
        range=[_foot(scene), north],
        visible=False,
        fixedrange=False,
        scaleanchor="x",
        scaleratio=1,
        constrain="domain",
    )
    figure.update_layout(margin={"l": 0, "r": 0, "t": 8, "b": 0}, legend={"itemclick": False})
    return figure


def _circles(own: pd.DataFrame, shade: str, words: Words, colours: Palette) -> go.Scatter:
    """The circles of one shade; without any, the trace still stands in the legend."""
    empty = own.empty
    colour = shade_colour(shade, colours)
    hollow = shade in HOLLOW
    return go.Scatter(
        x=[None] if empty else own["x"].tolist(),
        y=[None] if empty else own["y"].tolist(),
        mode="markers+text" if shade in SIGNS else "markers",
        text=SIGNS.get(shade),
        textfont={"size": 13, "color": colours.card},
        name=words(f"map_shades.{shade}"),
        marker={
            "size": 12 if empty else own["diameter"].tolist(),
            "color": colours.card if hollow else colour,
            "opacity": 0.9,
            "line": {"width": 2 if hollow else 1.5, "color": outline_colour(shade, colours)},
        },
        customdata=None if empty else custom_rows(own),
        hovertemplate=HOVER,
        selected={"marker": {"opacity": 0.9}},
        unselected={"marker": {"opacity": 0.9}},
        showlegend=True,
    )


def custom_rows(own: pd.DataFrame) -> list[list[str]]:
    """Customdata per circle: its unit_id and the sentence for when it is pointed at."""
    rows = zip(own["unit_id"], own["said"], strict=True)
    return [[str(unit), plotly_safe(str(said), 44)] for unit, said in rows]


def _draw_areas(figure: go.Figure, scene: Scene, colours: Palette) -> None:
    for rings in scene.rings.values():
        for ring in rings:
            figure.add_scatter(
                x=[x for x, _ in ring],
                y=[y for _, y in ring],
                mode="lines",
                fill="toself",
                fillcolor=colours.area,
                line={"color": colours.rest, "width": 1.2},
                hoverinfo="skip",
                showlegend=False,
            )


def _draw_names(figure: go.Figure, scene: Scene, colours: Palette) -> None:
    for row in rows_of(scene.points[scene.points["label"] != ""]):
        reach = float(row.diameter) / 2 + 4
        shift = {
            "right": (reach, 0.0),
            "left": (-reach, 0.0),
            "above": (0.0, reach + 6),
            "below": (0.0, -reach - 6),
        }
        dx, dy = shift[str(row.side)]
        figure.add_annotation(
            x=row.x, y=row.y, text=plotly_safe(str(row.label)), showarrow=False, xshift=dx, yshift=dy,
            xanchor=_SIDES[str(row.side)], font={"size": NAME_SIZE, "color": colours.ink},
            captureevents=False,
        )  # fmt: skip


def _draw_ring(figure: go.Figure, scene: Scene, chosen: str, colours: Palette) -> None:
    for row in rows_of(scene.points[scene.points["unit_id"] == chosen]):
        size = float(row.diameter) + 10
        marker = {"size": size, "symbol": "circle-open", "color": colours.ink, "line": {"width": 2.5}}
        figure.add_scatter(
            x=[row.x], y=[row.y], mode="markers", marker=marker, hoverinfo="skip", showlegend=False
        )  # fmt: skip


def _draw_scale(figure: go.Figure, scene: Scene, words: Words, colours: Palette) -> None:
    west, _, east, _ = scene.bounds
    start, foot = west + (east - west) * 0.02, _foot(scene)
    for y0, y1, x0, x1 in (
        (_SCALE, _SCALE, start, start + scene.scale_km),
        (_SCALE - 4, _SCALE + 4, start, start),
        (_SCALE - 4, _SCALE + 4, start + scene.scale_km, start + scene.scale_km),
    ):
        figure.add_shape(
            type="line", xref="x", yref="y", ysizemode="pixel", yanchor=foot, x0=x0, x1=x1, y0=y0, y1=y1,
            line={"color": colours.soft, "width": 2},
        )  # fmt: skip
    figure.add_annotation(
        x=start, y=foot, yshift=_SCALE - 14, text=scale_words(scene.scale_km, words), showarrow=False,
        xanchor="left", font={"size": 12, "color": colours.soft},
    )  # fmt: skip


def _foot(scene: Scene) -> float:
    """North of the lower edge of the drawing: below the land there is room for scale and sizes."""
    _, south, _, north = scene.bounds
    return south - 0.13 * (north - south)


def scale_words(length_km: float, words: Words) -> str:
    """A length as it stands at a scale bar: metres below a kilometre."""
    if length_km < 1:
        return words("figures.metres", n=words.number(1000 * length_km))
    return words("figures.kilometres", n=words.number(length_km))


def _draw_sizes(figure: go.Figure, scene: Scene, words: Words, colours: Palette) -> None:
    """Circles with their number of people, below the map on the right."""
    east, foot = scene.bounds[2], _foot(scene)
    shift = -8.0
    for n, diameter in reversed(scene.sizes):
        text = words.count(n, "people")
        figure.add_annotation(
            x=east, y=foot, xshift=shift, yshift=_SCALE, text=text, showarrow=False, xanchor="right",
            font={"size": 12, "color": colours.soft},
        )  # fmt: skip
        shift -= 7.0 * len(text) + diameter + 8
        figure.add_shape(
            type="circle", xref="x", yref="y", xsizemode="pixel", ysizemode="pixel", xanchor=east,
            yanchor=foot, x0=shift, x1=shift + diameter, y0=_SCALE - diameter / 2, y1=_SCALE + diameter / 2,
            line={"color": colours.soft, "width": 1.5},
        )  # fmt: skip
        shift -= 16
