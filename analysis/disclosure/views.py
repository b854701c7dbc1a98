"""Who looks, and what may be said to them at which number of people.

Three views: researcher, staff, council (and public). Numbers are unweighted people, whatever is shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike, NDArray

FULL_FROM, INDICATIVE_FROM, COUNTS_FROM = 100, 30, 10
ROUNDED_BELOW, ROUNDED_TO = 50, 5
HARD_FLOOR = 3


class Depth(StrEnum):
    """How much may be said about a unit or group with so many people."""

    FULL = "full"
    INDICATIVE = "indicative"
    COUNTS = "counts"
    QUOTES = "quotes"


@dataclass(frozen=True)
class View:
    """What one kind of reader may see.

    `least_count`: smallest count that is shown; `least_base`: people needed for a percentage; `is_rounded`:
    counts under 50 in fives; `most_attributes`: what may be told about the speaker of a quote;
    `least_alike`: people in the unit who must share such an attribute; `least_in_cell`: people per map cell.
    """

    name: str
    least_count: int
    least_base: int
    is_rounded: bool
    most_attributes: int
    least_alike: int
    least_in_cell: int


RESEARCHER = View("researcher", 1, 10, False, 99, 1, 1)
STAFF = View("staff", 5, 30, False, 2, 5, 3)
COUNCIL = View("council", 10, 30, True, 1, 10, 5)
VIEWS = {view.name: view for view in (RESEARCHER, STAFF, COUNCIL)}


def depth_for(n_people: int) -> Depth:
    """Give back how much may be said about a unit with `n_people`.

    From 100 everything; from 30 reach, appreciation and minority voices, the score only as an indication;
    from 10 counts and quotes without percentages; below that only quotes without attributes. Domain: §2.6.
    """
    limits = {FULL_FROM: Depth.FULL, INDICATIVE_FROM: Depth.INDICATIVE, COUNTS_FROM: Depth.COUNTS}
    return next((depth for least, depth in limits.items() if n_people >= least), Depth.QUOTES)


def round_counts(counts: ArrayLike, view: View) -> NDArray[np.float64]:
    """Give back counts as this view may see them: for the council under 50 in fives; missing stays so."""
    exact = np.asarray(counts, dtype=float)
    if not view.is_rounded:
        return exact.copy()
    rounded = np.floor(exact / ROUNDED_TO + 0.5) * ROUNDED_TO
    return np.where(exact < ROUNDED_BELOW, rounded, exact)
