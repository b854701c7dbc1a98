"""Pins on the map: the known place beside a pin, cells of pins without a name, middle points of units."""

from __future__ import annotations

import numpy as np
import pandas as pd

from data.model import Level

_BESIDE_KM = 0.15
# A cell of about 550 by 560 metres in Belgium.
_CELL_NORTH, _CELL_EAST = 0.005, 0.008
_KM_PER_DEGREE = 111.2


def find_pin_places(pins: pd.DataFrame, known: pd.DataFrame) -> list[tuple[str, str]]:
    """Give back per pin the id of the known place within 150 m ('' = none) and the name of its cell.

    `pins`: latitude, longitude in degrees, none missing; `known`: schema PLACES. The name of
    a cell is its middle, 'latitude, longitude' with three decimals.
    """
    north = (np.floor(pins["latitude"] / _CELL_NORTH) + 0.5) * _CELL_NORTH
    east = (np.floor(pins["longitude"] / _CELL_EAST) + 0.5) * _CELL_EAST
    names = [f"{y:.3f}, {x:.3f}" for y, x in zip(north, east, strict=True)]
    spots = known[known["level"].isin([Level.PLACE, Level.STREET]) & known["latitude"].notna()]
    return list(zip(_nearest(pins, spots), names, strict=True))


def _nearest(pins: pd.DataFrame, spots: pd.DataFrame) -> list[str]:
    if spots.empty:
        return [""] * len(pins)
    y, x = pins["latitude"].to_numpy()[:, None], pins["longitude"].to_numpy()[:, None]
    north = (y - spots["latitude"].to_numpy()[None, :]) * _KM_PER_DEGREE
    east = (x - spots["longitude"].to_numpy()[None, :]) * _KM_PER_DEGREE * np.cos(np.radians(y))
    distance = np.hypot(north, east)
    ids = spots["place_id"].to_numpy()
    best = distance.argmin(axis=1)
    is_beside = distance.min(axis=1) <= _BESIDE_KM
    return [str(ids[place]) if near else "" for place, near in zip(best, is_beside, strict=True)]


def fill_coordinates(places: pd.DataFrame, mentions: pd.DataFrame, mentioned: pd.Series[str]) -> pd.DataFrame:
    """Give back `places` with a point for every unit that can have one.

    A unit without point gets the median of its pins (quality 'pins'); a larger unit the median of
    the points below it ('estimate'). `mentions`: latitude, longitude per mention; `mentioned`: its
    place_id. Known points stay, with quality 'given' when the list says nothing.
    """
    filled = places.copy()
    given = filled["latitude"].notna() & filled["longitude"].notna()
    filled.loc[given & (filled["coordinate_quality"] == ""), "coordinate_quality"] = "given"
    medians = mentions[["latitude", "longitude"]].groupby(mentioned.to_numpy()).median().dropna()
    _fill(filled, medians, "pins")
    for level in (Level.STREET, Level.QUARTER, Level.VILLAGE, Level.MUNICIPALITY):
        below = filled.groupby("parent_id")[["latitude", "longitude"]].median().dropna()
        _fill(filled, below[below.index.isin(filled.loc[filled["level"] == level, "place_id"])], "estimate")
    return filled


def _fill(places: pd.DataFrame, points: pd.DataFrame, quality: str) -> None:
    empty = places["latitude"].isna() | places["longitude"].isna()
    target = empty & places["place_id"].isin(points.index)
    found = points.reindex(places.loc[target, "place_id"])
    places.loc[target, ["latitude", "longitude"]] = found[["latitude", "longitude"]].to_numpy()
    places.loc[target, "coordinate_quality"] = quality
