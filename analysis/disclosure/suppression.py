"""Which cells of a table must stay hidden, so that nobody small can be counted or subtracted back.

First the cells that are too small themselves, then as many others as it takes that no sum gives them away.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from analysis.certainty import Whole
from analysis.disclosure.views import View

Flags = NDArray[np.bool_]
SHOWN, SMALL, COMPLEMENT, SECONDARY = "", "small", "complement", "secondary"


def hide_small(count: Whole, base: Whole, view: View) -> NDArray[np.object_]:
    """Give back per cell why it is hidden at first sight: "" shown, "small" or "complement".

    Small: 0 < n < k. Complement: nearly everybody says it, so that the few who do not could be known:
    0 < N − n < k, or N = n with fewer than 2k people. Nobody (n = 0) is shown unless the base is small
    (0 < N < k). `count`, `base`: unweighted people n and N. Source: handbook on statistical disclosure
    control (Hundepool et al. 2012), reliability §4.1.
    """
    k = view.least_count
    rest = base - count
    is_small = ((count > 0) & (count < k)) | ((base > 0) & (base < k))
    is_known = (count > 0) & (((rest > 0) & (rest < k)) | ((rest == 0) & (base < 2 * k)))
    reason = np.where(is_small, SMALL, np.where(is_known & (k > 1), COMPLEMENT, SHOWN))
    return reason.astype(object)


def hide_more(
    count: Whole, reason: NDArray[np.object_], sums: Iterable[Whole], view: View
) -> NDArray[np.object_]:
    """Give back the reasons with "secondary" added until no sum gives a hidden cell away.

    `sums`: for every published total the row numbers of the cells that make it up (the total itself as one of
    them when it is a cell). In each that holds a hidden cell at least two are hidden, and together they hold
    at least k people; the smallest shown cell with people goes next. Repeated until nothing changes.
    """
    hidden = reason.copy()
    lists = [np.asarray(rows) for rows in sums if len(rows) > 1]
    if view.least_count <= 1:
        return hidden
    while True:
        changed = False
        for rows in lists:
            changed |= _hide_in_sum(count, hidden, rows, view.least_count)
        if not changed:
            return hidden


def _hide_in_sum(count: Whole, hidden: NDArray[np.object_], rows: Whole, least: int) -> bool:
    """Hide more cells of one sum, in place; whether any was added."""
    changed = False
    while True:
        is_hidden = hidden[rows] != SHOWN
        n_people = int(count[rows[is_hidden]].sum())
        open_rows = rows[~is_hidden]
        if not is_hidden.any() or (is_hidden.sum() >= 2 and n_people >= least) or not len(open_rows):
            return changed
        with_people = open_rows[count[open_rows] > 0]
        candidates = with_people if len(with_people) else open_rows
        hidden[candidates[np.argmin(count[candidates])]] = SECONDARY
        changed = True
