"""Which theme each statement of two rounds belongs to, by one rule for both.

Themes are found on the newest round. Would its statements keep the theme they were found in while earlier
ones are fitted in afterwards, then themes would seem to grow. So both rounds are read alike: a statement
gets the theme of most of its nearest neighbours in the newest round, never counting its own speaker.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from analysis.themes.assignment import Vectors, Whole

NEIGHBOURS = 10
_MOST_KNOWN = 20_000
_AT_ONCE = 1_000


def join_themes(
    vectors: Vectors,
    people: NDArray[np.object_],
    known: Vectors,
    theme_index: Whole,
    speakers: NDArray[np.object_],
) -> Whole:
    """Give back the number of the theme of each row of `vectors`; -1 when most neighbours have none.

    `vectors`, `known`: unit rows; `people`, `speakers`: who said them; `theme_index`: theme of each row of
    `known`, -1 none. The ten nearest rows of other people vote with their cosine (k nearest
    neighbours; Fix & Hodges 1951). Above 20,000 known rows an even selection votes. Zero rows: zero rows.
    """
    step = -(-len(known) // _MOST_KNOWN) or 1
    known, theme_index, speakers = known[::step], theme_index[::step], speakers[::step]
    count = int(theme_index.max(initial=-1)) + 1
    if not len(known) or not count:
        return np.full(len(vectors), -1, dtype=np.int64)
    codes = np.unique(np.concatenate([people, speakers]).astype(str), return_inverse=True)[1]
    own, others = codes[: len(people)], codes[len(people) :]
    joined = np.empty(len(vectors), dtype=np.int64)
    for start in range(0, len(vectors), _AT_ONCE):
        part = slice(start, start + _AT_ONCE)
        closeness = np.clip(vectors[part] @ known.T, 0.0, 1.0)
        closeness[own[part, None] == others[None, :]] = 0.0
        joined[part] = _vote(closeness, theme_index, count)
    return joined


def _vote(closeness: Vectors, theme_index: Whole, count: int) -> Whole:
    """Give back per row the theme with most closeness among its nearest columns; -1 is one of them."""
    n_near = min(NEIGHBOURS, closeness.shape[1])
    near = np.argpartition(-closeness, n_near - 1, axis=1)[:, :n_near]
    votes = np.zeros((len(closeness), count + 1))
    rows = np.repeat(np.arange(len(closeness)), n_near)
    np.add.at(votes, (rows, theme_index[near].ravel()), np.take_along_axis(closeness, near, axis=1).ravel())
    best = votes.argmax(axis=1)
    return np.where((best < count) & (votes.max(axis=1) > 0), best, -1)
