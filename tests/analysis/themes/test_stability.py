"""Steadiness: subjects that lie apart come back among other people, chance groups do not."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.themes.grouping import find_themes, lay_ground
from analysis.themes.stability import draw_people, match_best, measure_stability, name_colour
from data.schemas import check_table
from data.trust_schemas import THEME_STABILITY
from tests.analysis.themes.example_statements import make_statements


def _measure(statements: pd.DataFrame, vectors: np.ndarray, n_rounds: int = 5) -> pd.DataFrame:
    found = find_themes(statements, vectors)
    return measure_stability(statements, vectors, found.theme_index, found.theme_ids, n_rounds=n_rounds)


def test_subjects_that_lie_apart_come_back() -> None:
    table = _measure(*make_statements(200, people=100))
    pd.testing.assert_frame_equal(check_table(table, THEME_STABILITY), table)
    assert len(table) == 5
    assert table["stability"].min() > 0.9
    assert table["colour"].eq("green").all()
    assert table["n_rounds"].eq(5).all()


def test_groups_of_chance_do_not_come_back() -> None:
    statements, vectors = make_statements(200, people=100)
    shuffled = vectors.copy()
    shuffled[:] = np.random.default_rng(1).normal(size=vectors.shape)
    shuffled /= np.linalg.norm(shuffled, axis=1, keepdims=True)
    themes = np.arange(200) % 4
    table = measure_stability(statements, shuffled, themes, ("A", "B", "C", "D"), n_rounds=5)
    assert table["stability"].max() < 0.6
    assert table["colour"].eq("red").all()


def test_of_a_large_study_a_part_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("analysis.themes.stability._MOST_STATEMENTS", 100)
    statements, vectors = make_statements(400, people=200)
    ground = lay_ground(statements, vectors)
    assert ground is not None
    part, _ = draw_people(ground, np.random.default_rng(0))
    assert len(np.unique(part.people)) == 50
    assert _measure(statements, vectors, 3)["stability"].min() > 0.9


def test_the_order_of_the_rows_does_not_matter() -> None:
    statements, vectors = make_statements(120, people=60, noise=1.4)
    order = np.random.default_rng(4).permutation(120)
    one = _measure(statements, vectors, 3)
    two = _measure(statements.iloc[order].reset_index(drop=True), vectors[order], 3)
    pd.testing.assert_frame_equal(one, two)


def test_no_themes_and_no_statements() -> None:
    statements, vectors = make_statements(20)
    nothing = np.full(20, -1)
    assert measure_stability(statements, vectors, nothing, ()).empty
    table = measure_stability(statements, vectors, nothing, ("T001",), n_rounds=2)
    assert table["colour"].tolist() == ["unknown"]
    assert table["n_rounds"].tolist() == [0]
    empty = measure_stability(statements.head(0), vectors[:0], nothing[:0], ())
    pd.testing.assert_frame_equal(check_table(empty, THEME_STABILITY), empty)


def test_who_is_drawn_twice_counts_as_two_people_who_say_the_same() -> None:
    statements, vectors = make_statements(40, people=10)
    ground = lay_ground(statements, vectors)
    assert ground is not None
    part, kept = draw_people(ground, np.random.default_rng(0))
    said = statements["respondent_id"].to_numpy()[kept]
    assert len(np.unique(part.people)) == 10
    assert len(set(said)) < 10
    assert (np.bincount(np.unique(part.people, return_inverse=True)[1]) == 4).all()
    texts = statements["text"].to_numpy()[kept]
    assert len(set(texts)) == len(part.unit)
    assert len({*zip(texts, part.wording.tolist(), strict=True)}) == len(part.unit)


@pytest.mark.parametrize(
    ("value", "colour"), [(0.75, "green"), (0.6, "amber"), (0.59, "red"), (float("nan"), "unknown")]
)
def test_the_colours(value: float, colour: str) -> None:
    assert name_colour(value) == colour


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.lists(st.tuples(st.integers(-1, 3), st.integers(-1, 4)), max_size=30))
def test_the_best_match_is_what_counting_by_hand_gives(pairs: list[tuple[int, int]]) -> None:
    own = np.array([one for one, _ in pairs], dtype=np.int64)
    found = np.array([other for _, other in pairs], dtype=np.int64)
    best = match_best(own, found, 4)
    for theme in range(4):
        mine = set(np.flatnonzero(own == theme))
        groups = [set(np.flatnonzero(found == group)) for group in range(5)]
        by_hand = max(
            (len(mine & group) / len(mine | group) for group in groups if group and mine), default=0
        )
        assert best[theme] == pytest.approx(by_hand) if mine else np.isnan(best[theme])
