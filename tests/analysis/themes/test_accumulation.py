"""The growing number of themes: exact beside all orders counted by hand."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.themes.accumulation import accumulate_themes, count_expected
from data.schemas import check_table
from data.trust_schemas import THEME_ACCUMULATION


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.lists(st.sets(st.integers(0, 5), min_size=1), min_size=1, max_size=4), st.integers(0, 6))
def test_it_is_the_mean_over_all_draws(themes: list[set[int]], size: int) -> None:
    n_people_of = np.array([len(theme) for theme in themes])
    draws = [set(draw) for draw in combinations(range(6), size)]
    for least in (1, 2, 3):
        by_hand = np.mean([sum(len(theme & draw) >= least for theme in themes) for draw in draws])
        found = count_expected(n_people_of, 6, np.array([size]), least)[0]
        assert found == pytest.approx(by_hand)


def test_the_curve_rises_to_all_themes() -> None:
    table = accumulate_themes(np.array([300, 40, 9, 3]), 420)
    checked = check_table(table, THEME_ACCUMULATION)
    pd.testing.assert_frame_equal(checked, table)
    assert len(table) <= 61
    assert table["n_people"].iloc[-1] == 420
    assert table["n_themes"].iloc[-1] == pytest.approx(4)
    assert table["n_themes"].is_monotonic_increasing
    assert (table["n_named"] >= table["n_themes"]).all()
    assert (table["n_people"].ge(50) == table["n_new"].notna()).all()


def test_large_themes_leave_nothing_new_and_small_ones_do() -> None:
    assert accumulate_themes(np.full(20, 200), 600)["n_new"].iloc[-1] == pytest.approx(0, abs=1e-6)
    assert accumulate_themes(np.full(20, 3), 600)["n_new"].iloc[-1] > 3


def test_nobody_and_nothing() -> None:
    for empty in (accumulate_themes(np.array([], dtype=np.int64), 10), accumulate_themes(np.array([3]), 0)):
        assert check_table(empty, THEME_ACCUMULATION).empty
    few = accumulate_themes(np.array([3]), 7)
    assert few["n_people"].tolist() == list(range(1, 8))
    assert few["n_new"].isna().all()
