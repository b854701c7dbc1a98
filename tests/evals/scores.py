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
    out); `v_apart`, `ari_apart`: with every single as a group of its own; `n_own`: labels with a group
    of their own, as in `find_own_groups`.
    """

    n_groups: int
    v: float
    ari: float
    v_apart: float
    ari_apart: float
    single_share: float
    n_own: int


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
        n_own=len(find_own_groups(gold, nearest)),
    )


def find_own_groups(
    gold: NDArray[np.str_], groups: NDArray[np.int64], share: float = 0.5
) -> dict[str, float]:
    """Give back the labels that are the largest of a group holding at least `share` of them, and the part."""
    labels, label = np.unique(gold, return_inverse=True)
    _, group = np.unique(groups, return_inverse=True)
    counts = np.zeros((len(labels), int(group.max(initial=-1)) + 1))
    np.add.at(counts, (label, group), 1)
    held = counts / counts.sum(axis=1, keepdims=True)
    held[counts < counts.max(axis=0, initial=0.0)] = 0.0
    best = held.max(axis=1, initial=0.0)
    return {str(name): float(part) for name, part in zip(labels, best, strict=True) if part >= share}


def measure_neighbour_accuracy(gold: NDArray[np.str_], vectors: NDArray[np.float32]) -> float:
    """Give back the share of rows whose nearest other row (cosine, unit rows) has the same label."""
    cosines = vectors @ vectors.T
    np.fill_diagonal(cosines, -2.0)
    return float((gold[cosines.argmax(axis=1)] == gold).mean())
