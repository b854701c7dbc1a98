"""What may be said at which number, and how counts are rounded."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.disclosure.views import COUNCIL, HARD_FLOOR, STAFF, VIEWS, Depth, depth_for, round_counts


@pytest.mark.parametrize(
    ("n", "depth"),
    [
        (0, "quotes"),
        (9, "quotes"),
        (10, "counts"),
        (29, "counts"),
        (30, "indicative"),
        (99, "indicative"),
        (100, "full"),
    ],
)
def test_depth(n, depth):
    assert depth_for(n) == Depth(depth)


def test_the_council_sees_fives_below_fifty():
    assert round_counts([10, 12, 13, 47, 48, 50, 73, np.nan], COUNCIL).tolist()[:7] == [
        10,
        10,
        15,
        45,
        50,
        50,
        73,
    ]
    assert np.isnan(round_counts([np.nan], COUNCIL)).all()
    assert round_counts([7, 12], STAFF).tolist() == [7, 12]


def test_views_get_stricter_and_never_pass_the_floor():
    counts = [VIEWS[name].least_count for name in ("researcher", "staff", "council")]
    assert counts == sorted(counts)
    assert STAFF.least_count >= HARD_FLOOR
