"""Effective numbers, Wilson, Newcombe and false discoveries, by hand and against scipy."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from analysis.certainty import (
    adjust_discoveries,
    effective_size,
    finite_size,
    newcombe_interval,
    wilson_interval,
)

fast = settings(max_examples=40, derandomize=True, deadline=None)


def test_kish_by_hand():
    # weights 1, 1, 2: (4)² / (1 + 1 + 4) = 16/6
    assert effective_size(4.0, 6.0) == pytest.approx(16 / 6)
    assert effective_size(0.0, 0.0) == 0.0


@fast
@given(st.lists(st.floats(0.1, 5), min_size=1, max_size=30))
def test_kish_never_passes_the_number_of_people_and_ignores_scale(weights):
    w = np.array(weights)
    size = effective_size(w.sum(), (w**2).sum())
    assert size <= len(w) + 1e-9
    assert effective_size(3 * w.sum(), 9 * (w**2).sum()) == pytest.approx(float(size))


def test_twice_the_people_with_half_the_weight_say_the_same():
    w = np.array([1.0, 2.0, 0.5])
    twice = np.tile(w / 2, 2)
    assert effective_size(twice.sum(), (twice**2).sum()) == pytest.approx(
        2 * effective_size(w.sum(), (w**2).sum())
    )


def test_finite_population_by_hand():
    # 400 of 598 inhabitants: 400 · 597 / 198
    assert finite_size(400.0, 400, 598) == pytest.approx(400 * 597 / 198)
    assert finite_size(20.0, 20, 598) == 20.0  # below 5 %: unchanged
    assert finite_size(20.0, 20, None) == 20.0
    assert np.isinf(finite_size(598.0, 598, 598))


@pytest.mark.parametrize(("k", "n"), [(0, 10), (3, 10), (10, 10), (120, 600), (1, 3)])
def test_wilson_equals_scipy(k, n):
    expected = stats.binomtest(k, n).proportion_ci(method="wilson")
    low, high = wilson_interval(k / n, n)
    assert (float(low), float(high)) == pytest.approx((expected.low, expected.high), abs=1e-12)


def test_wilson_of_nobody_is_missing_and_of_everybody_is_a_point():
    assert np.isnan(wilson_interval(0.5, 0)).all()
    low, high = wilson_interval(0.3, np.inf)
    assert (float(low), float(high)) == pytest.approx((0.3, 0.3))


@fast
@given(st.floats(0, 1), st.floats(1, 1e5))
def test_wilson_holds_the_share_and_narrows_with_more_people(share, size):
    low, high = wilson_interval(share, size)
    assert 0 <= low <= share + 1e-12
    assert share - 1e-12 <= high <= 1
    more_low, more_high = wilson_interval(share, 2 * size)
    assert more_high - more_low <= high - low + 1e-12


def test_newcombe_equals_the_published_example():
    # Newcombe 1998, table II: 56/70 against 48/80, method 10 without correction: 0.0524 to 0.3339
    low, high = newcombe_interval(56 / 70, 70, 48 / 80, 80)
    assert (float(low), float(high)) == pytest.approx((0.0524, 0.3339), abs=5e-5)


@fast
@given(st.floats(0, 1), st.integers(1, 500), st.floats(0, 1), st.integers(1, 500))
def test_newcombe_turns_around_when_the_groups_swap(p, n, q, m):
    low, high = newcombe_interval(p, n, q, m)
    other_low, other_high = newcombe_interval(q, m, p, n)
    assert (float(low), float(high)) == pytest.approx((-float(other_high), -float(other_low)))
    assert low - 1e-12 <= p - q <= high + 1e-12


@fast
@given(st.lists(st.floats(0, 1), min_size=1, max_size=40))
def test_discoveries_equal_scipy_whatever_the_order(p_values):
    p = np.array(p_values)
    q = adjust_discoveries(p)
    assert q == pytest.approx(stats.false_discovery_control(p, method="bh"))
    turned = adjust_discoveries(p[::-1])[::-1]
    assert turned == pytest.approx(q)
    assert (q >= p - 1e-12).all()


def test_a_test_that_was_not_done_does_not_count():
    q = adjust_discoveries([0.01, np.nan, 0.04])
    assert q == pytest.approx([0.02, np.nan, 0.04], nan_ok=True)
    assert len(adjust_discoveries([])) == 0
