"""A list or map of places → known places and areas: names, aliases, levels, parents, points, polygons.

Reads what municipalities have: a csv with names and coordinates, or GeoJSON with points or with
boundaries and a property that bears the name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

import pandas as pd

from data.errors import NotASurvey
from data.model import Level, RawTable
from data.places.areas import find_areas
from data.places.geometry import middle_of, read_areas
from data.places.names import fold_name, make_slug, read_level

# Folded header → what it holds, in the order of preference.
_HEADERS: Mapping[str, tuple[str, ...]] = {
    "place_id": ("place id", "plek id", "id", "code", "nis", "niscode", "nis code", "statsec", "fid"),
    "name": (
        "naam", "name", "nom", "plek", "plekje", "plaats", "place", "place name", "plaatsnaam", "naam plek",
        "statsec naam", "title", "titel", "label", "area", "sector", "district", "wijk", "nimi", "nombre",
        "deelgemeente naam", "deelgemeente", "gemeente naam", "gemeente",
    ),
    "aliases": ("aliassen", "alias", "aliases", "andere namen", "synoniemen", "alt name"),
    "level": ("niveau", "level", "schaal", "schaalniveau"),
    "parent": ("ouder", "parent", "parent id", "ouder id"),
    "village": ("deelgemeente", "dorp", "village", "wijk", "district", "kern"),
    "kind": ("soort", "kind", "type", "categorie", "category"),
    "latitude": ("lat", "latitude", "breedtegraad", "y"),
    "longitude": ("lon", "lng", "long", "longitude", "lengtegraad", "x"),
    "quality": ("coord kwaliteit", "coordinate quality", "kwaliteit"),
}  # fmt: skip
Locate = Callable[["pd.Series[str]", "pd.Series[str]", "pd.Series[str]"], pd.DataFrame]
_COLUMNS = [
    "place_id", "name", "level", "parent_id", "kind", "latitude", "longitude", "coordinate_quality",
    "aliases",
]  # fmt: skip
_SUFFIX = re.compile(r"\s*\((?:Dg\.?|deelgemeente|gemeente)\)\s*$", re.IGNORECASE)
_ABOVE = {
    Level.PLACE: (Level.STREET, Level.QUARTER, Level.VILLAGE, Level.MUNICIPALITY),
    Level.STREET: (Level.QUARTER, Level.VILLAGE, Level.MUNICIPALITY),
    Level.QUARTER: (Level.VILLAGE, Level.MUNICIPALITY),
    Level.VILLAGE: (Level.MUNICIPALITY,),
    Level.MUNICIPALITY: (),
}


def list_places(tables: Sequence[RawTable], locate: Locate) -> tuple[pd.DataFrame, Mapping[str, str]]:
    """Give back the places (schema PLACES plus `aliases`, '|' between) and areas place_id → WKT EPSG:4326.

    `tables`: as read; each row is a place. A geometry is found by its cells (WKT). `locate`: cells of
    geometry, latitude and longitude → columns latitude, longitude in degrees. Raises `NotASurvey`
    (`places_without_names`) when no column bears names.
    """
    parts = [_read_table(table, locate) for table in tables]
    places = pd.concat([part for part, _ in parts], ignore_index=True)
    polygons = pd.concat([shapes for _, shapes in parts], ignore_index=True)
    places["place_id"] = _unique(places["place_id"].to_list())
    areas = {str(unit): str(shape) for unit, shape in zip(places["place_id"], polygons, strict=True) if shape}
    places["parent_id"] = _find_parents(places, areas)
    return places[_COLUMNS], areas


def _read_table(table: RawTable, locate: Locate) -> tuple[pd.DataFrame, pd.Series[str]]:
    cells = {field: _column(table, headers) for field, headers in _HEADERS.items()}
    names = _without_suffix(cells["name"].str.replace(_SUFFIX, "", regex=True).str.strip())
    if not (names != "").any():
        raise NotASurvey("places_without_names", file=table.file, sheet=table.sheet)
    geometry = _geometry(table)
    shapes = read_areas(geometry)
    points = middle_of(shapes).fillna(locate(geometry, cells["latitude"], cells["longitude"]))
    levels = [
        _level(level, code, is_area=bool(shape))
        for level, code, shape in zip(cells["level"], cells["place_id"], shapes, strict=True)
    ]
    ids = [
        given or f"{level.value}-{make_slug(name)}"
        for given, level, name in zip(cells["place_id"].str.strip(), levels, names, strict=True)
    ]
    places = pd.DataFrame(
        {
            "place_id": ids,
            "name": names,
            "level": [level.value for level in levels],
            "parent": cells["parent"].str.strip(),
            "village": cells["village"].str.strip(),
            "kind": cells["kind"].str.strip(),
            "latitude": points["latitude"],
            "longitude": points["longitude"],
            "coordinate_quality": cells["quality"].str.strip().str[:60],
            "aliases": cells["aliases"],
        }
    )
    is_named = (names != "").to_numpy()
    return places[is_named], shapes[is_named]


def _without_suffix(names: pd.Series[str]) -> pd.Series[str]:
    """'Baaigem (Gavere)' is Baaigem in a list in which most names end on '(Gavere)'."""
    ends = names.str.extract(r"\s(\([^()]+\))$")[0].value_counts()
    if ends.empty or ends.iloc[0] <= 0.5 * len(names):
        return names
    return names.str.removesuffix(str(ends.index[0])).str.strip()


def _column(table: RawTable, headers: tuple[str, ...]) -> pd.Series[str]:
    folded = {fold_name(name.replace("_", " ")): name for name in reversed(table.frame.columns)}
    known = [folded[header] for header in headers if header in folded]
    filled = [name for name in known if (table.frame[name] != "").any()]
    return table.frame[filled[0]] if filled else pd.Series("", index=table.frame.index, dtype="str")


def _geometry(table: RawTable) -> pd.Series[str]:
    """The column in which most filled cells are WKT."""
    for name in table.frame.columns:
        filled = table.frame.loc[table.frame[name] != "", name]
        if (
            len(filled)
            and filled.str.match(r"(?:SRID=\d+;)?(?:MULTI)?(?:POINT|POLYGON|LINESTRING)").mean() > 0.5
        ):
            return table.frame[name]
    return pd.Series("", index=table.frame.index, dtype="str")


def _level(word: str, code: str, *, is_area: bool) -> Level:
    """By its own word, else by the official code (44020 = municipality), else by its shape."""
    if level := read_level(word):
        return level
    if is_area and re.fullmatch(r"\d{5}(?:\.0)?", code):
        return Level.MUNICIPALITY
    return Level.VILLAGE if is_area else Level.PLACE


def _unique(ids: Sequence[str]) -> list[str]:
    seen: dict[str, int] = {}
    unique = []
    for unit in ids:
        seen[unit] = seen.get(unit, 0) + 1
        unique.append(unit if seen[unit] == 1 else f"{unit}-{seen[unit]}")
    return unique


def _find_parents(places: pd.DataFrame, areas: Mapping[str, str]) -> list[str]:
    """The parent that the list names (by id or name), else the smallest larger unit whose area holds it."""
    ids = set(places["place_id"])
    by_name = _by_name(places[places["level"].isin([Level.VILLAGE, Level.QUARTER])])
    around = _parents_by_area(places, areas)
    parents = []
    for row, inside in zip(places.itertuples(), around, strict=True):
        named = (
            str(row.parent)
            if row.parent in ids
            else by_name.get(fold_name(str(row.parent or row.village)), "")
        )
        is_other = named and named != row.place_id and row.level != Level.MUNICIPALITY
        parents.append(named if is_other else inside)
    return parents


def _by_name(villages: pd.DataFrame) -> dict[str, str]:
    """Folded name, name without what stands in brackets, or alias → id; villages before quarters."""
    found: dict[str, str] = {}
    ordered = villages.sort_values("level", ascending=False, kind="stable")
    for unit, name, aliases in ordered[["place_id", "name", "aliases"]].itertuples(index=False):
        for known in (name, name.split("(")[0], *aliases.split("|")):
            found.setdefault(fold_name(known), unit)
    return found


def _parents_by_area(places: pd.DataFrame, areas: Mapping[str, str]) -> list[str]:
    levels = dict(zip(places["place_id"], places["level"], strict=True))
    found = pd.Series("", index=places.index, dtype="str")
    for level in Level:
        rows = places[places["level"] == level]
        larger = {unit: area for unit, area in areas.items() if levels[unit] in _ABOVE[level]}
        if len(rows) and larger:
            found.loc[rows.index] = find_areas(rows[["latitude", "longitude"]], larger).to_numpy()
    return found.to_list()
