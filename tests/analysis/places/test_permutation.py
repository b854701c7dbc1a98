"""The moments of all deals equal those of many deals, and of all of them where they can be counted."""

from __future__ import annotations

from itertools import permutations, product

import numpy as np
import pytest
from scipy import sparse

from analysis.places.permutation import find_moments


def moments_of(values: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    mean, spread = values.mean(axis=0), values.std(axis=0)
    return mean, spread, ((values - mean) ** 3).mean(axis=0) / spread**3


def test_all_deals_of_four_people_by_counting():
    # two people with one place, two with two: 2 · 2 · (2 · 2) deals
    person = np.array([0, 1, 2, 2, 3, 3])
    mass, said = np.array([0.9, 0.1, 0.3, 0.2, 0.0, 0.5]), np.array([1.0, 0.0, 1.0, 1.0, 0.0, 1.0])
    values = []
    for one, two, first, second in product(
        permutations([0, 1]), permutations([0, 1]), permutations([0, 1]), permutations([0, 1])
    ):
        dealt = np.empty(6)
        dealt[[0, 1]] = said[[0, 1]][list(one)]
        blocks = [said[[2, 3]], said[[4, 5]]]
        dealt[[2, 3]] = blocks[two[0]][list(first)]
        dealt[[4, 5]] = blocks[two[1]][list(second)]
        values.append(mass @ dealt)
    expected = moments_of(np.array(values)[:, None])
    found = find_moments(sparse.csr_array(mass[None]), sparse.csr_array(said[:, None]), person)
    for one, other in zip(found, expected, strict=True):
        assert one[0] == pytest.approx(other)


def test_many_deals():
    rng = np.random.default_rng(3)
    places = np.array([1] * 5 + [2] * 6 + [3] * 7 + [5])
    person = np.repeat(np.arange(len(places)), places)
    mass = rng.random((2, len(person))) * (rng.random((2, len(person))) < 0.5)
    said = (rng.random((len(person), 2)) < 0.4).astype(float)
    values = []
    for _ in range(8000):
        deal = np.empty(len(person), dtype=int)
        for n in np.unique(places):
            people = np.flatnonzero(places == n)
            for one, other in zip(people, rng.permutation(people), strict=True):
                deal[person == one] = rng.permutation(np.flatnonzero(person == other))
        values.append(mass @ said[deal])
    mean, spread, skew = moments_of(np.array(values))
    found = find_moments(sparse.csr_array(mass), sparse.csr_array(said), person)
    assert found[0] == pytest.approx(mean, rel=0.02)
    assert found[1] == pytest.approx(spread, rel=0.03)
    assert found[2] == pytest.approx(skew, abs=0.08)


def test_nobody_and_a_theme_that_nobody_names():
    mass, said = sparse.csr_array(np.ones((1, 3))), sparse.csr_array((3, 1))
    mean, spread, skew = find_moments(mass, said, np.array([0, 1, 2]))
    assert (mean[0, 0], spread[0, 0], skew[0, 0]) == (0, 0, 0)
    empty = find_moments(sparse.csr_array((0, 0)), sparse.csr_array((0, 2)), np.zeros(0, dtype=np.int64))
    assert empty[0].shape == (0, 2)
