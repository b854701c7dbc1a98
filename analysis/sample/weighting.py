"""Weighting: make the sample look like the population on known margins, and say what that costs.

Raking sets one margin right after the other until all fit. Weights do not repair self-selection.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.certainty import Numbers, Whole, effective_size

LEAST_WEIGHT, MOST_WEIGHT = 0.33, 3.0
LEAST_PEOPLE = 5
_ROUNDS = 200
_CLOSE = 1e-8


@dataclass(frozen=True)
class Weighting:
    """Weights with mean 1 by respondent_id, and what they did.

    `groupings`: margins that were used; `refused`: groupings left out, with fewer than two groups of five
    people; `merged`: groups of fewer than five people that were taken together; `deff` = 1 + CV²(w);
    `n_eff` after Kish; `largest_gap`: how far a margin still is from its goal after trimming.
    """

    weights: pd.Series
    groupings: tuple[str, ...]
    refused: tuple[str, ...]
    merged: tuple[tuple[str, str], ...]
    lowest: float
    highest: float
    deff: float
    n_eff: float
    largest_gap: float


def rake_weights(
    respondents: pd.Index,
    memberships: pd.DataFrame,
    margins: Mapping[str, Mapping[str, float]],
    *,
    least: float = LEAST_WEIGHT,
    most: float = MOST_WEIGHT,
) -> Weighting:
    """Give back weights that fit the margins (Deming & Stephan 1940), trimmed to [0.33, 3], mean 1.

    `respondents`: respondent_ids; `memberships`: MEMBERSHIPS; `margins`: grouping → group → inhabitants (any
    scale). People of whom a grouping is unknown keep their weight in it. Groups of fewer than five people are
    merged with the next smallest; groups without people or without margin are left out. No margins or nobody:
    all weights 1. Domain: §2.15.
    """
    people = pd.Index(np.unique(respondents.to_numpy(dtype=object)), dtype="str")
    cells, goals, refused, merged = _cells(people, memberships, margins)
    weights = np.ones(len(people))
    for _ in range(_ROUNDS if goals else 0):
        before = weights.copy()
        for code, goal in zip(cells.values(), goals.values(), strict=True):
            weights = _fit(weights, code, goal)
        weights = np.clip(weights / weights.mean(), least, most)
        if np.abs(weights - before).max() < _CLOSE:
            break
    weights = weights / weights.mean() if len(weights) else weights
    gaps = [
        np.abs(_shares(weights, code, len(goal)) - goal).max()
        for code, goal in zip(cells.values(), goals.values(), strict=True)
    ]
    size = float(effective_size(weights.sum(), (weights**2).sum()))
    return Weighting(
        pd.Series(weights, index=people),
        tuple(goals),
        refused,
        merged,
        float(weights.min(initial=1.0)),
        float(weights.max(initial=1.0)),
        len(people) / size if size else 1.0,
        size,
        float(max(gaps, default=0.0)),
    )


def _cells(
    people: pd.Index, memberships: pd.DataFrame, margins: Mapping[str, Mapping[str, float]]
) -> tuple[dict[str, Whole], dict[str, Numbers], tuple[str, ...], tuple[tuple[str, str], ...]]:
    """Give back, per usable grouping, the cell of every person (-1 unknown) and the goal share per cell."""
    cells: dict[str, Whole] = {}
    goals: dict[str, Numbers] = {}
    refused: list[str] = []
    merged: list[tuple[str, str]] = []
    for grouping in sorted(margins):
        own = memberships[
            memberships["grouping"].eq(grouping) & memberships["group"].isin(list(margins[grouping]))
        ]
        own = own.sort_values("group").drop_duplicates("respondent_id")
        group = own.set_index("respondent_id")["group"].reindex(people)
        counts = group.value_counts().sort_index().sort_values(kind="stable")
        parts = _merge_small(counts)
        merged += [(grouping, " + ".join(part)) for part in parts if len(part) > 1]
        if len(parts) < 2:
            refused.append(grouping)
            continue
        cell_of = {name: number for number, part in enumerate(parts) for name in part}
        goal = np.array([sum(float(margins[grouping][name]) for name in part) for part in parts])
        cells[grouping] = group.map(cell_of).fillna(-1).to_numpy().astype(np.int64)
        goals[grouping] = goal / goal.sum()
    return cells, goals, tuple(refused), tuple(merged)


def _merge_small(counts: pd.Series) -> list[list[str]]:
    """Give back the groups in parts of at least five people; `counts` from small to large."""
    parts: list[list[str]] = []
    waiting: list[str] = []
    n_waiting = 0
    for name, count in counts.items():
        waiting.append(str(name))
        n_waiting += int(count)
        if n_waiting >= LEAST_PEOPLE:
            parts.append(sorted(waiting))
            waiting, n_waiting = [], 0
    if waiting and parts:
        parts[-1] = sorted([*parts[-1], *waiting])
    return parts


def _fit(weights: Numbers, code: Whole, goal: Numbers) -> Numbers:
    """Give back the weights with the shares of one margin set to its goal."""
    factor = goal / np.maximum(_shares(weights, code, len(goal)), 1e-12)
    return np.where(code >= 0, weights * factor[code], weights)


def _shares(weights: Numbers, code: Whole, n_cells: int) -> Numbers:
    known = code >= 0
    sums = np.bincount(code[known], weights[known], n_cells)
    shares: Numbers = sums / max(float(sums.sum()), 1e-12)
    return shares
