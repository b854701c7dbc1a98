"""The score S: a product, so a zero anywhere is a zero, and more of anything good is never less."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.interests.sharedness import shared_score

share = st.floats(0, 1)


def test_by_hand():
    # 100 · (.15/.20) · .9 · .8 · (1 − .25) = 40.5
    assert shared_score(0.15, 0.9, 0.8, 0.25) == pytest.approx(40.5)


def test_a_zero_anywhere_is_a_zero_and_unknown_is_not():
    assert shared_score([0, 0.2, 0.2, 0.2], [1, 0, 1, 1], [1, 1, 0, 1], [0, 0, 0, 1]).tolist() == [0, 0, 0, 0]
    assert shared_score(0.3, np.nan, np.nan, np.nan) == 100.0
    assert len(shared_score([], [], [], [])) == 0


@settings(max_examples=60, derandomize=True, deadline=None)
@given(share, share, share, share, share)
def test_bounds_and_monotony(reach, groups, places, divided, more):
    score = shared_score(reach, groups, places, divided)
    assert 0 <= score <= 100
    assert shared_score(max(reach, more), groups, places, divided) >= score
    assert shared_score(reach, max(groups, more), places, divided) >= score
    assert shared_score(reach, groups, max(places, more), divided) >= score
    assert shared_score(reach, groups, places, max(divided, more)) <= score
