"""How sure a mean goesting is, and who has it: by theme, for everybody and by group.

Goesting leans to people with time, so a mean is never shown without its bounds and its groups.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy.special import stdtrit

from analysis.certainty import Numbers
from analysis.interests.energy import MOVER
from analysis.mentions import Groups, Mentions, Table

SURE = 0.975


def bound_energy(mentions: Mentions, goesting: pd.Series) -> pd.DataFrame:
    """Give back per theme: `theme_id`, `energy_low`, `energy_high`, the 95 % bounds of its mean goesting.

    `goesting`: 0..1 or missing, by respondent_id. Fewer than two people asked: missing. See `mean_bounds`.
    """
    mean = _means(mentions, mentions.said, goesting)
    return pd.DataFrame({"theme_id": pd.Series(mentions.theme_ids, dtype="str")}).join(
        mean[["energy_low", "energy_high"]]
    )


def measure_energy_groups(mentions: Mentions, groups: Groups, goesting: pd.Series) -> pd.DataFrame:
    """Give back ENERGY_GROUPS of data.measure_schemas: everybody ('' and '') first, then every group.

    Nobody asked in a group: its mean is missing. No groups: only the row of everybody. Domain: §2.10.
    """
    everybody = pd.DataFrame({"grouping": [""], "group": [""]}, dtype="str")
    whole = type(mentions.said)(np.ones((mentions.n_people, 1)))
    parts = [everybody.join(_means(mentions, whole, goesting))]
    if len(groups.labels):
        parts.append(groups.labels.join(_means(mentions, groups.inside, goesting)))
    return pd.concat(parts, ignore_index=True)


def mean_bounds(mean: Numbers, square: Numbers, size: Numbers) -> tuple[Numbers, Numbers]:
    """Give back the 95 % bounds of means within 0..1: mean ± t · s / √n, missing when n < 2.

    `square`: mean of the squares; `size`: effective number of people (Kish), which is also what Student's t
    (1908) takes as its degrees of freedom, less one. s² = n/(n−1) · (square − mean²).
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        variance = np.maximum(square - mean**2, 0.0) / (size - 1.0)
        half = np.where(size >= 2.0, stdtrit(np.maximum(size - 1.0, 1.0), SURE) * np.sqrt(variance), np.nan)
    return np.clip(mean - half, 0.0, 1.0), np.clip(mean + half, 0.0, 1.0)


def _means(mentions: Mentions, inside: Table, goesting: pd.Series) -> pd.DataFrame:
    """Give back mean goesting, its bounds, and how many were asked and would help, per column of `inside`."""
    g = goesting.reindex(mentions.people).to_numpy(dtype=float)
    known = ~np.isnan(g)
    weight, value = mentions.weights * known, np.nan_to_num(g)
    mass, total, squares, masses = (
        np.asarray(inside.T @ column, dtype=float)
        for column in (weight, weight * value, weight * value**2, weight**2)
    )
    with np.errstate(divide="ignore", invalid="ignore"):
        mean, square, size = total / mass, squares / mass, mass**2 / masses
    low, high = mean_bounds(mean, square, size)
    return pd.DataFrame(
        {
            "energy": mean,
            "energy_low": low,
            "energy_high": high,
            "n_energy": np.asarray(inside.T @ known.astype(float), dtype=np.int64),
            "n_movers": np.asarray(inside.T @ (known & (value >= MOVER)).astype(float), dtype=np.int64),
        }
    )
