"""Sharedness: the score S that sorts interests from widely and evenly carried to particular."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from analysis.certainty import Numbers


def shared_score(
    reach_low: ArrayLike,
    breadth_groups: ArrayLike,
    breadth_places: ArrayLike,
    dividedness: ArrayLike,
    full_reach: float = 0.20,
) -> Numbers:
    """Give back S = 100 · R · B_groups · B_places · (1 − V), 0..100, with R = min(1, reach_low/full_reach).

    A product: a zero anywhere is a zero. A part that cannot be known (missing) does not count against the
    theme: breadth as 1, dividedness as 0. Only for sorting; the parts are what is shown. Domain: §2.6.
    """
    reach = np.minimum(1.0, np.nan_to_num(np.asarray(reach_low, dtype=float)) / full_reach)
    groups = np.nan_to_num(np.asarray(breadth_groups, dtype=float), nan=1.0)
    places = np.nan_to_num(np.asarray(breadth_places, dtype=float), nan=1.0)
    undivided = 1.0 - np.nan_to_num(np.asarray(dividedness, dtype=float))
    score: Numbers = np.clip(100.0 * reach * groups * places * undivided, 0.0, 100.0)
    return score
