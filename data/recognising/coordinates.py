"""Coordinate cells → degrees WGS84: pairs in one cell, WKT, swapped columns, Lambert 72 and 2008.

The system is recognised by the range of the numbers as a whole (Belgium's systems do not overlap)
and said in a note, never applied to single rows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import pandas as pd

_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")
_DECIMAL_COMMA = re.compile(r"(\d),(\d)")
_BELGIUM = ((49.3, 51.7), (2.3, 6.6))
# EPSG code → range of x and of y within Belgium, in metres.
_METRIC = {
    31370: ((20_000, 300_000), (20_000, 260_000)),
    3812: ((515_000, 805_000), (515_000, 760_000)),
    3857: ((280_000, 715_000), (6_300_000, 6_750_000)),
}
_FAR_KM = 5.0


@dataclass(frozen=True)
class Points:
    """Degrees per row (columns latitude, longitude; missing = none) and what was noticed: code → rows."""

    frame: pd.DataFrame
    system: str
    noticed: dict[str, list[int]]


def read_pair_columns(latitudes: pd.Series[str], longitudes: pd.Series[str]) -> Points:
    """Give back the points of two coordinate columns.

    `latitudes`, `longitudes`: `str` with the same index (source rows); decimal commas allowed.
    Swapped columns are put right for the column as a whole. Unreadable or impossible pairs and
    0,0 become missing and are noticed with their rows. Zero rows give zero points.
    """
    return _settle(_to_numbers(latitudes), _to_numbers(longitudes))


def read_geometry_column(cells: pd.Series[str]) -> Points:
    """Give back the points of one column with 'lat, lon', WKT or a GeoJSON geometry per cell.

    `cells`: `str`, index = source rows. A line or area gives the mean of its corners.
    """
    pairs = [_read_geometry(cell) for cell in cells]
    frame = pd.DataFrame(pairs, columns=["y", "x"], index=cells.index, dtype=float)
    return _settle(frame["y"], frame["x"])


def _to_numbers(cells: pd.Series[str]) -> pd.Series[float]:
    texts = cells.str.strip().str.replace(r"^([-+]?\d+),(\d+)$", r"\1.\2", regex=True)
    return pd.to_numeric(texts.where(texts != ""), errors="coerce").astype(float)


def _read_geometry(cell: str) -> tuple[float, float]:
    """(y, x): plain pairs are written latitude first, WKT and GeoJSON x first."""
    text = cell.strip()
    is_plain = not text[:1].isalpha() and not text.startswith("{")
    if is_plain and re.search(r"\d,\d+\s*[;\s]\s*[-+]?\d+,\d", text):
        text = _DECIMAL_COMMA.sub(r"\1.\2", text)
    numbers = [float(number) for number in _NUMBER.findall(text.split(";")[-1] if "SRID" in text else text)]
    if len(numbers) < 2:
        return np.nan, np.nan
    if is_plain:
        return numbers[0], numbers[1]
    step = 3 if re.match(r"\w+\s*Z", text) else 2
    xs, ys = numbers[0::step], numbers[1::step]
    return float(np.mean(ys)), float(np.mean(xs[: len(ys)]))


def _settle(latitudes: pd.Series[float], longitudes: pd.Series[float]) -> Points:
    y, x = latitudes, longitudes
    given = latitudes.notna() | longitudes.notna()
    noticed: dict[str, list[int]] = {}
    at_zero = (y == 0) & (x == 0)
    system, y, x = _to_degrees(y.mask(at_zero), x.mask(at_zero))
    wrong = given & ~(y.between(-90, 90) & x.between(-180, 180))
    frame = pd.DataFrame({"latitude": y.mask(wrong), "longitude": x.mask(wrong)})
    for code, mask in (("coordinates_unusable", wrong), ("coordinates_far", find_far_points(frame))):
        if mask.any():
            noticed[code] = [int(row) for row in frame.index[mask]]
    return Points(frame, system, noticed)


def _to_degrees(y: pd.Series[float], x: pd.Series[float]) -> tuple[str, pd.Series[float], pd.Series[float]]:
    if not (y.notna() & x.notna()).any():
        return "", y, x
    middle_y, middle_x = float(y.median()), float(x.median())
    if _inside(middle_x, _BELGIUM[0]) and _inside(middle_y, _BELGIUM[1]):
        return "swapped", x, y
    if abs(middle_y) <= 90 and abs(middle_x) <= 180:
        return "wgs84", y, x
    if abs(middle_x) <= 90 and abs(middle_y) <= 180:
        return "swapped", x, y
    for code, (x_range, y_range) in _METRIC.items():
        for name, east, north in ((f"EPSG:{code}", x, y), (f"EPSG:{code} swapped", y, x)):
            if _inside(float(east.median()), x_range) and _inside(float(north.median()), y_range):
                longitude, latitude = _project(east, north, code)
                return name, latitude, longitude
    return "unknown", y, x


def _inside(value: float, limits: tuple[float, float]) -> bool:
    return limits[0] <= value <= limits[1]


def _project(
    east: pd.Series[float], north: pd.Series[float], code: int
) -> tuple[pd.Series[float], pd.Series[float]]:
    """Metres → degrees; the projection library is only loaded by a file that needs it."""
    from pyproj import Transformer

    transformer = Transformer.from_crs(code, 4326, always_xy=True)
    longitude, latitude = transformer.transform(east.to_numpy(float), north.to_numpy(float))
    degrees = pd.DataFrame({"lon": longitude, "lat": latitude}, index=east.index).replace(
        [np.inf, -np.inf], np.nan
    )
    return degrees["lon"], degrees["lat"]


def find_far_points(points: pd.DataFrame) -> pd.Series[bool]:
    """Give back which points lie far from all the others: over 5 km and over 6 times the usual distance.

    `points`: columns latitude, longitude in degrees (missing allowed). The usual distance is the
    median distance to the median point (equirectangular, 111.2 km a degree), so a few wrong points
    do not move it. Under 10 points nothing is called far.
    """
    known = points.dropna()
    if len(known) < 10:
        return pd.Series(False, index=points.index)
    centre = known.median()
    north = (points["latitude"] - centre["latitude"]) * 111.2
    east = (points["longitude"] - centre["longitude"]) * 111.2 * np.cos(np.radians(centre["latitude"]))
    distance = np.hypot(north, east)
    return pd.Series(distance > max(_FAR_KM, 6 * float(distance.median())), index=points.index)
