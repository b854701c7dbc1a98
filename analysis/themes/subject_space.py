"""Sets the subjects that are heard in statements beside their vectors, as far as they fit the study.

A reader of subjects was trained on what residents say. How often each subject, and none of them, really
occurs differs per study: the shares are estimated from the study itself and the chances follow (Saerens,
Latinne & Decaestecker 2002, 'Adjusting the outputs of a classifier to new a priori probabilities'). In a
study about something else nearly everything becomes 'none', and the vectors stay as they are.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.themes.assignment import Numbers, Vectors, scale_rows

WEIGHT = 1.0
_N_OTHER = 2
_ROUNDS = 30
_DOUBT = 2
_LEARNT_ON = 50_000
_AT_ONCE = 50_000


@dataclass(frozen=True)
class SubjectSpace:
    """What was learned of a study: how much likelier each class is than in training, and the usual row."""

    odds: Numbers
    usual: Numbers

    def join(self, vectors: NDArray[np.floating], chances: NDArray[np.floating]) -> Vectors:
        """Give back one unit row per statement: its vector and, beside it, its subjects.

        `vectors`: unit rows; `chances`: the chance of each subject per row, 0..1, one column per subject the
        space was learned on. Without subjects the vectors come back. Raises ValueError for other columns.
        """
        if chances.shape != (len(vectors), len(self.usual)):
            raise ValueError("one row of chances per vector, one column per subject of the space")
        unit = np.asarray(vectors, dtype=np.float32)
        if not len(self.usual):
            return unit
        joined = np.empty((len(unit), unit.shape[1] + len(self.usual)), dtype=np.float32)
        joined[:, : unit.shape[1]] = unit
        for start in range(0, len(unit), _AT_ONCE):
            part = slice(start, start + _AT_ONCE)
            joined[part, unit.shape[1] :] = WEIGHT * (_fit(chances[part], self.odds) - self.usual)
        return scale_rows(joined)


def learn_subject_space(chances: NDArray[np.floating]) -> SubjectSpace:
    """Give back the space of a study. `chances`: as for `SubjectSpace.join`; the order of rows is no matter.

    Zero rows: no class is likelier than in training.
    """
    rows = np.unique(np.asarray(chances, dtype=np.float64), axis=0)
    rows = rows[:: -(-len(rows) // _LEARNT_ON) or 1]
    odds = _find_odds(_with_none(rows))
    usual = _fit(rows, odds).mean(axis=0) if len(rows) else np.zeros(chances.shape[1])
    return SubjectSpace(odds, usual)


def _find_odds(chances: Numbers) -> Numbers:
    """Give back, per class, its share in the study over its share in training (expectation, maximisation).

    In training every class was as heavy as each other; the last column gathers the two that are no subject.
    A few rows move the shares little: each class is given some that speak for it.
    """
    n_classes = chances.shape[1]
    trained = np.ones(n_classes)
    trained[-1] = _N_OTHER
    trained /= trained.sum()
    odds = np.ones(n_classes)
    for _ in range(_ROUNDS):
        shares = (_scaled(chances * odds).sum(axis=0) + _DOUBT) / (len(chances) + _DOUBT * n_classes)
        odds = shares / trained
    return odds


def _fit(chances: NDArray[np.floating], odds: Numbers) -> Numbers:
    """Give back the chances of the subjects in this study."""
    return _scaled(_with_none(chances) * odds)[:, :-1]


def _with_none(chances: NDArray[np.floating]) -> Numbers:
    none = np.clip(1 - chances.sum(axis=1, keepdims=True, dtype=np.float64), 0.0, 1.0)
    return np.concatenate([chances, none], axis=1)


def _scaled(odds: Numbers) -> Numbers:
    total = odds.sum(axis=1, keepdims=True)
    return np.asarray(np.divide(odds, total, out=np.zeros_like(odds), where=total > 0))
