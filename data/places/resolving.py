"""Mentions of places → units: what every person spoke about, and the list of places of the study.

Known names and aliases first, then new places under the names that people gave, then pins without a
name. Nothing is dropped: a name that no list knows becomes a new place, with a warning.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from data.model import Level
from data.places.areas import find_areas
from data.places.free_names import merge_spellings
from data.places.gazetteer import Match
from data.places.names import fold_name, guess_level, strip_house_number
from data.places.pins import fill_coordinates, find_pin_places
from data.places.units import UnitTree, start_tree

_NAMES = ["place", "street", "quarter", "village", "municipality", "home_village"]
_ELSEWHERE = {
    "elders", "ergens anders", "andere", "ander", "anders", "andere gemeente", "buiten gemeente", "other",
    "ik woon hier niet", "woon hier niet", "niet gemeente", "geen",
}  # fmt: skip


@dataclass(frozen=True)
class ResolvedPlaces:
    """`places`: schema PLACES. `mentioned`: place_id per mention ('' = none given). `homes`: home
    village as written → unit_id ('' = elsewhere). `noticed`: code → names concerned."""

    places: pd.DataFrame
    mentioned: pd.Series[str]
    homes: Mapping[str, str]
    noticed: Mapping[str, tuple[str, ...]]


def resolve_places(
    mentions: pd.DataFrame, top_name: str, known: pd.DataFrame | None, areas: Mapping[str, str]
) -> ResolvedPlaces:
    """Give back the places of the study and the place of every mention.

    `mentions`: columns place, street, quarter, village, municipality, home_village (`str`, '' =
    none), latitude, longitude (degrees); `top_name`: the municipality; `known`: schema PLACES with
    optional aliases, or None; `areas`: unit_id → WKT. Zero mentions give the known places.
    """
    tree = start_tree(top_name, known)
    noticed: dict[str, set[str]] = defaultdict(set)
    villages = _settle_villages(tree, mentions, is_listed=known is not None, noticed=noticed)
    combos = mentions[_NAMES].value_counts().reset_index(name="n").sort_values(_NAMES, ignore_index=True)
    combos["village_id"] = [
        villages.get(village) or (villages.get(municipality, "") if municipality else "")
        for village, municipality in zip(combos["village"], combos["municipality"], strict=True)
    ]
    combos["home_id"] = combos["home_village"].map(lambda name: villages.get(name, ""))
    quarters = _settle_quarters(tree, combos)
    combos["unit"] = [
        quarters.get((row.quarter, row.village_id), "") if row.quarter else row.village_id
        for row in combos.itertuples()
    ]
    _settle_names(tree, combos, is_listed=known is not None, noticed=noticed)
    by_combo = {tuple(row[:6]): row[6] for row in combos[[*_NAMES, "unit"]].itertuples(index=False)}
    units = [by_combo[combo] for combo in mentions[_NAMES].itertuples(index=False, name=None)]
    mentioned = pd.Series(units, index=mentions.index, dtype="str")
    mentioned = _settle_pins(tree, mentions, mentioned, areas, is_listed=known is not None)
    places = fill_coordinates(tree.to_frame(), mentions, mentioned)
    homes = {name: villages.get(name, "") for name in mentions["home_village"].unique() if name}
    return ResolvedPlaces(
        places, mentioned, homes, {code: tuple(sorted(names)) for code, names in noticed.items()}
    )


def _settle_villages(
    tree: UnitTree, mentions: pd.DataFrame, *, is_listed: bool, noticed: dict[str, set[str]]
) -> dict[str, str]:
    """Name of a village as written → unit. Several municipalities in one study are its villages."""
    municipalities = {name for name in mentions["municipality"].unique() if name}
    named = {name for name in mentions["village"].unique() if name}
    homes = {name for name in mentions["home_village"].unique() if name}
    if len({fold_name(name) for name in municipalities}) > 1:
        named |= municipalities
    counts = (
        Counter(mentions["village"]) + Counter(mentions["home_village"]) + Counter(mentions["municipality"])
    )
    spelling = merge_spellings(Counter({name: counts[name] for name in named | homes}))
    units = {}
    for name in sorted(named | homes):
        match = tree.match_village(spelling[name]) if is_listed else Match("", "unknown")
        is_elsewhere = fold_name(name) in _ELSEWHERE or fold_name(name).startswith("buiten ")
        if match.place_id:
            units[name] = match.place_id
        elif name in named and not is_elsewhere:
            units[name] = tree.add_village(spelling[name])
            if is_listed:
                noticed["place_unknown"].add(spelling[name])
        elif not is_elsewhere and not is_listed:
            units[name] = tree.add_village(spelling[name])
        elif not is_elsewhere:
            noticed["home_unknown"].add(spelling[name])
    return units


def _settle_quarters(tree: UnitTree, combos: pd.DataFrame) -> dict[tuple[str, str], str]:
    """(quarter as written, village) → unit; a quarter named without village lies in its commonest one."""
    named = combos[combos["quarter"] != ""]
    gazetteer = tree.gazetteer()
    units: dict[tuple[str, str], str] = {}
    usual: dict[str, str] = {}
    for key, rows in named.assign(key=named["quarter"].map(fold_name)).groupby("key"):
        totals = rows[rows["village_id"] != ""].groupby("village_id")["n"].sum()
        usual[str(key)] = str(totals.index[int(totals.to_numpy().argmax())]) if len(totals) else ""
    spelling = merge_spellings(Counter(named.groupby("quarter")["n"].sum().to_dict()))
    for quarter, village in sorted(set(zip(named["quarter"], named["village_id"], strict=True))):
        inside = village or usual[fold_name(quarter)]
        match = gazetteer.match(quarter, (inside,) if inside else ())
        units[quarter, village] = match.place_id or tree.add(
            spelling[quarter], Level.QUARTER, inside or tree.top
        )
    return units


def _settle_names(
    tree: UnitTree, combos: pd.DataFrame, *, is_listed: bool, noticed: dict[str, set[str]]
) -> None:
    """Fill `combos.unit` for the rows that name a place or street: known ones, then new ones."""
    gazetteer = tree.gazetteer()
    free: list[tuple[int, str, str]] = []
    for row in combos.itertuples():
        name = str(row.place) or strip_house_number(str(row.street))
        if not name:
            continue
        name = strip_house_number(name) if guess_level(strip_house_number(name)) is Level.STREET else name
        villages = tuple(dict.fromkeys(v for v in (str(row.village_id), str(row.home_id)) if v))
        match = gazetteer.match(name, villages)
        if match.place_id:
            combos.loc[row.Index, "unit"] = match.place_id
            if match.how == "fuzzy":
                noticed["place_typo"].add(name)
            continue
        noticed["place_ambiguous" if match.how == "ambiguous" else "place_unknown"].add(name)
        free.append((int(row.Index), name, str(row.unit)))
    if not is_listed:
        noticed.pop("place_unknown", None)
    _add_free_names(tree, combos, free)


def _add_free_names(tree: UnitTree, combos: pd.DataFrame, free: list[tuple[int, str, str]]) -> None:
    """A name lies in the village or quarter it is given with; without one, where it is mostly given."""
    parents: dict[str, Counter[str]] = defaultdict(Counter)
    counts = combos["n"].to_dict()
    for index, name, parent in free:
        parents[fold_name(name)][parent] += counts[index]
    placed = []
    for index, name, parent in free:
        known = {unit: n for unit, n in parents[fold_name(name)].items() if unit}
        usual = min(known, key=lambda unit: (-known[unit], unit)) if known else tree.top
        placed.append((index, name, parent or usual))
    for parent in sorted({parent for _, _, parent in placed}):
        names = Counter()  # type: Counter[str]
        for index, name, inside in placed:
            if inside == parent:
                names[name] += counts[index]
        spelling = merge_spellings(names)
        for index, name, inside in placed:
            if inside == parent:
                shown = spelling[name]
                combos.loc[index, "unit"] = tree.add(shown, guess_level(shown), parent)


def _settle_pins(
    tree: UnitTree,
    mentions: pd.DataFrame,
    mentioned: pd.Series[str],
    areas: Mapping[str, str],
    *,
    is_listed: bool,
) -> pd.Series[str]:
    """Pins without a name: the area they lie in, the known place beside them, or a place of their own."""
    loose = (mentioned == "") & mentions["latitude"].notna()
    if not loose.any():
        return mentioned
    pins = mentions.loc[loose, ["latitude", "longitude"]]
    inside = find_areas(pins, {unit: area for unit, area in areas.items() if unit in tree.rows})
    found = find_pin_places(pins, tree.to_frame() if is_listed else None)
    settled = mentioned.copy()
    for index, area, (known, shown_name) in zip(pins.index, inside, found, strict=True):
        if known or (area and area != tree.top):
            settled.loc[index] = known or area
        else:
            settled.loc[index] = tree.add(shown_name, Level.PLACE, tree.top)
    return settled
