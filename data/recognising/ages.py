"""Ages, birth years and age classes → one set of classes."""

from __future__ import annotations

import re

import pandas as pd

_CLASSES = ((0, 11), (12, 17), (18, 34), (35, 49), (50, 64), (65, 79), (80, None))
_NUMBER = re.compile(r"(\d{1,4})(?:[.,]0)?(?:\s*(?:jaar|j|jr|years?|ans))?")
_RANGE = re.compile(r"(\d{1,3})\D{1,12}(\d{1,3})(?:\D.*)?")
_FROM = re.compile(
    r"(\d{1,3})\s*(?:\+|>|jaar\s*(?:en|of)\s*(?:ouder|meer)|en\s*(?:ouder|meer)|years? (?:and|or) older).*"
)
_ABOVE = re.compile(r"(?:>|ouder dan|meer dan|vanaf|over)\s*(\d{1,3}).*")
_BELOW = re.compile(r"(?:-|<|jonger dan|onder(?: de)?|minder dan|under|tot)\s*(\d{1,3}).*")
_YOUNGEST, _OLDEST = 3, 110


def find_year(texts: list[str]) -> int | None:
    """Give back the latest year 2000-2099 named in `texts` (periods, waves, dates), or None."""
    years = [int(year) for text in texts for year in re.findall(r"(?<!\d)(20\d\d)(?!\d)", text)]
    return max(years, default=None)


def read_ages(cells: pd.Series[str], year: int | None) -> tuple[pd.Series[str], bool]:
    """Give back the age class per cell ('' = unknown) and whether birth years needed a year that is missing.

    `cells`: `str`: ages, birth years or classes in words; `year`: the year in which people answered.
    Classes of the file are kept ('18-34' → '18–34', '65 jaar en ouder' → '65+'); ages and birth
    years are put in 12–17, 18–34, 35–49, 50–64, 65–79, 80+ (0–11 for children).
    """
    classes = {value: _read_one(value, year) for value in cells.unique()}
    needs_year = year is None and any(_birth_year(value) for value in classes)
    return cells.map(classes).astype("str"), needs_year


def _birth_year(value: str) -> int | None:
    number = _NUMBER.fullmatch(value.strip())
    return int(number.group(1)) if number and 1900 <= int(number.group(1)) <= 2099 else None


def _read_one(value: str, year: int | None) -> str:
    text = value.strip().lower()
    born = _birth_year(text)
    if born is not None:
        return _class_of(year - born) if year is not None else ""
    if number := _NUMBER.fullmatch(text):
        return _class_of(int(number.group(1)))
    if below := _BELOW.fullmatch(text):
        return f"-{below.group(1)}"
    if older := _FROM.fullmatch(text) or _ABOVE.fullmatch(text):
        return f"{older.group(1)}+"
    if between := _RANGE.fullmatch(text):
        return f"{between.group(1)}–{between.group(2)}"
    return ""


def _class_of(age: int) -> str:
    if not _YOUNGEST <= age <= _OLDEST:
        return ""
    for low, high in _CLASSES:
        if high is None or age <= high:
            return f"{low}+" if high is None else f"{low}–{high}"
    return ""
