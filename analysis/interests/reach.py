"""Reach: which share of the people mentions a theme, and between which bounds."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.certainty import effective_size, finite_size, wilson_interval
from analysis.mentions import Mentions


def measure_reach(mentions: Mentions, population: float | None = None) -> pd.DataFrame:
    """Give back one row per theme: `theme_id`, `n_respondents`, `reach`, `reach_low`, `reach_high`.

    reach = Σ w·y / Σ w over everybody with an open answer; bounds by Wilson (95 %) on Kish's effective
    number, corrected when more than 5 % of `population` (inhabitants, None unknown) took part.
    No themes: zero rows. Domain: §2.2; sources: Kish 1965, Wilson 1927, Cochran 1977.
    """
    weights = mentions.weights
    total = float(weights.sum())
    reach = (
        np.clip(mentions.said.T @ weights / total, 0.0, 1.0) if total else np.zeros(len(mentions.theme_ids))
    )
    size = finite_size(effective_size(total, float(weights @ weights)), mentions.n_people, population)
    low, high = wilson_interval(reach, size)
    return pd.DataFrame(
        {
            "theme_id": pd.Series(mentions.theme_ids, dtype="str"),
            "n_respondents": mentions.n_by_theme,
            "reach": reach,
            "reach_low": np.nan_to_num(low, nan=0.0),
            "reach_high": np.nan_to_num(high, nan=1.0),
        }
    )
