"""A theme is carried by three people; who lies beyond its own spread stands alone."""

from __future__ import annotations

import numpy as np

from analysis.themes.assignment import scale_rows
from analysis.themes.membership import keep_carried, number_by_size, part_single_voices


def test_groups_of_fewer_than_three_people_are_dissolved() -> None:
    labels = np.array([0, 0, 0, 1, 1, 1, -1, 2, 2, 2])
    people = np.array([0, 0, 1, 0, 1, 2, 9, 3, 4, 5])
    assert keep_carried(labels, people).tolist() == [-1, -1, -1, 0, 0, 0, -1, 1, 1, 1]


def test_no_labels_at_all() -> None:
    none = np.array([-1, -1])
    assert keep_carried(none, np.array([0, 1])).tolist() == [-1, -1]
    assert part_single_voices(np.ones((2, 3), dtype=np.float32), np.ones(2), none).tolist() == [-1, -1]
    assert number_by_size(none, np.array([0, 1])).tolist() == [-1, -1]


def test_only_the_far_one_is_parted() -> None:
    chance = np.random.default_rng(1)
    near = np.array([1.0, 0, 0, 0]) + 0.05 * chance.normal(size=(40, 4))
    vectors = scale_rows(np.vstack([near, [[0.4, 0.9, 0, 0]]]).astype(np.float32))
    kept = part_single_voices(vectors, np.ones(41), np.zeros(41, dtype=np.int64))
    assert kept[40] == -1
    assert (kept[:40] == 0).mean() >= 0.95


def test_a_theme_of_equals_loses_nobody() -> None:
    vectors = np.tile(np.array([[0.6, 0.8]], dtype=np.float32), (12, 1))
    assert part_single_voices(vectors, np.ones(12), np.zeros(12, dtype=np.int64)).tolist() == [0] * 12


def test_numbers_go_from_most_to_fewest_people() -> None:
    labels = np.array([0, 0, 0, 1, 1, 1, 1, 2])
    people = np.array([0, 1, 2, 5, 5, 5, 6, 7])
    assert number_by_size(labels, people).tolist() == [0, 0, 0, 1, 1, 1, 1, 2]
    assert number_by_size(labels[::-1], people[::-1]).tolist() == [2, 1, 1, 1, 1, 0, 0, 0]
