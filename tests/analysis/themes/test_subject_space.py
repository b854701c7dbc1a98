"""Subjects count as far as they fit the study: shares are learned from it, none stays none."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from analysis.themes.subject_space import WEIGHT, learn_subject_space


def _vectors(n: int) -> np.ndarray:
    rows = np.random.default_rng(3).normal(size=(n, 5)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def test_the_shares_of_the_study_are_found() -> None:
    """Worked example: 90 texts sound like subject 1 by odds of 4 to 1, 10 the other way round."""
    chances = np.repeat([[0.32, 0.08], [0.08, 0.32]], [90, 10], axis=0) + np.linspace(0, 1e-6, 100)[:, None]
    odds = learn_subject_space(chances).odds
    assert odds[0] > 4 * odds[1]
    even = np.repeat([[0.32, 0.08], [0.08, 0.32]], [50, 50], axis=0) + np.linspace(0, 1e-6, 100)[:, None]
    balanced = learn_subject_space(even).odds
    assert balanced[0] == pytest.approx(balanced[1], rel=1e-3)


def test_in_a_study_about_something_else_the_vectors_stay_as_they_are() -> None:
    rng = np.random.default_rng(1)
    chances = rng.uniform(0, 0.05, size=(200, 4))
    vectors = _vectors(200)
    joined = learn_subject_space(chances).join(vectors, chances)
    assert np.abs(joined[:, 5:]).max() < 0.05
    np.testing.assert_allclose(joined[:, :5], vectors, atol=0.01)


def test_what_shares_a_subject_comes_closer() -> None:
    chances = np.full((40, 3), 0.02)
    chances[:20, 0], chances[20:, 1] = 0.9, 0.9
    chances += np.linspace(0, 1e-6, 40)[:, None]
    vectors = _vectors(40)
    joined = learn_subject_space(chances).join(vectors, chances)
    before, after = vectors @ vectors.T, joined @ joined.T
    assert (after[:20, :20] - before[:20, :20])[~np.eye(20, dtype=bool)].mean() > 0.05
    assert (after[:20, 20:] - before[:20, 20:]).mean() < -0.05


def test_without_subjects_or_rows_nothing_changes() -> None:
    vectors = _vectors(4)
    nothing = np.zeros((4, 0), dtype=np.float32)
    assert learn_subject_space(nothing).join(vectors, nothing) is vectors
    empty = learn_subject_space(np.zeros((0, 3)))
    assert empty.join(np.zeros((0, 5), dtype=np.float32), np.zeros((0, 3))).shape == (0, 8)


def test_other_columns_are_refused() -> None:
    space = learn_subject_space(np.full((6, 3), 0.3))
    with pytest.raises(ValueError, match="per subject"):
        space.join(_vectors(6), np.full((6, 2), 0.3))
    with pytest.raises(ValueError, match="per vector"):
        space.join(_vectors(6), np.full((5, 3), 0.3))


@given(arrays(np.float64, (12, 3), elements=st.floats(0, 1 / 3)), st.integers(0, 1_000))
def test_the_order_of_rows_is_no_matter_and_rows_are_unit(chances: np.ndarray, seed: int) -> None:
    vectors, order = _vectors(12), np.random.default_rng(seed).permutation(12)
    joined = learn_subject_space(chances).join(vectors, chances)
    again = learn_subject_space(chances[order]).join(vectors[order], chances[order])
    assert (joined[order] == again).all()
    np.testing.assert_allclose(np.linalg.norm(joined, axis=1), 1.0, atol=1e-5)
    assert np.abs(joined[:, 5:]).max(initial=0.0) <= WEIGHT + 1e-6
