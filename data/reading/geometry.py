"""GeoJSON geometry → WKT in degrees WGS84, with every position checked.

Positions are numbers that exist and lie on the earth; a height is dropped, an open ring is closed.
Positions in another named projection are turned into degrees by name alone: nothing is fetched.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, NoReturn

from data.reading.finding import refuse
from data.reading.limits import MAX_VERTICES

# How many lists lie around a position.
DEPTHS = {
    "Point": 0,
    "MultiPoint": 1,
    "LineString": 1,
    "MultiLineString": 2,
    "Polygon": 2,
    "MultiPolygon": 3,
}
_Shape = Any


class Geometries:
    """Collects geometries feature by feature and writes them all at once.

    `n_heights`, `n_open`, `n_empty`: positions with a height that was dropped, rings that were
    closed, features without geometry.
    """

    def __init__(self) -> None:
        self.n_heights = self.n_open = self.n_empty = 0
        self._eastings: list[float] = []
        self._northings: list[float] = []
        self._shapes: list[tuple[str, _Shape]] = []

    def add(self, geometry: object, number: int) -> None:
        """Check and keep the geometry of feature `number` (counted from 1); None is an empty one.

        Raises `Refusal` `broken_geometry`, `geometry_kind` or `too_many_vertices`.
        """
        if geometry is None:
            self.n_empty += 1
            self._shapes.append(("", None))
            return
        if not isinstance(geometry, dict):
            _refuse_broken(number)
        kind = geometry.get("type")
        if not isinstance(kind, str) or kind not in DEPTHS:
            refuse("geometry_kind", row=number, kind=kind[:40] if isinstance(kind, str) else "?")
        coordinates = geometry.get("coordinates")
        if not isinstance(coordinates, list):
            _refuse_broken(number)
        if not coordinates:
            self.n_empty += 1
            self._shapes.append(("", None))
            return
        shape = self._keep(coordinates, DEPTHS[kind], number)
        if kind in ("Polygon", "MultiPolygon"):
            for rings in [shape] if kind == "Polygon" else shape:
                for ring in rings:
                    self._close(ring, number)
        elif kind in ("LineString", "MultiLineString"):
            lines = [shape] if kind == "LineString" else shape
            if any(len(line) < 2 for line in lines):
                _refuse_broken(number)
        self._shapes.append((kind.upper(), shape))

    def _keep(self, part: object, depth: int, number: int) -> _Shape:
        """The same nested lists with, instead of each position, its place in the list of positions."""
        if not isinstance(part, list) or not part:
            _refuse_broken(number)
        if depth:
            return [self._keep(inner, depth - 1, number) for inner in part]
        if len(part) < 2 or not all(_is_number(value) for value in part[:2]):
            _refuse_broken(number)
        self.n_heights += len(part) > 2
        if len(self._eastings) >= MAX_VERTICES:
            refuse("too_many_vertices", row=number, limit=MAX_VERTICES)
        self._eastings.append(float(part[0]))
        self._northings.append(float(part[1]))
        return len(self._eastings) - 1

    def _close(self, ring: list[int], number: int) -> None:
        first, last = ring[0], ring[-1]
        is_closed = len(ring) > 1 and (
            self._eastings[first] == self._eastings[last] and self._northings[first] == self._northings[last]
        )
        if not is_closed:
            self.n_open += 1
            ring.append(first)
        if len(ring) < 4:
            _refuse_broken(number)

    def write(self, projection: int) -> list[str]:
        """Give back one WKT text per feature ('' without geometry), in degrees, longitude first.

        `projection`: EPSG number of the positions (4326: they are degrees already). Raises
        `Refusal` `coordinates_not_degrees` for a position that is not on the earth.
        """
        if projection != 4326:
            self._project(projection)
        numbered = enumerate(self._shapes, start=1)
        return [self._to_wkt(kind, shape, number) for number, (kind, shape) in numbered]

    def _project(self, projection: int) -> None:
        # Loaded only for a map in another projection; it needs no network.
        from pyproj import Transformer

        transformer = Transformer.from_crs(projection, 4326, always_xy=True)
        east, north = transformer.transform(self._eastings, self._northings)
        self._eastings = [round(value, 8) for value in east]
        self._northings = [round(value, 8) for value in north]

    def _to_wkt(self, kind: str, shape: _Shape, number: int) -> str:
        if not kind:
            return ""
        text = self._say(shape, number)
        return f"{kind} ({text})" if kind == "POINT" else f"{kind} {text}"

    def _say(self, shape: int | Sequence[_Shape], number: int) -> str:
        if not isinstance(shape, int):
            return f"({', '.join(self._say(part, number) for part in shape)})"
        longitude, latitude = self._eastings[shape], self._northings[shape]
        if not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
            refuse("coordinates_not_degrees", row=number)
        return f"{longitude!r} {latitude!r}"


def _is_number(value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return abs(value) < 1e12 and math.isfinite(value)


def _refuse_broken(number: int) -> NoReturn:
    refuse("broken_geometry", row=number)
