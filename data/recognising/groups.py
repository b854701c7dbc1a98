"""Cells about a person → the groups that the person belongs to."""

from __future__ import annotations

import tomllib
from collections import Counter
from functools import cache
from pathlib import Path

import pandas as pd

from data.recognising.ages import read_ages
from data.recognising.headers import fold_text
from data.recognising.scales import is_missing_code

_FOLDER = Path(__file__).resolve().parent
_MAX_GROUPS = 40
_MAX_LABEL = 80


@cache
def _fixed_names(grouping: str) -> dict[str, str]:
    table = tomllib.loads((_FOLDER / "scales.toml").read_text(encoding="utf-8"))["groups"]
    return {word: name for name, words in table.get(grouping, {}).items() for word in words}


def read_groups(cells: pd.Series[str], grouping: str, year: int | None) -> tuple[pd.Series[str], str]:
    """Give back one row per cell and group (index repeats for several choices) and a problem code or ''.

    `cells`: `str`, one cell per person; `grouping`: 'age', 'gender', … or the header; `year`: for
    birth years. Spellings that differ in case or accents become the commonest one. A column with
    over 40 different groups gives no groups and 'too_many_groups'; birth years without year
    'age_year_unknown'.
    """
    missing = {value: _is_missing(value, grouping) for value in cells.unique()}
    filled = cells[~cells.map(missing).astype(bool)]
    if grouping == "age":
        ages, needs_year = read_ages(filled, year)
        return ages[ages != ""], "age_year_unknown" if needs_year else ""
    choices = _split_choices(filled)
    names = _settle_names(choices, grouping)
    groups = choices.map(names).astype("str")
    groups = groups[groups != ""]
    if groups.nunique() > _MAX_GROUPS:
        return groups.iloc[:0], "too_many_groups"
    return groups, ""


def _is_missing(value: str, grouping: str) -> bool:
    """An x is no answer, except where it is a gender."""
    return is_missing_code(value) and fold_text(value) not in _fixed_names(grouping)


def _split_choices(cells: pd.Series[str]) -> pd.Series[str]:
    """Several choices in one cell, separated by ';' or '|', or by ', ' when the parts come back often."""
    for separator in (";", "|"):
        joined = cells.str.contains(separator, regex=False)
        if joined.mean() > 0.1 or _are_known(cells[joined], separator, cells[~joined]):
            return _explode(cells, separator)
    joined = cells.str.contains(", ", regex=False)
    if _are_known(cells[joined], ", ", cells[~joined]):
        return _explode(cells, ", ")
    if joined.mean() > 0.1:
        parts = _explode(cells, ", ")
        if parts.nunique() <= min(15, 0.6 * cells.nunique()):
            return parts
    return cells


def _are_known(joined: pd.Series[str], separator: str, single: pd.Series[str]) -> bool:
    """Every part of the cells with a separator is also the whole answer of somebody else."""
    return len(joined) > 0 and set(_explode(joined, separator)) <= set(single)


def _explode(cells: pd.Series[str], separator: str) -> pd.Series[str]:
    parts = cells.str.split(separator, regex=False).explode().str.strip().astype("str")
    return parts[parts != ""]


def _settle_names(choices: pd.Series[str], grouping: str) -> dict[str, str]:
    fixed = _fixed_names(grouping)
    spellings: dict[str, Counter[str]] = {}
    for value, n in choices.value_counts().items():
        spellings.setdefault(fold_text(str(value)) or str(value), Counter())[str(value)] = int(n)
    commonest = {
        folded: fixed.get(folded, min(counts, key=lambda value: (-counts[value], value))[:_MAX_LABEL])
        for folded, counts in spellings.items()
    }
    return {
        value: "" if _is_missing(value, grouping) else commonest[fold_text(value) or value]
        for value in choices.unique()
    }
