"""Fisher's exact test for many tables equals scipy's for one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from analysis.exact import fisher_p_values


@settings(max_examples=60, derandomize=True, deadline=None)
@given(st.integers(1, 60), st.integers(1, 400), st.floats(0, 1), st.floats(0, 1))
def test_equals_scipy(n, m, share, other):
    k, j = round(n * share), round(m * other)
    expected = stats.fisher_exact([[k, n - k], [j, m - j]]).pvalue
    found = fisher_p_values(*(np.array([x]) for x in (k, n, j, m)))
    assert found[0] == pytest.approx(expected, rel=1e-6, abs=1e-12)


def test_the_tea_lady_by_hand():
    # 3 of 4 against 1 of 4: (16 + 1 + 16 + 1)/70 = 34/70
    assert fisher_p_values(*(np.array([x]) for x in (3, 4, 1, 4)))[0] == pytest.approx(34 / 70)


def test_many_tables_at_once_and_far_out_in_the_tail():
    k, n, j, m = (
        np.array([0, 500, 2]),
        np.array([10, 1000, 3]),
        np.array([0, 10, 1]),
        np.array([90, 40000, 900]),
    )
    p = fisher_p_values(k, n, j, m)
    assert p[0] == pytest.approx(1.0)
    assert 0 <= p[1] < 1e-30
    assert p[2] == pytest.approx(stats.fisher_exact([[2, 1], [1, 899]]).pvalue, rel=1e-6)
    assert len(fisher_p_values(*([np.zeros(0, dtype=np.int64)] * 4))) == 0
