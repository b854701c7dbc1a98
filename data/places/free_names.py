"""Free place names that no list knows: spellings and typos of one place become one name."""

from __future__ import annotations

from collections import Counter

from rapidfuzz import fuzz, process

from data.places.names import digits_of, fold_name

_SURE = 90.0
_MIN_LENGTH = 6


def merge_spellings(names: Counter[str]) -> dict[str, str]:
    """Give back, per name as written, the name to use.

    `names`: how many times each spelling occurs, within one village. Spellings that differ in case,
    accents or articles become the commonest one; a rare name that looks like a much commoner one
    ('Leeuwegem', 'Leeuwergem') follows it, unless their numbers differ. Nothing gives nothing.
    """
    by_key: dict[str, Counter[str]] = {}
    for name, n in names.items():
        by_key.setdefault(fold_name(name) or name, Counter())[name] += n
    shown = {key: min(counts, key=lambda name: (-counts[name], name)) for key, counts in by_key.items()}
    totals = {key: counts.total() for key, counts in by_key.items()}
    target: dict[str, str] = {}
    accepted: list[str] = []
    for key in sorted(totals, key=lambda key: (-totals[key], key)):
        target[key] = _find_commoner(key, totals, accepted) or key
        if target[key] == key:
            accepted.append(key)
    return {name: shown[target[fold_name(name) or name]] for name in names}


def _find_commoner(key: str, totals: dict[str, int], accepted: list[str]) -> str:
    if len(key) < _MIN_LENGTH:
        return ""
    options = [
        other for other in accepted if totals[other] >= 3 * totals[key] and digits_of(other) == digits_of(key)
    ]
    found = process.extractOne(key, options, scorer=fuzz.ratio, score_cutoff=_SURE)
    return str(found[0]) if found else ""
