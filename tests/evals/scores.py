"""How well found groups agree with gold labels, with nothing swept under the carpet."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import adjusted_rand_score, v_measure_score


@dataclass(frozen=True)
class Score:
    """Agreement of one grouping with the gold labels of one set.

    `v`, `ari`: with every single counted as a member of the group it is nearest to (nothing left
    out); `v_apart`, `ari_apart`: with every single as a group of its own.
    """

    n_groups: int
    v: float
    ari: float
    v_apart: float
    ari_apart: float
    single_share: float


def score_groups(gold: NDArray[np.str_], groups: NDArray[np.int64], nearest: NDArray[np.int64]) -> Score:
    """Give back the scores of a grouping.

    `groups`: group per row, -1 = single; `nearest`: group per row in which singles have their nearest.
    """
    single = groups < 0
    apart = np.where(single, groups.max(initial=0) + 1 + np.arange(len(groups)), groups)
    return Score(
        n_groups=len(np.unique(groups[~single])),
        v=float(v_measure_score(gold, nearest)),
        ari=float(adjusted_rand_score(gold, nearest)),
        v_apart=float(v_measure_score(gold, apart)),
        ari_apart=float(adjusted_rand_score(gold, apart)),
        single_share=float(single.mean()) if len(single) else 0.0,
    )


def measure_neighbour_accuracy(gold: NDArray[np.str_], vectors: NDArray[np.float32]) -> float:
    """Give back the share of rows whose nearest other row (cosine, unit rows) has the same label."""
    cosines = vectors @ vectors.T
    np.fill_diagonal(cosines, -2.0)
    return float((gold[cosines.argmax(axis=1)] == gold).mean())
