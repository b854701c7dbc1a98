"""Small groups of people who say nearly the same, hidden among single voices or inside a large theme.

Whoever looks for the tightest handful among many will always find one. So the same search is done in
scattered copies of the same statements, in which nothing belongs together (each main direction shuffled by
itself): only what lies closer together than the closest handful there is proposed.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from analysis.themes.assignment import Numbers, Vectors, Whole, scale_rows

MOST_ROWS = 2_000
_DIRECTIONS = 60
_LEAST_ROWS = 12
_NULLS = 12
_SPREADS = 3.2
_NEIGHBOURS = 6
_EVEN = 0.7


def find_directions(vectors: NDArray[np.floating]) -> Vectors:
    """Give back the rows along their (at most) 60 main directions, learnt on at most 10,000 even rows."""
    learnt = np.asarray(vectors[:: -(-len(vectors) // 10_000) or 1], dtype=np.float64)
    centred = learnt - learnt.mean(axis=0) if len(learnt) else learnt
    _, axes = np.linalg.eigh(centred.T @ centred)
    return np.asarray(vectors @ axes[:, ::-1][:, :_DIRECTIONS], dtype=np.float32)


def find_small_groups(
    directions: Vectors, people: Whole, *, seed: int = 20260
) -> tuple[list[Whole], Numbers, float]:
    """Give back the groups (row numbers, tightest first), how tight each is, and the limit.

    `directions`: as `find_directions`, the rows to look among, in a fixed order; `people`: number of the
    person per row. Tight: mean cosine between its three closest statements of three people, once what all
    rows share is taken out; two copies and a stranger are no handful (the least cosine is below .7 of the
    mean). The limit: mean and 3.2 standard deviations of the tightest handful in twelve
    scattered copies, which some 2 in 100 studies without any structure pass. A statement is in one group at
    most. Of more than 2,000 rows an even selection is looked among. Fewer than 12 rows, or than three
    people: none.
    """
    rows = np.arange(0, len(directions), -(-len(directions) // MOST_ROWS) or 1)
    if len(rows) < _LEAST_ROWS or len(np.unique(people[rows])) < 3:
        return [], np.zeros(0), 1.0
    own = directions[rows] - directions[rows].mean(axis=0)
    who = people[rows]
    rng = np.random.default_rng(seed)
    tightest = [_rate(_scatter(own, rng), who)[1].max() for _ in range(_NULLS)]
    limit = float(np.mean(tightest) + _SPREADS * np.std(tightest, ddof=1))
    handfuls, tight, cosines = _rate(own, who, keep=True)
    found, taken = [], np.zeros(len(rows), dtype=bool)
    values = []
    for row in np.argsort(-tight, kind="stable"):
        if tight[row] <= limit:
            break
        if taken[handfuls[row]].any():
            continue
        close = cosines[handfuls[row]].mean(axis=0) > limit
        members = np.union1d(handfuls[row], np.flatnonzero(close & ~taken))
        taken[members] = True
        found.append(rows[members])
        values.append(float(tight[row]))
    return found, np.array(values, dtype=np.float64), limit


def _scatter(own: Vectors, rng: np.random.Generator) -> Vectors:
    """Give back rows with the same spread in every direction, and nothing that belongs together."""
    return np.asarray(rng.permuted(own, axis=0), dtype=np.float32)


def _rate(own: Vectors, who: Whole, *, keep: bool = False) -> tuple[Whole, Numbers, Vectors]:
    """Give back, per row, the handful of it and its two nearest of two other people, and how tight that is.

    The cosines themselves only when they are to be kept.
    """
    unit = scale_rows(own)
    cosines = unit @ unit.T
    masked = np.where(who[:, None] == who[None, :], -2.0, cosines)
    count = min(_NEIGHBOURS, len(own) - 1)
    near = np.argpartition(-masked, count - 1, axis=1)[:, :count]
    order = np.argsort(-np.take_along_axis(masked, near, axis=1), axis=1, kind="stable")
    near = np.take_along_axis(near, order, axis=1)
    first = near[:, 0]
    other = who[near] != who[first][:, None]
    second = near[np.arange(len(near)), other.argmax(axis=1)]
    rows = np.arange(len(own))
    pairs = np.stack([cosines[rows, first], cosines[rows, second], cosines[first, second]])
    tight = np.where(pairs.min(axis=0) >= _EVEN * pairs.mean(axis=0), pairs.mean(axis=0), -1.0)
    possible = other.any(axis=1) & (masked[rows, first] > -2.0) & (masked[rows, second] > -2.0)
    handfuls = np.column_stack([rows, first, second])
    return handfuls, np.where(possible, tight, -1.0).astype(np.float64), cosines if keep else unit[:0]
