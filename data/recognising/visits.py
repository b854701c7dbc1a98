"""How often somebody comes to a place, in words → times a month.

'Wekelijks' is 4, 'maandelijks' 1, 'enkele keren per jaar' ¼. What no scale knows ('weet niet', a bare
number without a period) is missing, never a guess.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

import pandas as pd

from data.recognising.headers import fold_text

_FOLDER = Path(__file__).resolve().parent
_ASIDE = re.compile(r"\([^()]*\)")
_AT_LEAST = re.compile(
    r"^(?:ik kom (?:er|hier) )?(?:minstens|minimaal|ten minste|zeker|ongeveer|gemiddeld|at least|about) "
)
_COUNTED = re.compile(
    r"(?P<n>\w+?) ?(?:x|maal|keer|keren|time|times|fois)? ?(?:per|in de|a|par) (?P<period>\w+)"
)
_MOST_A_DAY = 10
_LONGEST = 80
"""Characters in an answer; what is longer is a story, not a frequency."""


def read_visits(cells: pd.Series[str]) -> pd.Series[float]:
    """Give back the visits per month per cell, 0 or more, missing where none was told. Same index.

    `cells`: `str`, one answer each: '(bijna) elke dag', 'wekelijks', '2 keer per maand', 'nooit'. Zero rows
    give zero rows.
    """
    return cells.map({value: read_visit(value) for value in cells.unique()}).astype(float)


def read_visit(value: str) -> float | None:
    """Give back the visits per month that one answer tells of, or None for anything else."""
    if len(value) > _LONGEST:
        return None
    known = _known_words()
    for words in (fold_text(value), fold_text(_ASIDE.sub(" ", value))):
        for said in (words, _AT_LEAST.sub("", words)):
            if said in known:
                return known[said]
            if (counted := _read_counted(said)) is not None:
                return counted
    return None


def _read_counted(words: str) -> float | None:
    """'3 keer per week' is 12, 'een keer per maand' 1."""
    found = _COUNTED.fullmatch(words)
    per_month = _periods().get(found["period"]) if found else None
    if found is None or per_month is None:
        return None
    number = _numbers().get(found["n"]) or (
        float(found["n"]) if re.fullmatch(r"\d{1,2}", found["n"]) else None
    )
    visits = None if number is None else round(number * per_month, 4)
    return None if visits is None or visits > _MOST_A_DAY * _periods()["dag"] else visits


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    table: dict[str, dict[str, list[str]]] = tomllib.loads(
        (_FOLDER / "visits.toml").read_text(encoding="utf-8")
    )
    return table


def _by_word(part: str) -> dict[str, float]:
    return {fold_text(word): float(value) for value, words in _table()[part].items() for word in words}


@cache
def _known_words() -> dict[str, float]:
    return _by_word("words")


@cache
def _numbers() -> dict[str, float]:
    return _by_word("numbers")


@cache
def _periods() -> dict[str, float]:
    return _by_word("periods")
