"""Words and codes that stand for numbers: missing codes, word scales, the ladder of goesting, ratings.

Every rating is brought to 1..10. 'Weet niet' and its relatives are missing, never the middle.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from data.recognising.headers import fold_text

_FOLDER = Path(__file__).resolve().parent
_BLANKS = frozenset({"", "-", "–", "—", "/", ".", "x", "X", "?", "...", "…", "--"})
_OUT_OF = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:/|op|van de|out of|sur)\s*(5|7|10|20|100)")
_STARS = re.compile(r"[★⭐\ufe0f]+[☆]*|\d sterren|\d ster|\d stars?", re.IGNORECASE)
_NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)?")


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((_FOLDER / "scales.toml").read_text(encoding="utf-8"))


@cache
def _missing_words() -> frozenset[str]:
    return frozenset(_table()["missing"])


@cache
def _scale_positions() -> dict[str, float]:
    """Folded word → position 0..1 in its scale."""
    return {
        _fold(word): position / (len(steps) - 1)
        for steps in _table()["words"].values()
        for position, words in enumerate(steps)
        for word in words
    }


@cache
def _energy_values() -> dict[str, float]:
    return {_fold(word): float(value) for value, words in _table()["energy"].items() for word in words}


def _fold(text: str) -> str:
    """Words as folded text; signs such as smileys, which hold no word, stay as they are."""
    return fold_text(text) or text.strip()


def is_missing_code(value: str) -> bool:
    """Give back whether a cell says that there is no answer. `value`: one cell, '' included."""
    stripped = value.strip()
    return stripped in _BLANKS or fold_text(stripped) in _missing_words()


def read_scale_words(value: str) -> float | None:
    """Give back the position 0..1 of a word of a known scale ('tevreden' = .75), or None."""
    return _scale_positions().get(_fold(value))


def read_energy(value: str) -> float | None:
    """Give back the rung 0..1 of the ladder of goesting, or None for anything else."""
    folded = _fold(value)
    values = _energy_values()
    if folded in values:
        return values[folded]
    longer = [word for word in values if len(word) > 6 and f" {word} " in f" {folded} "]
    return values[max(longer, key=len)] if longer else None


def read_energies(cells: pd.Series[str]) -> pd.Series[float]:
    """Give back the ladder value 0..1 per cell, missing where none was given. Same index as `cells`."""
    known = {value: read_energy(value) for value in cells.unique()}
    numbers = {value: float(value) for value in known if value in ("0", "0.25", "0.5", "0.75", "1")}
    return cells.map(known | numbers).astype(float)


def read_ratings(cells: pd.Series[str], header: str) -> tuple[pd.Series[float], int, int]:
    """Give back ratings 1..10 (missing = none), the top of the scale found, and how many were unreadable.

    `cells`: `str`, one rating each: '7', '7,5', '4/5', '★★★', 'tevreden', '☺'. `header` may name the
    scale ('op 5', '1-7'). A column of whole numbers up to 5 is read as five steps once 20 people
    answered; −2..+2 too. 0 beside a scale from 1 is no answer. Zero rows give an empty column.
    """
    distinct = {value: _read_one(value) for value in cells.unique() if not is_missing_code(value)}
    plain = pd.Series(
        {value: found[0] for value, found in distinct.items() if found and not found[1]}, dtype=float
    )
    counts = cells.value_counts()
    low, high = _find_scale(plain, counts, header)
    rescaled = {}
    n_unreadable = 0
    for value, found in distinct.items():
        number = _rescale(found, low, high) if found else None
        if number is None:
            n_unreadable += int(counts[value]) if not _is_code(found) else 0
        else:
            rescaled[value] = number
    return cells.map(rescaled).astype(float), int(high), n_unreadable


def _read_one(value: str) -> tuple[float, float] | None:
    """The number in a cell and the top of its scale where the cell names it (else 0)."""
    stripped = value.strip()
    position = read_scale_words(stripped)
    if position is not None:
        return 1 + 4 * position, 5
    if out_of := _OUT_OF.fullmatch(stripped.lower()):
        return float(out_of.group(1).replace(",", ".")), float(out_of.group(2))
    if _STARS.fullmatch(stripped):
        digits = re.match(r"\d", stripped)
        return float(digits.group()) if digits else float(len(re.findall("[★⭐]", stripped))), 5
    if number := _NUMBER.match(stripped):
        rest = stripped[number.end() :].strip(" .")
        if not rest or rest.startswith(("-", "–", "(", "=", ":")) or rest.lower() in ("punten", "ptn", "%"):
            return float(number.group().replace(",", ".")), 0
    return None


def _find_scale(plain: pd.Series[float], counts: pd.Series[int], header: str) -> tuple[float, float]:
    hint = re.search(r"(?:op|tot|t/m|van de|out of|–|-|/)\s*(5|7|10|20|100)\b", header.lower())
    values = plain[~plain.isin([-9, -99, 88, 98, 99, 888, 998, 999])]
    if values.empty:
        return (1, float(hint.group(1)) if hint else 10)
    lowest, highest = values.min(), values.max()
    # A lone -1 is a code for 'no answer', not half of a scale around zero.
    if -2 <= lowest < 0 and highest <= 2 and set(values[values < 0]) != {-1}:
        return -2, 2
    if hint and highest <= float(hint.group(1)):
        return (0 if float(hint.group(1)) > 10 else 1), float(hint.group(1))
    if highest > 10:
        return 0, 100
    n_answers = int(counts.reindex(values.index).sum())
    if highest <= 5 and n_answers >= 20 and (values % 1 == 0).all():
        return 1, 5
    return 1, 10


def _rescale(found: tuple[float, float], low: float, high: float) -> float | None:
    number, top = found
    if top:
        low, high = (1, top) if top <= 10 else (0, top)
    elif _is_code(found) and not low <= number <= high:
        return None
    # A half step under 1 ('0,5 op 10') is still a rating; it counts as the lowest.
    if not (low <= number <= high):
        return 1.0 if low == 1 and 0 < number < 1 else None
    return float(np.round(1 + 9 * (number - low) / (high - low), 6))


def _is_code(found: tuple[float, float] | None) -> bool:
    return found is not None and found[0] in _table()["missing_numbers"]
