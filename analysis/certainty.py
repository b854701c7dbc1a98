"""How sure a figure is: effective numbers of people, Wilson's and Newcombe's intervals, false discoveries.

The arithmetic that several rooms need; it knows shares and numbers, not themes or groups.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Numbers = NDArray[np.float64]
Whole = NDArray[np.int64]

Z95 = 1.959963984540054
Z90 = 1.6448536269514722
CENSUS_SHARE = 0.05


def effective_size(sum_weights: ArrayLike, sum_squares: ArrayLike) -> Numbers:
    """Give back how many equally heavy people carry the same certainty: (Σw)² / Σw² (Kish 1965).

    `sum_weights`, `sum_squares`: Σw and Σw² of the people, any shape. Nobody: 0.
    """
    total, squares = np.asarray(sum_weights, dtype=float), np.asarray(sum_squares, dtype=float)
    size: Numbers = np.divide(total**2, squares, out=np.zeros(np.shape(total)), where=squares > 0)
    return size


def finite_size(size: ArrayLike, n_people: ArrayLike, population: float | None) -> Numbers:
    """Give back the effective number when many of all inhabitants took part: n·(N − 1)/(N − n).

    The finite population correction (Cochran 1977, §2.6), used when `n_people` pass 5 % of
    `population`; with everybody taking part the number is infinite. `population` None: unchanged.
    """
    sizes, people = np.asarray(size, dtype=float), np.asarray(n_people, dtype=float)
    if population is None or population <= 1:
        return sizes.copy()
    rest = np.maximum(population - people, 0.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        larger = np.where(rest > 0, sizes * (population - 1) / rest, np.inf)
    return np.where((people > CENSUS_SHARE * population) & (sizes > 0), np.maximum(larger, sizes), sizes)


def wilson_interval(share: ArrayLike, size: ArrayLike, z: float = Z95) -> tuple[Numbers, Numbers]:
    """Give back the lower and upper bound of a share in 0..1 (Wilson 1927).

    centre = (p + z²/2n) / (1 + z²/n), half = z·√(p(1−p)/n + z²/4n²) / (1 + z²/n).
    `share` 0..1 and `size` (effective number, may be infinite) of one shape; size 0: missing.
    """
    p, n = np.broadcast_arrays(np.asarray(share, dtype=float), np.asarray(size, dtype=float))
    with np.errstate(divide="ignore", invalid="ignore"):
        small = z * z / n
        centre = (p + small / 2) / (1 + small)
        half = z * np.sqrt(np.maximum(p * (1 - p), 0) / n + small / (4 * n)) / (1 + small)
    unknown = ~(n > 0)
    low = np.where(p <= 0, 0.0, np.clip(centre - half, 0.0, 1.0))
    high = np.where(p >= 1, 1.0, np.clip(centre + half, 0.0, 1.0))
    return np.where(unknown, np.nan, low), np.where(unknown, np.nan, high)


def newcombe_interval(
    share: ArrayLike, size: ArrayLike, other_share: ArrayLike, other_size: ArrayLike, z: float = Z95
) -> tuple[Numbers, Numbers]:
    """Give back the bounds of share − other_share in −1..1 (Newcombe 1998, method 10).

    Built from the two Wilson intervals: d − √((p₁−l₁)² + (u₂−p₂)²) and d + √((u₁−p₁)² + (p₂−l₂)²).
    All of one shape; a size of 0: missing.
    """
    p1, p2 = np.asarray(share, dtype=float), np.asarray(other_share, dtype=float)
    low1, high1 = wilson_interval(p1, size, z)
    low2, high2 = wilson_interval(p2, other_size, z)
    low = p1 - p2 - np.sqrt((p1 - low1) ** 2 + (high2 - p2) ** 2)
    high = p1 - p2 + np.sqrt((high1 - p1) ** 2 + (p2 - low2) ** 2)
    return np.clip(low, -1.0, 1.0), np.clip(high, -1.0, 1.0)


def adjust_discoveries(p_values: ArrayLike) -> Numbers:
    """Give back q-values: false discovery rate over all given tests (Benjamini & Hochberg 1995).

    `p_values`: one dimension, 0..1; missing ones stay missing and count as no test.
    """
    p = np.asarray(p_values, dtype=float)
    q = np.full(len(p), np.nan)
    known = np.flatnonzero(~np.isnan(p))
    if len(known):
        order = known[np.argsort(p[known], kind="stable")]
        scaled = p[order] * len(order) / np.arange(1, len(order) + 1)
        q[order] = np.minimum(np.minimum.accumulate(scaled[::-1])[::-1], 1.0)
    return q
