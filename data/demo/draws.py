"""Chance with a name: every draw of the generator comes from a stream that its purpose seeds.

The same purpose always gives the same numbers, so that one changed step leaves the others alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

_SEED = 2026


def open_stream(purpose: str) -> np.random.Generator:
    """Give back the random stream of a purpose; `purpose`: any text, e.g. 'people 2026'."""
    return np.random.default_rng([_SEED, crc32(purpose.encode())])


def spread_evenly(rates: NDArray[np.float64], order: NDArray[np.int64], start: float) -> NDArray[np.bool_]:
    """Give back who is chosen by systematic sampling with unequal chances.

    `rates`: chance 0..1 per row; `order`: row positions in the order in which the choice must be
    spread evenly; `start`: 0..1, where the ladder begins. The number chosen is the sum of the rates,
    rounded down or up, also inside every long run of the order. Zero rows give zero rows.
    """
    ladder = np.floor(np.cumsum(rates[order]) + start)
    chosen = np.zeros(len(rates), dtype=bool)
    chosen[order] = np.diff(ladder, prepend=np.floor(start)) > 0
    return chosen


def pick_one(stream: np.random.Generator, weights: Sequence[float]) -> int:
    """Give back a position drawn with chances in proportion to `weights` (>= 0, at least one > 0)."""
    ladder = np.cumsum(np.asarray(weights, dtype=float))
    return int(np.searchsorted(ladder, stream.random() * ladder[-1], side="right"))


def deal_out(stream: np.random.Generator, counts: dict[str, int]) -> list[str]:
    """Give back every label as often as `counts` says, shuffled."""
    cards = [label for label, n in counts.items() for _ in range(n)]
    return [cards[position] for position in stream.permutation(len(cards))]
