"""From degrees to kilometres on a flat sheet, so that a map has the right shape without a map server."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import shapely

KM_PER_DEGREE = 111.32
_NICE = (1.0, 2.0, 5.0)


@dataclass(frozen=True)
class Sheet:
    """A flat sheet around one point: east and north in km. Right within 1 % for a town."""

    latitude: float
    longitude: float

    def east(self, longitude: float) -> float:
        """Kilometres east of the middle of the sheet."""
        return (longitude - self.longitude) * KM_PER_DEGREE * math.cos(math.radians(self.latitude))

    def north(self, latitude: float) -> float:
        """Kilometres north of the middle of the sheet."""
        return (latitude - self.latitude) * KM_PER_DEGREE


Ring = tuple[tuple[float, float], ...]


def outlines(areas: Mapping[str, str], sheet: Sheet) -> dict[str, list[Ring]]:
    """Outer rings of each area in km; `areas` maps unit_id -> WKT polygon or multipolygon (EPSG:4326)."""
    return {unit: _rings(shapely.from_wkt(wkt), sheet) for unit, wkt in areas.items()}


def _rings(shape: shapely.Geometry, sheet: Sheet) -> list[Ring]:
    parts = [
        part for part in shapely.get_parts(shape) if isinstance(part, shapely.Polygon) and not part.is_empty
    ]
    rings: list[Ring] = []
    for part in parts:
        points = shapely.get_coordinates(part.exterior)
        rings.append(tuple((sheet.east(float(x)), sheet.north(float(y))) for x, y in points))
    return rings


def scale_length(width_km: float) -> float:
    """A round length in km (1, 2 or 5 times a power of ten), at most a quarter of `width_km` (> 0)."""
    most = width_km / 4
    power = 10.0 ** math.floor(math.log10(most))
    return max(step * power for step in _NICE if step * power <= most * (1 + 1e-9))
