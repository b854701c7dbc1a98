"""Shapes in a list of places: WKT cells → valid polygons, and a point in the middle of each."""

from __future__ import annotations

from typing import Any

import pandas as pd

_DECIMALS = 6


def read_areas(cells: pd.Series[str]) -> pd.Series[str]:
    """Give back a valid polygon or multipolygon per cell as WKT, '' where the cell holds none.

    `cells`: WKT in degrees (EPSG:4326), '' = none. Rings that touch or cross themselves are put
    right, a third dimension is left out, coordinates get six decimals (about 0.1 m).
    """
    is_area = cells.str.contains("POLYGON", case=False)
    if not is_area.any():
        return pd.Series("", index=cells.index, dtype="str")
    # Loaded only by a list that has areas.
    import shapely

    written = [cell if found else None for cell, found in zip(cells, is_area, strict=True)]
    shapes = shapely.from_wkt(written, on_invalid="ignore")
    texts = [_to_polygon_text(shape) for shape in shapely.make_valid(shapely.force_2d(shapes))]
    return pd.Series(texts, index=cells.index, dtype="str")


def _to_polygon_text(shape: Any) -> str:
    """Lines and points that are left over when a polygon is put right are no area."""
    import shapely

    if shape is None:
        return ""
    parts = [part for part in shapely.get_parts(shape) if part.geom_type in ("Polygon", "MultiPolygon")]
    area = parts[0] if len(parts) == 1 else shapely.union_all(parts)
    if area.is_empty or not _is_in_degrees(area.bounds):
        return ""
    return str(shapely.to_wkt(area, rounding_precision=_DECIMALS))


def _is_in_degrees(bounds: tuple[float, float, float, float]) -> bool:
    west, south, east, north = bounds
    return -180 <= west <= east <= 180 and -90 <= south <= north <= 90


def middle_of(areas: pd.Series[str]) -> pd.DataFrame:
    """Give back latitude and longitude of a point within each area, missing where there is none.

    `areas`: WKT as from `read_areas`. The centroid where it lies within the area, else a point on it.
    """
    points = pd.DataFrame({"latitude": float("nan"), "longitude": float("nan")}, index=areas.index)
    is_area = areas != ""
    if not is_area.any():
        return points
    import shapely

    shapes = shapely.from_wkt(areas[is_area].to_numpy(dtype=object))
    centres = shapely.centroid(shapes)
    inside = [
        centre if shape.contains(centre) else shape.representative_point()
        for shape, centre in zip(shapes, centres, strict=True)
    ]
    points.loc[is_area, "latitude"] = shapely.get_y(inside)
    points.loc[is_area, "longitude"] = shapely.get_x(inside)
    return points
