"""Dividedness: do the people who take a direction on a theme want the same, or opposite things?"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.certainty import Z95, Numbers, wilson_interval

MINIMUM_PEOPLE = 10


def measure_dividedness(directions: pd.DataFrame, theme_ids: Sequence[str]) -> pd.DataFrame:
    """Give back by theme `theme_id`, `dividedness` (`_low`, `_high`, `_careful`), `n_directed`, `plus_share`.

    V = 4·f₊·f₋ over the people who take a direction, 0 one voice .. 1 half against half; missing for fewer
    than ten of them. Bounds: V over the Wilson interval of f₊; `dividedness_careful`: V at the middle of that
    interval, so that few people never look like one voice. `directions`: `theme_id`, `respondent_id`,
    `direction` (above 0 plus, below 0 minus); somebody who says both counts half for each. Zero rows: all
    missing. Domain: §2.5.
    """
    taken = directions[directions["direction"].ne(0)]
    sides = taken.assign(plus=taken["direction"].gt(0).astype(float))
    people = sides.drop_duplicates(["theme_id", "respondent_id", "plus"]).groupby(
        ["theme_id", "respondent_id"]
    )
    by_theme = people["plus"].mean().groupby(level="theme_id").agg(["mean", "size"]).reindex(list(theme_ids))
    size = by_theme["size"].fillna(0).to_numpy(dtype=float)
    enough = size >= MINIMUM_PEOPLE
    plus = np.where(enough, by_theme["mean"].to_numpy(dtype=float), np.nan)
    low, high = wilson_interval(plus, size)
    least, most = bounds_of_dividedness(low, high)
    middle = (plus * size + Z95**2 / 2) / (size + Z95**2)
    return pd.DataFrame(
        {
            "theme_id": pd.Series(theme_ids, dtype="str"),
            "dividedness": 4 * plus * (1 - plus),
            "dividedness_low": least,
            "dividedness_high": most,
            "dividedness_careful": 4 * middle * (1 - middle),
            "n_directed": size.astype(np.int64),
            "plus_share": plus,
        }
    )


def bounds_of_dividedness(low: Numbers, high: Numbers) -> tuple[Numbers, Numbers]:
    """Give back the least and most that 4·f·(1 − f) can be for f between `low` and `high`."""
    at_low, at_high = 4 * low * (1 - low), 4 * high * (1 - high)
    holds_half = (low <= 0.5) & (high >= 0.5)
    return np.minimum(at_low, at_high), np.where(holds_half, 1.0, np.maximum(at_low, at_high))
