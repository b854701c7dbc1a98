"""Two rounds are read by one rule: nearest neighbours in the newest, never the speaker's own words."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.themes.joining import join_themes


def unit(*rows: tuple[float, float]) -> np.ndarray:
    table = np.array(rows, dtype=np.float32)
    return table / np.linalg.norm(table, axis=1, keepdims=True)


def names(*who: str) -> np.ndarray:
    return np.array(who, dtype=object)


def test_a_statement_gets_the_theme_of_most_of_its_neighbours() -> None:
    known = unit((1, 0), (1, 0.1), (0, 1), (0.1, 1))
    themes, speakers = np.array([0, 0, 1, 1]), names("a", "b", "c", "d")
    joined = join_themes(unit((1, 0.05), (0.05, 1)), names("x", "y"), known, themes, speakers)
    assert joined.tolist() == [0, 1]


def test_its_own_speaker_has_no_vote() -> None:
    known, themes = unit((1, 0), (0.9, 1)), np.array([0, 1])
    assert join_themes(unit((1, 0)), names("a"), known, themes, names("a", "b")).tolist() == [1]
    assert join_themes(unit((1, 0)), names("x"), known, themes, names("a", "b")).tolist() == [0]


def test_single_voices_vote_too() -> None:
    known, themes = unit((1, 0), (1, 0), (1, 0)), np.array([-1, -1, 0])
    assert join_themes(unit((1, 0)), names("x"), known, themes, names("a", "b", "c")).tolist() == [-1]


@pytest.mark.parametrize("themes", [[], [-1, -1]])
def test_without_themes_nobody_joins(themes: list[int]) -> None:
    known = np.ones((len(themes), 2), dtype=np.float32)
    speakers = names(*["a", "b"][: len(themes)])
    joined = join_themes(unit((1, 0), (0, 1)), names("x", "y"), known, np.array(themes, dtype=int), speakers)
    assert joined.tolist() == [-1, -1]


def test_no_rows_give_no_rows() -> None:
    nothing = np.zeros((0, 2), dtype=np.float32)
    assert join_themes(nothing, names(), unit((1, 0)), np.array([0]), names("a")).tolist() == []


def test_both_rounds_are_read_without_leaning_to_either() -> None:
    # the same mixture of two themes in both rounds: the joined shares differ by no more than chance
    rng = np.random.default_rng(4)
    truth = rng.integers(0, 2, 800)
    middle = np.array([[1.0, 0.0], [0.0, 1.0]])
    rows = middle[truth] + rng.normal(0, 0.5, (800, 2))
    rows = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    people = np.array([f"p{number}" for number in range(800)], dtype=object)
    found = (rows[:400] @ middle.T).argmax(axis=1)
    joined = join_themes(rows, people, rows[:400], found, people[:400])
    assert abs((joined[:400] == 0).mean() - (joined[400:] == 0).mean()) < 0.08
