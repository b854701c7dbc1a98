"""The tree of units: places, streets, quarters and villages under one municipality.

A `UnitTree` starts with the known places (or with the municipality alone) and gets new units as the
answers name them. Ids are made from names, so the same answers give the same ids in any order.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import pandas as pd

from data.model import Level
from data.places.gazetteer import Gazetteer, Match, build_gazetteer
from data.places.names import fold_name, make_slug

_VILLAGE_ALIASES = "dorp|heel het dorp|hele dorp|het hele dorp|heel mijn dorp|dorpskern"
_COLUMNS = [
    "place_id",
    "name",
    "level",
    "parent_id",
    "kind",
    "latitude",
    "longitude",
    "coordinate_quality",
    "aliases",
]


@dataclass
class UnitTree:
    """Units by id. `top` is the municipality; rows hold the columns of schema PLACES and aliases."""

    top: str
    rows: dict[str, dict[str, object]] = field(default_factory=dict)

    def add(self, name: str, level: Level, parent: str, aliases: str = "") -> str:
        """Give back the id of the unit with this name and parent, made when it is new."""
        base = f"{level.value}-{make_slug(name)}"
        if parent != self.top and level in (Level.PLACE, Level.STREET, Level.QUARTER):
            base = f"{level.value}-{make_slug(str(self.rows[parent]['name']))}-{make_slug(name)}"
        unit, number = base, 2
        while unit in self.rows and not self._is_same(unit, name, parent):
            unit, number = f"{base}-{number}", number + 1
        if unit not in self.rows:
            values = (unit, name, level.value, parent, "", float("nan"), float("nan"), "", aliases)
            self.rows[unit] = dict(zip(_COLUMNS, values, strict=True))
        return unit

    def _is_same(self, unit: str, name: str, parent: str) -> bool:
        row = self.rows[unit]
        return row["parent_id"] == parent and fold_name(str(row["name"])) == fold_name(name)

    def add_village(self, name: str) -> str:
        """Give back the id of the village with this name under the municipality."""
        return self.add(name, Level.VILLAGE, self.top, _VILLAGE_ALIASES)

    def village_of(self, unit: str) -> str:
        """Give back the village that a unit is or lies in, '' for none. `unit`: a known id or ''."""
        seen: set[str] = set()
        while unit in self.rows and unit not in seen:
            if self.rows[unit]["level"] == Level.VILLAGE:
                return unit
            seen.add(unit)
            unit = str(self.rows[unit]["parent_id"])
        return ""

    def gazetteer(self, *levels: Level) -> Gazetteer:
        """Give back a gazetteer of the units of these levels (all when none is named)."""
        rows = [row for row in self.rows.values() if not levels or row["level"] in levels]
        frame = pd.DataFrame(rows, columns=_COLUMNS)
        return build_gazetteer(
            frame, {str(row["place_id"]): self.village_of(str(row["place_id"])) for row in rows}
        )

    def match_village(self, name: str) -> Match:
        """Give back the village (or municipality, or quarter) that a name stands for."""
        for levels in ((Level.VILLAGE,), (Level.MUNICIPALITY, Level.QUARTER)):
            match = self.gazetteer(*levels).match(name)
            if match.place_id:
                return match
        return Match("", "unknown")

    def to_frame(self) -> pd.DataFrame:
        """Give back all units as a table of schema PLACES, the municipality first, then by id."""
        frame = pd.DataFrame(list(self.rows.values()), columns=_COLUMNS)
        order = (frame["place_id"] != self.top).to_numpy()
        frame = (
            frame.assign(_order=order).sort_values(["_order", "place_id"]).drop(columns=["_order", "aliases"])
        )
        return frame.reset_index(drop=True)


def start_tree(top_name: str, known: pd.DataFrame | None) -> UnitTree:
    """Give back the tree to begin with.

    `top_name`: name of the municipality; `known`: table of schema PLACES, optionally with column
    aliases. Exactly one municipality stands at the top; known units without a known parent hang
    under it, further municipalities become villages of the study.
    """
    listed = [] if known is None else known.assign(aliases=known.get("aliases", "")).to_dict("records")
    rows = [{str(column): cell for column, cell in row.items()} for row in listed]
    ids = {str(row["place_id"]) for row in rows}
    tops = sorted(str(row["place_id"]) for row in rows if row["level"] == Level.MUNICIPALITY)
    named = [row for row in tops if fold_name(str(_name_of(rows, row))) == fold_name(top_name)]
    top = (named or tops or [""])[0]
    if not top or (len(tops) > 1 and not named):
        top = f"{Level.MUNICIPALITY.value}-{make_slug(top_name)}"
    tree = UnitTree(top)
    if top not in ids:
        tree.rows[top] = dict(
            zip(
                _COLUMNS,
                (top, top_name, Level.MUNICIPALITY.value, "", "", float("nan"), float("nan"), "", ""),
                strict=True,
            )
        )
    for row in sorted(rows, key=lambda row: str(row["place_id"])):
        unit = {column: row.get(column, "") for column in _COLUMNS}
        if unit["place_id"] == top:
            unit["parent_id"] = ""
        elif unit["parent_id"] not in ids | {top} or unit["parent_id"] == unit["place_id"]:
            unit["parent_id"] = top
        if unit["level"] == Level.MUNICIPALITY and unit["place_id"] != top:
            unit["level"] = Level.VILLAGE.value
        tree.rows[str(unit["place_id"])] = unit
    return tree


def _name_of(rows: list[dict[str, object]], unit: str) -> object:
    return next(row["name"] for row in rows if str(row["place_id"]) == unit)
