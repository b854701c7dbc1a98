"""What stands where on a map of places, worked out once and drawn alike on screen and on a slide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from reporting.labels import Box, place_labels
from reporting.maps.projection import Ring, Sheet, outlines, scale_length

CANVAS = (760.0, 540.0)
"""Nominal size of a map in pixels, used to keep names from overlapping."""
SMALLEST, LARGEST = 9.0, 44.0
_SIZES = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)


@dataclass(frozen=True)
class Scene:
    """A map ready to draw; x is km east, y km north.

    `points`: the units with x, y, diameter (pixels), label ("" = none) and side (right, left, above,
    below) added; largest first, so that small ones lie on top. `rings`: outlines per area. `bounds`:
    west, south, east, north. `scale_km`: length of the scale bar. `sizes`: numbers of people with
    their diameter, for the legend.
    """

    points: pd.DataFrame
    rings: dict[str, list[Ring]]
    bounds: tuple[float, float, float, float]
    scale_km: float
    sizes: tuple[tuple[int, float], ...]


def lay_out_map(
    units: pd.DataFrame,
    areas: Mapping[str, str],
    *,
    n_labels: int = 12,
    canvas: tuple[float, float] = CANVAS,
) -> Scene:
    """Everything of a map with its place on the sheet.

    `units`: columns unit_id, name, latitude, longitude (degrees, not missing), n_respondents; at
    least one row. `areas`: unit_id -> WKT. `canvas`: room in pixels, for names. Areas of circles are in
    proportion to people.
    """
    ordered = units.sort_values(["n_respondents", "unit_id"], ascending=[False, True], ignore_index=True)
    sheet = Sheet(float(ordered["latitude"].mean()), float(ordered["longitude"].mean()))
    x = [sheet.east(value) for value in ordered["longitude"]]
    y = [sheet.north(value) for value in ordered["latitude"]]
    most = max(1, int(ordered["n_respondents"].max()))
    diameters = [_diameter(int(n), most) for n in ordered["n_respondents"]]
    rings = outlines(areas, sheet)
    bounds = _bounds(x, y, rings)
    width = bounds[2] - bounds[0]
    per_km = min(canvas[0] / width, canvas[1] / (bounds[3] - bounds[1]))
    boxes = [Box(px * per_km, py * per_km, d) for px, py, d in zip(x, y, diameters, strict=True)]
    frame = tuple(bound * per_km for bound in bounds)
    labels = place_labels(boxes, [str(name) for name in ordered["name"]], (frame[0], frame[2]), n_labels)
    points = ordered.assign(
        x=x, y=y, diameter=diameters, label=[label for label, _ in labels], side=[side for _, side in labels]
    )
    sizes = tuple((n, _diameter(n, most)) for n in _round_sizes(most))
    return Scene(points, rings, bounds, scale_length(width), sizes)


def _diameter(n: int, most: int) -> float:
    return float(max(SMALLEST, LARGEST * (max(0, n) / most) ** 0.5))


def _round_sizes(most: int) -> list[int]:
    """Two or three round numbers of people, up to the largest on the map."""
    fitting = [n for n in _SIZES if n <= most]
    return sorted({fitting[-1], *(n for n in fitting if n <= most / 4)}, reverse=True)[:2][::-1]


def _bounds(
    x: list[float], y: list[float], rings: Mapping[str, list[Ring]]
) -> tuple[float, float, float, float]:
    """The box around everything with a margin; at least a kilometre wide and high."""
    corners = [corner for own in rings.values() for ring in own for corner in ring]
    xs, ys = [*x, *(cx for cx, _ in corners)], [*y, *(cy for _, cy in corners)]
    wide, high = max(1.0, max(xs) - min(xs)), max(1.0, max(ys) - min(ys))
    middle_x, middle_y = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2
    margin = 0.56 if rings else 0.6
    return (
        middle_x - wide * margin,
        middle_y - high * margin,
        middle_x + wide * margin,
        middle_y + high * margin,
    )
