"""Themes from a codebook beside themes found freely, and what is new.

All statements are grouped freely too. A group in which the codebook is certain of few statements is a new
theme. In every other group the company a statement keeps weighs in with the chances that the codebook gives
it; what is certain enough goes to its theme, the rest is a single voice with its likeliest theme as a
suggestion. Limits measured in docs/decisions/0009-researcher.md.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.themes.assignment import Numbers, ThemeAssignment, Whole, scale_rows
from analysis.themes.codebook import Codebook, name_new_theme
from analysis.themes.communities import find_centroids
from analysis.themes.grouping import find_themes
from analysis.themes.membership import MINIMUM_PEOPLE, number_by_size
from analysis.themes.theme_model import ThemeModel

CERTAIN = 0.32
_SURE = 0.37
_EXPLAINED = 0.4
_BEYOND_DOUBT = 0.65
_COMPANY = 0.3
_RARELY = 0.01


@dataclass(frozen=True)
class GuidedThemes:
    """Themes of the codebook and new ones, in one numbering.

    `assignment`: as `find_themes` gives it, with as `strength` the certainty, 0..1, of the (nearest) theme;
    `theme_ids`: per theme its id in the codebook, or a free one ('N001'); `is_new`: per theme, whether it is
    not of the codebook; `chances`: per statement and theme of the codebook, 0..1; zeros without content.
    """

    assignment: ThemeAssignment
    theme_ids: tuple[str, ...]
    is_new: NDArray[np.bool_]
    chances: Numbers


def find_guided_themes(
    statements: pd.DataFrame,
    vectors: NDArray[np.floating],
    model: ThemeModel,
    *,
    certain: float = CERTAIN,
    resolution: float = 1.0,
    seed: int = 20260,
) -> GuidedThemes:
    """Give back the theme of every statement: of the codebook, a new one, or none.

    `certain`: how much the chance of a theme of the codebook must be above guessing, 0..1. `statements`,
    `vectors`, `resolution`, `seed`: as for `find_themes`, and `statement_id`. The order of the rows does not
    matter. Zero statements: no themes. Raises ValueError as `find_themes` does.
    """
    if len(statements) != len(vectors):
        raise ValueError("statements and vectors must have the same number of rows")
    order = np.lexsort([statements[key].to_numpy(dtype="U") for key in ("statement_id", "text")])
    table, unit = statements.iloc[order], scale_rows(np.asarray(vectors, dtype=np.float32))[order]
    free = find_themes(table, unit, resolution=resolution, seed=seed)
    people = np.unique(table["respondent_id"].to_numpy(dtype=object), return_inverse=True)[1]
    has_content = table["has_content"].to_numpy(dtype=bool) if "has_content" in table else None
    content = np.arange(len(table)) if has_content is None else np.flatnonzero(has_content)
    chances = np.zeros((len(table), len(model.codebook)))
    chances[content] = model.weigh(table["text"].iloc[content].tolist(), unit[content])
    n_choices = len(model.columns)
    new = _find_new_groups(free.theme_index, _beyond_guessing(chances, n_choices), people)
    chances = _weigh_company(free.theme_index, chances, new)
    certainty = chances.max(axis=1, initial=0.0)
    code = np.where(_beyond_guessing(chances, n_choices) >= certain, chances.argmax(axis=1), -1)
    code = np.where(new >= 0, chances.shape[1] + new, code)
    certainty = np.where(new >= 0, free.strength, certainty)
    index = number_by_size(code, people)
    codes = _codes_by_number(index, code)
    nearest = np.where(code < 0, _number_of(chances.argmax(axis=1), codes), index)
    nearest[certainty == 0] = -1
    centroids = find_centroids(unit, np.ones(len(unit)), index, len(codes)) if len(codes) else unit[:0]
    back = np.argsort(order)
    assignment = ThemeAssignment(index[back], nearest[back], certainty[back], centroids)
    return GuidedThemes(assignment, *_name(codes, model.codebook), chances[back])


def _beyond_guessing(chances: Numbers, n_choices: int) -> Numbers:
    """Give back how far the best chance of each row is above 1 / `n_choices`: 0 = a guess, 1 = certain."""
    return np.asarray((chances.max(axis=1, initial=0.0) * n_choices - 1) / (n_choices - 1))


def _find_new_groups(group: Whole, best: Numbers, people: Whole) -> Whole:
    """Give back, per statement, the number of the new theme it is in, or -1."""
    new = np.full(len(group), -1, dtype=np.int64)
    number = 0
    for found in range(int(group.max(initial=-1)) + 1):
        inside = group == found
        members = inside & (best < _BEYOND_DOUBT)
        is_explained = (best[inside] >= _SURE).mean() >= _EXPLAINED
        if is_explained or len(np.unique(people[members])) < MINIMUM_PEOPLE:
            continue
        new[members] = number
        number += 1
    return new


def _weigh_company(group: Whole, chances: Numbers, new: Whole) -> Numbers:
    """Give back the chances in which the mean of each group that is not new weighs in (log-linear pool)."""
    weighed: Numbers = chances.copy()
    for found in range(int(group.max(initial=-1)) + 1):
        inside = (group == found) & (new < 0)
        if inside.any():
            company = (chances[group == found].mean(axis=0) + _RARELY) ** _COMPANY
            weighed[inside] = chances[inside] * company
    total = weighed.sum(axis=1, keepdims=True)
    return np.asarray(np.divide(weighed, total, out=np.zeros_like(weighed), where=total > 0))


def _codes_by_number(index: Whole, code: Whole) -> Whole:
    """Give back the code of theme 0, 1, …"""
    codes = np.zeros(int(index.max(initial=-1)) + 1, dtype=np.int64)
    codes[index[index >= 0]] = code[index >= 0]
    return codes


def _number_of(code: Whole, codes: Whole) -> Whole:
    """Give back the number of the theme with each code, -1 when no statement is in it."""
    numbers = np.full(max(int(code.max(initial=0)), int(codes.max(initial=0))) + 1, -1, dtype=np.int64)
    numbers[codes] = np.arange(len(codes))
    return numbers[code]


def _name(codes: Whole, codebook: Codebook) -> tuple[tuple[str, ...], NDArray[np.bool_]]:
    """Give back the id of each theme, and whether it is new."""
    is_new = codes >= len(codebook)
    names = list(codebook.theme_ids)
    ids = []
    for code in codes.tolist():
        if code < len(codebook):
            ids.append(codebook.theme_ids[code])
        else:
            names.append(name_new_theme(names))
            ids.append(names[-1])
    return tuple(ids), is_new
