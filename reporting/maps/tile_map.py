"""The map of places on an online street map: only for who switches that on, and it needs WebGL.

The reader's browser then fetches pictures of the area from OpenStreetMap's server, which sees the
reader's address and the area, never an answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from reporting.figures.style import dress_figure, palette
from reporting.maps.places_map import HEIGHT, HOVER, custom_rows
from reporting.maps.scene import Scene, lay_out_map
from reporting.maps.shades import shade_colour
from reporting.words.words import Words


def draw_tile_map(
    units: pd.DataFrame,
    areas: Mapping[str, str],
    words: Words,
    *,
    shades: Sequence[str],
    chosen: str = "",
    dark: bool = False,
) -> go.Figure:
    """The same circles as `reporting.maps.places_map.draw_places_map` on OpenStreetMap tiles.

    Arguments as there; the street map stands in for the drawn `areas`, which only set what is in
    view. `chosen` is put in the middle.
    """
    scene = lay_out_map(units, areas)
    colours = palette(dark)
    figure = go.Figure()
    for shade in shades:
        own = scene.points[scene.points["shade"] == shade]
        figure.add_scattermap(
            lat=own["latitude"].tolist() or [None],
            lon=own["longitude"].tolist() or [None],
            mode="markers",
            name=words(f"map_shades.{shade}"),
            marker={
                "size": own["diameter"].tolist() or 12,
                "color": shade_colour(shade, colours),
                "opacity": 0.85,
            },
            customdata=custom_rows(own) or None,
            hovertemplate=HOVER,
            showlegend=True,
        )
    middle = scene.points[scene.points["unit_id"] == chosen]
    middle = scene.points if middle.empty else middle
    figure.update_layout(
        map={
            "style": "open-street-map",
            "center": {"lat": float(middle["latitude"].mean()), "lon": float(middle["longitude"].mean())},
            "zoom": _zoom(scene),
        }
    )
    dress_figure(figure, words.separators, dark=dark, height=HEIGHT)
    return figure.update_layout(dragmode="pan", margin={"l": 0, "r": 0, "t": 8, "b": 0})


def _zoom(scene: Scene) -> float:
    """Zoom at which the width fits 700 pixels: each step of a web map halves what is seen."""
    width_km = max(scene.bounds[2] - scene.bounds[0], scene.bounds[3] - scene.bounds[1])
    zoom, seen = 0.0, 40075.0 * 700 / 512
    while seen / 2 > width_km * 1.1 and zoom < 17:
        zoom, seen = zoom + 1, seen / 2
    return zoom
