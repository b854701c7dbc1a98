"""Names and aliases → known places: exact, within the village somebody speaks of, or with a typo.

'De kerk' is many places; it is the church of the village in which the person says it lies, else of
the village in which the person lives.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

import pandas as pd
from rapidfuzz import fuzz, process

from data.places.names import digits_of, fold_name

_MIN_FUZZY_LENGTH = 5
_SURE_IN_VILLAGE = 86.0
_SURE_ANYWHERE = 90.0


@dataclass(frozen=True)
class Match:
    """The place that a name stands for; `how`: 'exact', 'village', 'fuzzy', 'ambiguous' or 'unknown'."""

    place_id: str
    how: str


@dataclass
class Gazetteer:
    """Known names. Filled by `build_gazetteer`; `village_of` maps place_id → place_id of its village."""

    by_key: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    by_kind: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    village_of: dict[str, str] = field(default_factory=dict)
    village_keys: dict[str, str] = field(default_factory=dict)

    def match(self, name: str, villages: tuple[str, ...] = ()) -> Match:
        """Give back the place for a free name.

        `name`: as written; `villages`: place_ids of the villages that it may be about, likeliest
        first. 'ambiguous' when several places bear the name and no village decides.
        """
        key = fold_name(name)
        if not key:
            return Match("", "unknown")
        candidates = self.by_key.get(key, set())
        for village in villages:
            inside = {place for place in candidates if self.village_of.get(place) == village}
            inside = inside or self._with_village(key, village)
            if len(inside) == 1:
                return Match(next(iter(inside)), "exact" if len(candidates) == 1 else "village")
        if len(candidates) == 1:
            return Match(next(iter(candidates)), "exact")
        if candidates:
            return Match("", "ambiguous")
        return self._match_typo(key, villages)

    def _with_village(self, key: str, village: str) -> set[str]:
        """'Kerk' in Dikkelvenne: 'kerk dikkelvenne', or the only place of the kind 'kerk' there."""
        named = self.by_key.get(f"{key} {self.village_keys.get(village, '')}".strip(), set())
        of_kind = {place for place in self.by_kind.get(key, set()) if self.village_of.get(place) == village}
        return {place for place in named if self.village_of.get(place) == village} or of_kind

    def _match_typo(self, key: str, villages: tuple[str, ...]) -> Match:
        if len(key) < _MIN_FUZZY_LENGTH:
            return Match("", "unknown")
        options = [known for known in sorted(self.by_key) if digits_of(known) == digits_of(key)]
        found = process.extract(key, options, scorer=fuzz.ratio, score_cutoff=_SURE_IN_VILLAGE, limit=5)
        for known, score, _ in found:
            places = self.by_key[known]
            inside = {place for place in places if self.village_of.get(place) in villages[:1]}
            if len(inside) == 1:
                return Match(next(iter(inside)), "fuzzy")
            if score >= _SURE_ANYWHERE and len(places) == 1:
                return Match(next(iter(places)), "fuzzy")
        return Match("", "unknown")


def build_gazetteer(places: pd.DataFrame, village_of: dict[str, str]) -> Gazetteer:
    """Give back the gazetteer of a list of places.

    `places`: columns place_id, name, kind, and optionally aliases ('|'-separated); `village_of`:
    place_id → place_id of its village. Zero rows give a gazetteer that knows nothing.
    """
    gazetteer = Gazetteer(village_of=dict(village_of))
    names = dict(zip(places["place_id"], places["name"], strict=True))
    gazetteer.village_keys = {
        village: fold_name(names.get(village, "")) for village in set(village_of.values())
    }
    aliases = places["aliases"] if "aliases" in places else pd.Series("", index=places.index)
    for place, name, kind, other in zip(
        places["place_id"], places["name"], places["kind"], aliases, strict=True
    ):
        for alias in [name, name.split("(")[0], *str(other).split("|")]:
            if key := fold_name(alias):
                gazetteer.by_key[key].add(place)
        for word in str(kind).split("/"):
            if key := fold_name(word):
                gazetteer.by_kind[key].add(place)
    return gazetteer
