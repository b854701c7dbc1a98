"""Do people and the machine code alike? A fair sample to code by hand, and what came of it.

Agreement is Krippendorff's alpha for names (nominal): 1 − observed / expected disagreement, which chance
puts at 0 and perfect agreement at 1. It takes any number of coders, and statements that one of them left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

import numpy as np
import pandas as pd

from analysis.themes.assignment import Numbers, Whole

T = TypeVar("T")

RELIABLE = 0.667
SAMPLE = 200
_LEAST = 3
_DRAWS = 500


def draw_sample(statements: pd.DataFrame, *, n: int = SAMPLE, seed: int = 20260) -> list[str]:
    """Give back the statement_ids to code by hand, in random order.

    `statements`: `statement_id`, `theme_id` ('' = single voice), `status`. From every theme and from the
    single voices at least three (all, if there are fewer), the rest by size; statements without content
    never. The same seed gives the same sample, whatever the order of the rows. None: an empty list.
    """
    content = statements[statements["status"].ne("no_content")].sort_values("statement_id")
    rng = np.random.default_rng(seed)
    mixed = content.iloc[rng.permutation(len(content))]
    place = mixed.groupby("theme_id").cumcount()
    size = mixed.groupby("theme_id")["theme_id"].transform("size").astype("float64")
    wanted = np.maximum(_LEAST, n * size / max(len(mixed), 1))
    return [str(name) for name in mixed.loc[place.lt(wanted.round()), "statement_id"]]


def measure_alpha(codes: Whole) -> float:
    """Give back Krippendorff's alpha for names.

    `codes`: coders × statements, whole numbers from 0, -1 where somebody gave none. A statement that fewer
    than two coded does not count. Missing (nan) when nothing can be compared, or all codes are the same.
    Source: Krippendorff 2011, 'Computing Krippendorff's alpha-reliability'.
    """
    values = np.unique(codes[codes >= 0])
    counts = (codes[None, :, :] == values[:, None, None]).sum(axis=1).astype(np.float64)
    counts = counts[:, counts.sum(axis=0) >= 2]
    coders = counts.sum(axis=0)
    n = coders.sum()
    if n < 2:
        return float("nan")
    total = counts.sum(axis=1)
    observed = 1.0 - (counts * (counts - 1) / (coders - 1)).sum() / n
    expected = 1.0 - (total * (total - 1)).sum() / (n * (n - 1))
    return float(1.0 - observed / expected) if expected > 0 else float("nan")


def bound_alpha(codes: Whole, *, units: Whole | None = None, seed: int = 20260) -> tuple[float, float]:
    """Give back the 95 % bounds of alpha: percentiles over 500 draws of statements with replacement.

    `units`: per column the number of its statement, from 0 and without gaps, where one statement has
    several columns; they are drawn together.
    """
    rng = np.random.default_rng(seed)
    if not codes.shape[1]:
        return float("nan"), float("nan")
    own = np.arange(codes.shape[1]) if units is None else units
    columns = [np.flatnonzero(own == unit) for unit in range(int(own.max()) + 1)]
    n = len(columns)
    draws = (np.concatenate([columns[unit] for unit in rng.integers(0, n, n)]) for _ in range(_DRAWS))
    drawn: Numbers = np.array([measure_alpha(codes[:, draw]) for draw in draws])
    known = drawn[~np.isnan(drawn)]
    if not len(known):
        return float("nan"), float("nan")
    low, high = np.quantile(known, [0.025, 0.975])
    return float(low), float(high)


def compare_themes(human: Sequence[str], machine: Sequence[str], theme_ids: Sequence[str]) -> pd.DataFrame:
    """Give back per theme: `theme_id`, `n_human`, `n_machine`, `precision`, `recall`, `alpha`, `is_reliable`.

    `human`, `machine`: theme per statement, '' = single voice. Precision: part of what the machine put in
    the theme that a person puts there too; recall: part of what a person puts there that the machine found.
    `alpha`: agreement on whether a statement is in this theme; reliable from .667. A theme that neither
    used: missing, and not called unreliable.
    """
    own, other = (np.array(list(side), dtype=object) for side in (human, machine))
    rows = []
    for theme_id in theme_ids:
        yes, found = own == theme_id, other == theme_id
        both = float((yes & found).sum())
        precision = both / found.sum() if found.any() else float("nan")
        recall = both / yes.sum() if yes.any() else float("nan")
        alpha = measure_alpha(np.stack([yes, found]).astype(np.int64))
        is_reliable = not alpha < RELIABLE
        rows.append((theme_id, int(yes.sum()), int(found.sum()), precision, recall, alpha, is_reliable))
    columns = ["theme_id", "n_human", "n_machine", "precision", "recall", "alpha", "is_reliable"]
    return pd.DataFrame(rows, columns=columns)


def number_codes(codes: Sequence[Mapping[T, str]], statement_ids: Sequence[T]) -> Whole:
    """Give back coders × statements as whole numbers, -1 where a coder gave no code; '' is a code too."""
    names = sorted({code for coder in codes for code in coder.values()})
    number = {name: place for place, name in enumerate(names)}
    rows = [[number[coder[one]] if one in coder else -1 for one in statement_ids] for coder in codes]
    return np.array(rows, dtype=np.int64).reshape(len(codes), len(statement_ids))
