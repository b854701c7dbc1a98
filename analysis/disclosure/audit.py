"""The attacker's sum: how closely can a hidden count be known from all that is shown?

Every hidden count lies between the least and the most that the published totals allow (Fischetti &
Salazar 2001). When these lie less than the threshold apart, the hiding has failed.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.optimize import linprog

from analysis.certainty import Numbers, Whole
from analysis.disclosure.suppression import Flags


def find_ranges(count: Whole, is_hidden: Flags, sums: Sequence[tuple[int, Whole]]) -> tuple[Numbers, Numbers]:
    """Give back the least and the most that every cell can be for somebody who sees what is shown.

    `count`: per cell; `sums`: (row of the total, rows of its parts), totals are cells too. Shown cells have
    their own count as both bounds.
    """
    low, high = count.astype(float), count.astype(float)
    hidden = np.flatnonzero(is_hidden)
    if not len(hidden):
        return low, high
    place = {row: number for number, row in enumerate(hidden.tolist())}
    matrix, right = np.zeros((len(sums), len(hidden))), np.zeros(len(sums))
    for number, (total, parts) in enumerate(sums):
        for row, sign in [(int(total), -1.0), *((int(part), 1.0) for part in parts)]:
            if row in place:
                matrix[number, place[row]] += sign
            else:
                right[number] -= sign * float(count[row])
    used = np.abs(matrix).sum(axis=1) > 0
    for number, row in enumerate(hidden.tolist()):
        aim = np.zeros(len(hidden))
        aim[number] = 1.0
        ends = [
            linprog(
                sign * aim,
                A_eq=matrix[used] if used.any() else None,
                b_eq=right[used] if used.any() else None,
            )
            for sign in (1.0, -1.0)
        ]
        low[row] = ends[0].fun if ends[0].status == 0 else 0.0
        high[row] = -ends[1].fun if ends[1].status == 0 else np.inf
    return low, high


def find_leaks(count: Whole, is_hidden: Flags, sums: Sequence[tuple[int, Whole]], least: int) -> Whole:
    """Give back the hidden rows that can be known to within fewer than `least` people."""
    low, high = find_ranges(count, is_hidden, sums)
    return np.flatnonzero(is_hidden & (high - low < least - 1e-6))
