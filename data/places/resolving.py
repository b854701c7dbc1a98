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
_SMALL = {Level.PLACE, Level.STREET}
_MANY_AREAS = 100
_ELSEWHERE = {
    "elders", "ergens anders", "andere", "ander", "anders", "andere gemeente", "buiten gemeente", "other",
    "ik woon hier niet", "woon hier niet", "niet gemeente", "geen",
}  # fmt: skip
_EVERYWHERE = {"gemeente", "heel gemeente", "hele gemeente", "overal", "alle dorpen", "alle deelgemeenten"}


@dataclass(frozen=True)
class ResolvedPlaces:
    """The places of a study and who spoke about which.

    `places`: schema PLACES. `mentioned`: place_id per mention ('' = none given). `homes`: home
    village as written → unit_id ('' = elsewhere). `noticed`: code → names concerned.
    """

    places: pd.DataFrame
    mentioned: pd.Series[str]
    homes: Mapping[str, str]
    noticed: Mapping[str, tuple[str, ...]]


@dataclass
class _Combo:
    """The names that one or more mentions give together, the areas around them, and what they stand for."""

    key: tuple[str, ...]
    n: int
    village_id: str = ""
    home_id: str = ""
    unit: str = ""

    def __post_init__(self) -> None:
        """Give the names their own fields."""
        self.place, self.street, self.quarter, self.village, self.municipality = self.key[:5]
        self.home_village, self.inside = self.key[5:]


def resolve_places(
    mentions: pd.DataFrame, top_name: str, known: pd.DataFrame | None, areas: Mapping[str, str]
) -> ResolvedPlaces:
    """Give back the places of the study and the place of every mention.

    `mentions`: columns place, street, quarter, village, municipality, home_village (`str`, '' =
    none), latitude, longitude (degrees); `top_name`: the municipality; `known`: schema PLACES with
    optional aliases, or None; `areas`: unit_id → WKT. Zero mentions give the known places.
    """
    tree = start_tree(top_name, known)
    levels = set() if known is None else set(known["level"])
    noticed: dict[str, set[str]] = defaultdict(set)
    around = find_areas(mentions, {unit: area for unit, area in areas.items() if unit in tree.rows})
    around = around.where(around != tree.top, "")
    villages = _settle_villages(tree, mentions, is_listed=Level.VILLAGE in levels, noticed=noticed)
    keys = list(zip(*(mentions[name] for name in _NAMES), around, strict=True))
    combos = {key: _Combo(key, n) for key, n in sorted(Counter(keys).items())}
    rows = list(combos.values())
    _place_combos(tree, rows, villages)
    _settle_names(tree, rows, is_listed=bool(levels & _SMALL), noticed=noticed)
    mentioned = pd.Series([combos[key].unit for key in keys], index=mentions.index, dtype="str")
    mentioned = _settle_pins(tree, mentions, mentioned, around)
    homes = {name: villages.get(name, "") for name in sorted(set(mentions["home_village"])) if name}
    _drop_unused_areas(tree, areas, {*mentioned, *homes.values()}, noticed)
    places = fill_coordinates(tree.to_frame(), mentions, mentioned)
    said = {code: tuple(sorted(names)) for code, names in noticed.items()}
    return ResolvedPlaces(places, mentioned, homes, said)


def _place_combos(tree: UnitTree, combos: list[_Combo], villages: Mapping[str, str]) -> None:
    """What villages and quarters say, before any name of a place is looked at."""
    for combo in combos:
        named = villages.get(combo.village) or villages.get(combo.municipality, "")
        combo.village_id = named or tree.village_of(combo.inside)
        combo.home_id = villages.get(combo.home_village, "")
        combo.unit = named
    quarters = _settle_quarters(tree, combos)
    for combo in combos:
        if combo.quarter:
            combo.unit = quarters[combo.quarter, combo.village_id]


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
        match = tree.match_village(spelling[name])
        is_elsewhere = fold_name(name) in _ELSEWHERE or fold_name(name).startswith("buiten ")
        if match.place_id:
            units[name] = match.place_id
            if match.how == "fuzzy":
                noticed["place_typo"].add(name)
        elif fold_name(name) in _EVERYWHERE:
            units[name] = tree.top
        elif name in named and not is_elsewhere:
            units[name] = tree.add_village(spelling[name])
            if is_listed:
                noticed["place_unknown"].add(spelling[name])
        elif not is_elsewhere and not is_listed:
            units[name] = tree.add_village(spelling[name])
        elif not is_elsewhere:
            noticed["home_unknown"].add(spelling[name])
    return units


def _settle_quarters(tree: UnitTree, combos: list[_Combo]) -> dict[tuple[str, str], str]:
    """(quarter as written, village) → unit; a quarter named without village lies in its commonest one."""
    named = [combo for combo in combos if combo.quarter]
    gazetteer = tree.gazetteer()
    totals: dict[str, Counter[str]] = defaultdict(Counter)
    spellings: Counter[str] = Counter()
    for combo in named:
        spellings[combo.quarter] += combo.n
        if combo.village_id:
            totals[fold_name(combo.quarter)][combo.village_id] += combo.n
    spelling = merge_spellings(spellings)
    units: dict[tuple[str, str], str] = {}
    for quarter, village in sorted({(combo.quarter, combo.village_id) for combo in named}):
        inside = village or _commonest(totals[fold_name(quarter)])
        match = gazetteer.match(quarter, (inside,) if inside else ())
        units[quarter, village] = match.place_id or tree.add(
            spelling[quarter], Level.QUARTER, inside or tree.top
        )
    return units


def _commonest(counts: Counter[str]) -> str:
    """The most frequent one (then the first of the alphabet), '' for none."""
    return min(counts, key=lambda unit: (-counts[unit], unit), default="")


def _settle_names(
    tree: UnitTree, combos: list[_Combo], *, is_listed: bool, noticed: dict[str, set[str]]
) -> None:
    """Fill `unit` where a place or street is named: known ones, then new ones."""
    gazetteer = tree.gazetteer()
    found: dict[tuple[str, tuple[str, ...]], Match] = {}
    free: list[tuple[_Combo, str]] = []
    for combo in combos:
        name = combo.place or strip_house_number(combo.street)
        if not name:
            continue
        name = strip_house_number(name) if guess_level(strip_house_number(name)) is Level.STREET else name
        villages = tuple(dict.fromkeys(village for village in (combo.village_id, combo.home_id) if village))
        match = found.get((name, villages)) or gazetteer.match(name, villages)
        found[name, villages] = match
        if match.place_id:
            combo.unit = match.place_id
            if match.how == "fuzzy":
                noticed["place_typo"].add(name)
        else:
            free.append((combo, name))
            if is_listed:
                noticed["place_ambiguous" if match.how == "ambiguous" else "place_unknown"].add(name)
    _add_free_names(tree, free)


def _add_free_names(tree: UnitTree, free: list[tuple[_Combo, str]]) -> None:
    """A name lies in the village or quarter it is given with; without one, where it is mostly given."""
    parents: dict[str, Counter[str]] = defaultdict(Counter)
    for combo, name in free:
        if combo.unit or combo.inside:
            parents[fold_name(name)][combo.unit or combo.inside] += combo.n
    placed: dict[str, list[tuple[_Combo, str]]] = defaultdict(list)
    for combo, name in free:
        usual = _commonest(parents[fold_name(name)]) or tree.top
        placed[combo.unit or combo.inside or usual].append((combo, name))
    for parent in sorted(placed):
        names: Counter[str] = Counter()
        for combo, name in placed[parent]:
            names[name] += combo.n
        spelling = merge_spellings(names)
        for combo, name in placed[parent]:
            combo.unit = tree.add(spelling[name], guess_level(spelling[name]), parent)


def _settle_pins(
    tree: UnitTree, mentions: pd.DataFrame, mentioned: pd.Series[str], around: pd.Series[str]
) -> pd.Series[str]:
    """Pins without a name: the known place beside them, the area they lie in, or a place of their own."""
    loose = (mentioned == "") & mentions["latitude"].notna() & mentions["longitude"].notna()
    if not loose.any():
        return mentioned
    found = find_pin_places(mentions.loc[loose, ["latitude", "longitude"]], tree.to_frame())
    units = [
        known or area or tree.add(cell, Level.PLACE, tree.top)
        for area, (known, cell) in zip(around[loose], found, strict=True)
    ]
    settled = mentioned.copy()
    settled.loc[loose] = pd.Series(units, index=settled.index[loose], dtype="str")
    return settled


def _drop_unused_areas(
    tree: UnitTree, areas: Mapping[str, str], used: set[str], noticed: dict[str, set[str]]
) -> None:
    """A map of a whole province is no list of places: where nobody spoke about an area of it, it goes."""
    if len(areas) <= _MANY_AREAS:
        return
    kept = {tree.top}
    for unit in [*used, *(unit for unit in tree.rows if unit not in areas)]:
        while unit in tree.rows and unit not in kept:
            kept.add(unit)
            unit = str(tree.rows[unit]["parent_id"])
    unused = [unit for unit in tree.rows if unit not in kept]
    for unit in unused:
        noticed["areas_unused"].add(str(tree.rows.pop(unit)["name"]))
