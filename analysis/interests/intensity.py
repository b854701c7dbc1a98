"""Intensity: how early in their own list people mention a theme; apart from how many mention it."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike


def measure_intensity(statements: pd.DataFrame, weights: pd.Series) -> pd.Series:
    """Give back the intensity by theme_id, 0..1 (1 = always the first thing people say).

    Salience of Smith (1993): (L − rank + 1)/L over a person's own list of L statements with content; a theme
    takes its first place in the list; the mean over the people who mention it, weighted. `statements`, in the
    order in which a person said them: `respondent_id`, `theme_id` ('' = none); `weights` by respondent_id.
    Zero rows: none. Domain: §2.7.
    """
    people = statements.groupby("respondent_id", sort=False)
    rank = people.cumcount() + 1
    length = people["theme_id"].transform("size")
    said = statements[["respondent_id", "theme_id"]].assign(salience=(length - rank + 1) / length)
    first = said[said["theme_id"].ne("")].drop_duplicates(["respondent_id", "theme_id"])
    weight = first["respondent_id"].map(weights).astype(float).fillna(1.0)
    sums = (first["salience"] * weight).groupby(first["theme_id"]).sum()
    return (sums / weight.groupby(first["theme_id"]).sum()).clip(0.0, 1.0)


def name_intensity_fields(breadth: ArrayLike, intensity: ArrayLike, cut: float = 0.60) -> pd.Series:
    """Give back the field of breadth × intensity: "wide_warm", "wide_cool", "narrow_fierce", "narrow_cool".

    `breadth`: the lowest known breadth, 0..1, wide from `cut`; intensity is warm from the median of all
    themes; "unknown" where either is missing.
    """
    broad, warm = np.asarray(breadth, dtype=float), np.asarray(intensity, dtype=float)
    middle = np.nanmedian(warm) if np.isfinite(warm).any() else np.nan
    names = np.where(
        broad >= cut,
        np.where(warm >= middle, "wide_warm", "wide_cool"),
        np.where(warm >= middle, "narrow_fierce", "narrow_cool"),
    )
    return pd.Series(np.where(np.isnan(broad) | np.isnan(warm), "unknown", names), dtype="str")
