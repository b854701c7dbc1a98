"""Places and the larger units around them: names, and which places lie in which unit."""

from __future__ import annotations

import math

import pandas as pd

from data.model import Level, Study


def unit_name(study: Study, unit_id: str) -> str:
    """Name of a unit, "" when the study does not know it."""
    return str(next(iter(study.places.loc[study.places["place_id"] == unit_id, "name"]), ""))


def unit_level(study: Study, unit_id: str) -> str:
    """Level of a unit (as in data.model.Level), "" when the study does not know it."""
    return str(next(iter(study.places.loc[study.places["place_id"] == unit_id, "level"]), ""))


def places_within(study: Study, unit_id: str) -> frozenset[str]:
    """The unit itself and everything that lies in it, at any depth."""
    found, fresh = {unit_id}, {unit_id}
    while fresh:
        inside = study.places.loc[study.places["parent_id"].isin(fresh), "place_id"]
        fresh = set(inside) - found
        found |= fresh
    return frozenset(found)


def units_at(study: Study, level: str) -> pd.DataFrame:
    """Rows of `study.places` at one level; zero rows when the study has none there."""
    return study.places[study.places["level"] == level].reset_index(drop=True)


def widest_level(table: pd.DataFrame) -> str:
    """The level to compare units at: villages when `table` (column level) has two, else smaller ones."""
    for level in (Level.VILLAGE, Level.QUARTER, Level.STREET, Level.PLACE):
        if table.loc[table["level"] == level.value, "unit_id"].nunique() >= 2:
            return level.value
    return Level.PLACE.value


def smallest_mapped_level(study: Study) -> str:
    """The smallest level at which two units or more have coordinates, else places."""
    located = study.places.dropna(subset=["latitude", "longitude"])
    for level in Level:
        if int((located["level"] == level.value).sum()) >= 2:
            return level.value
    return Level.PLACE.value


def n_answered_places(study: Study) -> int:
    """How many places at least one person spoke about."""
    places = study.place_answers["place_id"]
    return int(places[places != ""].nunique())


def share_everywhere(theme_units: pd.DataFrame, theme_id: str, level: str) -> float:
    """Share of a theme over all units of a level together, 0..1: what one unit is compared with.

    People who spoke about several units count in each, as they do in the unit itself. Missing
    without units. `theme_units`: THEME_UNITS.
    """
    own = theme_units[(theme_units["theme_id"] == theme_id) & (theme_units["level"] == level)]
    base = int(own["n_base"].sum())
    return int(own["n_respondents"].sum()) / base if base else math.nan
