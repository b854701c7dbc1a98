"""Small groups: planted ones are found, and data without structure hardly ever gives one."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.themes.small_groups import find_directions, find_small_groups


def _noise(n: int, seed: int, width: int = 48) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=(n, width)).astype(np.float32)


def _plant(vectors: np.ndarray, rows: list[int], seed: int = 5) -> np.ndarray:
    """Give back vectors in which `rows` lie close together."""
    planted, rng = vectors.copy(), np.random.default_rng(seed)
    heart = rng.normal(size=vectors.shape[1])
    planted[rows] = heart + 0.3 * rng.normal(size=(len(rows), vectors.shape[1]))
    return planted


def test_data_without_structure_hardly_ever_gives_a_group() -> None:
    false = sum(
        len(find_small_groups(_noise(80, seed), np.arange(80) % 60, seed=seed)[0]) > 0 for seed in range(60)
    )
    assert false <= 1


def test_shuffled_vectors_with_structure_give_nothing_either() -> None:
    structured = _plant(_plant(_noise(150, 1), list(range(8))), list(range(20, 30)), seed=8)
    rng = np.random.default_rng(2)
    false = sum(
        len(find_small_groups(rng.permuted(structured, axis=0), np.arange(150), seed=seed)[0]) > 0
        for seed in range(30)
    )
    assert false <= 1


def test_a_planted_group_is_found_whole() -> None:
    rows = [3, 30, 77, 101]
    groups, tight, limit = find_small_groups(_plant(_noise(120, 3), rows), np.arange(120))
    assert [group.tolist() for group in groups] == [rows]
    assert tight[0] > limit


@pytest.mark.parametrize("n_people", [1, 2])
def test_one_or_two_people_are_no_group(n_people: int) -> None:
    people = np.arange(120)
    people[[3, 30, 77, 101]] = 200 + np.arange(4) % n_people
    assert find_small_groups(_plant(_noise(120, 3), [3, 30, 77, 101]), people)[0] == []


def test_no_statement_is_in_two_groups_and_the_same_seed_gives_the_same() -> None:
    vectors = _plant(_plant(_noise(200, 4), list(range(5))), list(range(50, 60)), seed=9)
    one, two = (find_small_groups(vectors, np.arange(200))[0] for _ in range(2))
    assert [group.tolist() for group in one] == [group.tolist() for group in two]
    members = np.concatenate(one)
    assert len(members) == len(set(members)) == 15


def test_too_little_to_look_among() -> None:
    for n in (0, 1, 11):
        groups, tight, _ = find_small_groups(_noise(n, 1), np.arange(n))
        assert groups == []
        assert len(tight) == 0
    assert find_directions(_noise(0, 1)).shape == (0, 48)
    assert find_directions(_noise(30, 1, width=80)).shape == (30, 60)
