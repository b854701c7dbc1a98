"""The grouping keeps everything, hangs on nothing but the statements, and forces nobody in."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import adjusted_rand_score

from analysis.themes.assignment import ThemeAssignment
from analysis.themes.grouping import find_themes
from tests.analysis.themes.example_statements import make_statements


def _people_per_theme(statements: pd.DataFrame, found: ThemeAssignment) -> list[int]:
    people = statements["respondent_id"].to_numpy()
    return [len(set(people[found.theme_index == number])) for number in range(found.n_themes)]


def test_subjects_that_lie_apart_become_one_theme_each() -> None:
    statements, vectors = make_statements(150)
    found = find_themes(statements, vectors)
    assert found.n_themes == 5
    assert adjusted_rand_score(statements["subject"], found.nearest) == pytest.approx(1.0)


def test_every_statement_has_a_theme_or_stands_alone_with_its_nearest() -> None:
    statements, vectors = make_statements(150, noise=1.6)
    found = find_themes(statements, vectors)
    alone = found.theme_index < 0
    assert len(found.theme_index) == len(found.nearest) == len(found.strength) == 150
    assert (found.nearest[alone] >= 0).all()
    assert (found.nearest[~alone] == found.theme_index[~alone]).all()
    assert ((found.strength >= 0) & (found.strength <= 1)).all()
    assert np.linalg.norm(found.centroids, axis=1) == pytest.approx(np.ones(found.n_themes), abs=1e-5)


def test_a_statement_far_from_every_theme_is_a_single_voice() -> None:
    statements, vectors = make_statements(100, subjects=3)
    vectors[0] = 0.6 * vectors[0] + 0.8 * np.eye(32, dtype=np.float32)[30]
    vectors[0] /= np.linalg.norm(vectors[0])
    found = find_themes(statements, vectors)
    assert found.theme_index[0] == -1
    assert found.nearest[0] == found.theme_index[3]


def test_themes_are_numbered_by_people() -> None:
    statements, vectors = make_statements(120)
    keep = (statements["subject"] != "rust") | (statements.index % 3 == 0)
    statements, vectors = statements[keep].reset_index(drop=True), vectors[keep.to_numpy()]
    found = find_themes(statements, vectors)
    people = _people_per_theme(statements, found)
    assert people == sorted(people, reverse=True)
    assert found.theme_ids == tuple(f"T{number:03d}" for number in range(1, len(people) + 1))


def test_the_same_input_gives_the_same_bits() -> None:
    statements, vectors = make_statements(200, noise=1.2)
    one, two = find_themes(statements, vectors), find_themes(statements.copy(), vectors.copy())
    for field in ("theme_index", "nearest", "strength", "centroids"):
        assert getattr(one, field).tobytes() == getattr(two, field).tobytes()


@settings(max_examples=8, deadline=None, derandomize=True)
@given(st.randoms(use_true_random=False), st.integers(3, 90), st.floats(0.2, 2.0))
def test_the_order_of_the_rows_does_not_matter(random: object, n: int, noise: float) -> None:
    statements, vectors = make_statements(n, noise=noise, people=max(2, n // 2))
    order = list(range(n))
    random.shuffle(order)  # type: ignore[attr-defined]
    one = find_themes(statements, vectors)
    two = find_themes(statements.iloc[order].reset_index(drop=True), vectors[order])
    assert one.theme_index[order].tolist() == two.theme_index.tolist()
    assert one.nearest[order].tolist() == two.nearest.tolist()
    assert one.strength[order] == pytest.approx(two.strength, abs=1e-5)


def test_two_spellings_of_one_wording_by_one_person_do_not_hang_on_the_order() -> None:
    statements, vectors = make_statements(60)
    statements.loc[1, ["text", "respondent_id"]] = [
        statements.loc[0, "text"] + "!",
        statements.loc[0, "respondent_id"],
    ]
    one = find_themes(statements, vectors)
    two = find_themes(statements[::-1].reset_index(drop=True), vectors[::-1])
    assert one.theme_index[::-1].tolist() == two.theme_index.tolist()
    assert one.theme_index[0] == one.theme_index[1]


@settings(max_examples=10, deadline=None, derandomize=True)
@given(st.integers(0, 70), st.integers(1, 5), st.floats(0.1, 3.0), st.floats(0.3, 3.0))
def test_no_theme_of_fewer_than_three_people_and_nothing_lost(
    n: int, subjects: int, noise: float, resolution: float
) -> None:
    statements, vectors = make_statements(n, subjects=subjects, noise=noise, people=max(1, n // 2))
    found = find_themes(statements, vectors, resolution=resolution)
    assert len(found.theme_index) == n
    assert set(found.theme_index.tolist()) <= set(range(-1, found.n_themes))
    assert all(count >= 3 for count in _people_per_theme(statements, found))


@pytest.mark.parametrize("n", [0, 1, 2])
def test_too_few_people_for_a_theme(n: int) -> None:
    statements, vectors = make_statements(n, subjects=1)
    found = find_themes(statements, vectors)
    assert found.n_themes == 0
    assert found.theme_index.tolist() == [-1] * n
    assert found.nearest.tolist() == [-1] * n
    assert found.centroids.shape == (0, 32)


def test_three_people_who_say_the_same_are_a_theme() -> None:
    statements, vectors = make_statements(3, subjects=1, noise=0.05)
    assert find_themes(statements, vectors).theme_index.tolist() == [0, 0, 0]


def test_identical_texts_stay_together_and_one_person_is_not_a_theme() -> None:
    statements, vectors = make_statements(40, subjects=2)
    statements["text"] = "Meer groen!"
    vectors[:] = vectors[0]
    assert set(find_themes(statements, vectors).theme_index.tolist()) == {0}
    statements["respondent_id"] = "r1"
    assert set(find_themes(statements, vectors).theme_index.tolist()) == {-1}


def test_rows_without_content_join_nothing() -> None:
    statements, vectors = make_statements(60)
    statements["has_content"] = statements.index % 10 != 0
    found = find_themes(statements, vectors)
    empty = ~statements["has_content"].to_numpy()
    assert (found.theme_index[empty] == -1).all()
    assert (found.nearest[empty] == -1).all()
    assert (found.strength[empty] == 0).all()
    assert (found.theme_index[~empty] >= 0).any()


def test_a_higher_resolution_gives_more_themes() -> None:
    statements, vectors = make_statements(300, noise=1.5)
    counts = [find_themes(statements, vectors, resolution=value).n_themes for value in (0.5, 1.0, 4.0)]
    assert counts[0] <= counts[1] < counts[2]


def test_the_tone_of_the_question_does_not_make_a_theme() -> None:
    statements, vectors = make_statements(200, subjects=4, noise=0.5)
    asked = np.where(statements.index % 8 < 4, "appreciation", "improvement")
    tone = np.eye(32, dtype=np.float32)[20]
    vectors = vectors + np.where(asked == "appreciation", 0.9, 0.0)[:, None].astype(np.float32) * tone
    found = find_themes(statements.assign(function=asked), vectors)
    assert adjusted_rand_score(statements["subject"], found.nearest) > 0.95


def test_vectors_of_zeros_and_odd_signs_do_no_harm() -> None:
    statements, vectors = make_statements(40)
    statements.loc[:4, "text"] = ["", "…", "❤", "   ", "\x00"]
    vectors[:5] = 0.0
    found = find_themes(statements, vectors)
    assert np.isfinite(found.strength).all()
    assert (found.strength[:5] == 0).all()


def test_bad_arguments_are_refused() -> None:
    statements, vectors = make_statements(10)
    with pytest.raises(ValueError, match="same number of rows"):
        find_themes(statements, vectors[:9])
    with pytest.raises(ValueError, match="resolution"):
        find_themes(statements, vectors, resolution=0)


def test_nothing_that_was_handed_over_is_changed() -> None:
    statements, vectors = make_statements(60)
    before, numbers = statements.copy(), vectors.copy()
    find_themes(statements, vectors)
    pd.testing.assert_frame_equal(statements, before)
    assert (vectors == numbers).all()
