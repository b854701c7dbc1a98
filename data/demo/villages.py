"""Schematic areas of the villages: what lies nearest to each village centre, inside an outline drawn by hand.

They are no boundaries: only a ground for the map, so that six villages can be told apart.
"""

from __future__ import annotations

import json
from typing import Any

from data.demo.settings import read_places

_OUTLINE = (
    (3.606, 50.922), (3.613, 50.936), (3.628, 50.945), (3.648, 50.952), (3.660, 50.961), (3.681, 50.963),
    (3.700, 50.956), (3.712, 50.949), (3.735, 50.947), (3.746, 50.936), (3.743, 50.921), (3.728, 50.911),
    (3.722, 50.898), (3.705, 50.890), (3.684, 50.896), (3.668, 50.899), (3.652, 50.901), (3.633, 50.899),
    (3.615, 50.908),
)  # fmt: skip
_SQUEEZE = 0.63
"""Length of a degree of longitude over one of latitude at 50.93° north."""


def write_village_areas() -> str:
    """Give back GeoJSON (EPSG:4326): one polygon per village plus the outline of the municipality."""
    # Loaded only when the areas are made again.
    import shapely

    centres = {
        key: (float(row["lon"]) * _SQUEEZE, float(row["lat"]))
        for key, row in read_places().items()
        if row["niveau"] == "deelgemeente"
    }
    outline = shapely.Polygon([(longitude * _SQUEEZE, latitude) for longitude, latitude in _OUTLINE])
    cells = shapely.get_parts(
        shapely.voronoi_polygons(shapely.MultiPoint(list(centres.values())), extend_to=outline.buffer(0.1))
    )
    features = [_make_feature("G0", "Gemeente Gavere", list(outline.exterior.coords))]
    for key, centre in centres.items():
        cell = next(cell for cell in cells if cell.contains(shapely.Point(centre)))
        ring = shapely.normalize(cell.intersection(outline)).exterior.coords
        features.append(_make_feature(key, read_places()[key]["deelgemeente"], list(ring)))
    lines = ",\n".join(json.dumps(feature, ensure_ascii=False) for feature in features)
    return f'{{"type": "FeatureCollection", "features": [\n{lines}\n]}}\n'


def _make_feature(unit_id: str, name: str, ring: list[tuple[float, ...]]) -> dict[str, Any]:
    points = [[round(point[0] / _SQUEEZE, 5), round(point[1], 5)] for point in ring]
    return {
        "type": "Feature",
        "properties": {"unit_id": unit_id, "name": name, "note": "schematisch, geen echte grens"},
        "geometry": {"type": "Polygon", "coordinates": [points]},
    }
