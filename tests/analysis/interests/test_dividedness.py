"""Dividedness: half against half is 1, one voice is 0, a person counts once."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.interests.dividedness import bounds_of_dividedness, measure_dividedness


def directions(plus: int, minus: int, both: int = 0) -> pd.DataFrame:
    rows = [(f"p{n}", 1) for n in range(plus)] + [(f"m{n}", -1) for n in range(minus)]
    rows += [(f"b{n}", sign) for n in range(both) for sign in (1, -1)]
    return pd.DataFrame(rows, columns=["respondent_id", "direction"]).assign(theme_id="T1")


def test_by_hand():
    # 15 for, 5 against: 4 · .75 · .25 = .75
    row = measure_dividedness(directions(15, 5), ["T1"]).iloc[0]
    assert row["dividedness"] == pytest.approx(0.75)
    assert row["n_directed"] == 20
    assert row["dividedness_low"] < 0.75 < row["dividedness_high"]


def test_half_against_half_and_one_voice():
    assert measure_dividedness(directions(20, 20), ["T1"])["dividedness"].item() == 1.0
    assert measure_dividedness(directions(20, 0), ["T1"])["dividedness"].item() == 0.0
    assert measure_dividedness(directions(0, 0, 12), ["T1"])["dividedness"].item() == 1.0


def test_who_says_it_often_counts_once():
    many = pd.concat([directions(10, 10), *[directions(1, 0)] * 30])
    assert measure_dividedness(many, ["T1"])["dividedness"].item() == 1.0


def test_unknown_with_fewer_than_ten_or_without_poles():
    result = measure_dividedness(directions(5, 4), ["T1", "T2"])
    assert result["dividedness"].isna().all()
    assert measure_dividedness(directions(0, 0), ["T1"])["dividedness"].isna().all()
    assert measure_dividedness(directions(0, 0), []).empty


@settings(max_examples=40, derandomize=True, deadline=None)
@given(st.integers(0, 60), st.integers(0, 60))
def test_bounds_and_symmetry(plus, minus):
    one, other = (
        measure_dividedness(directions(*pair), ["T1"]).iloc[0] for pair in ((plus, minus), (minus, plus))
    )
    assert one["dividedness"] == pytest.approx(other["dividedness"], nan_ok=True)
    if plus + minus >= 10:
        assert 0 <= one["dividedness_low"] <= one["dividedness"] <= one["dividedness_high"] <= 1


def test_bounds_by_hand():
    low, high = bounds_of_dividedness(np.array([0.2, 0.4]), np.array([0.3, 0.6]))
    assert low == pytest.approx([0.64, 0.96])
    assert high == pytest.approx([0.84, 1.0])
