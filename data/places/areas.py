"""In which area a point lies."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd


def find_areas(points: pd.DataFrame, areas: Mapping[str, str]) -> pd.Series[str]:
    """Give back the unit_id of the smallest area that holds each point, '' when none does.

    `points`: columns latitude, longitude in degrees WGS84, missing allowed; `areas`: unit_id → WKT
    polygon in EPSG:4326. No areas or zero points give ''.
    """
    found = np.full(len(points), "", dtype=object)
    known = points["latitude"].notna() & points["longitude"].notna()
    if not areas or not known.any():
        return pd.Series(found, index=points.index, dtype="str")
    # Loaded only by a study that has areas.
    import shapely

    units = sorted(areas)
    polygons = shapely.make_valid(shapely.from_wkt([areas[unit] for unit in units]))
    tree = shapely.STRtree(polygons)
    where = np.flatnonzero(known.to_numpy())
    dots = shapely.points(points["longitude"].to_numpy()[where], points["latitude"].to_numpy()[where])
    dot, polygon = tree.query(dots, predicate="intersects")
    # Largest first, so that the smallest area is written last.
    order = np.lexsort((polygon, -shapely.area(polygons)[polygon]))
    found[where[dot[order]]] = np.array(units, dtype=object)[polygon[order]]
    return pd.Series(found, index=points.index, dtype="str")
