"""A codebook first: chances add up, new themes appear where the codebook is silent, nothing is lost."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.themes.codebook import Codebook, CodebookTheme
from analysis.themes.deductive import GuidedThemes, find_guided_themes
from analysis.themes.marking_words import count_marking_words
from analysis.themes.theme_model import ThemeModel, learn_themes, write_lesson
from data.errors import StudyError
from tests.analysis.themes.example_statements import SUBJECTS, make_statements

NAMES = list(SUBJECTS)


def learn(subjects: int) -> ThemeModel:
    """A model of a codebook of the first subjects; each example lies where its subject lies."""
    book = Codebook(
        "boek",
        "nl",
        tuple(CodebookTheme(name, name, examples=(f"a {name}", f"b {name}")) for name in NAMES[:subjects]),
    )
    lesson = write_lesson(book)
    return learn_themes(book, lesson, np.eye(32, dtype=np.float32)[lesson.theme])


def themes_of(found: GuidedThemes) -> np.ndarray:
    return np.array([*found.theme_ids, ""])[found.assignment.theme_index]


def test_a_word_marks_its_theme_in_every_form_and_in_compounds() -> None:
    book = Codebook(
        "boek",
        "nl",
        (
            CodebookTheme("A", "fietsen", words=("fietspad", "plein")),
            CodebookTheme("B", "spelen", words=("speelplein", "plein")),
        ),
    )
    texts = ["Twee fietspaden!", "het plein, het plein", "speelpleinwerking", "een fietspadje", "niets"]
    counts = count_marking_words(texts, book)
    assert counts[0].tolist() == [1, 0]
    assert counts[1].tolist() == [0.5, 0.5]
    assert counts[2].tolist() == [0, 0.7]
    assert counts[4].tolist() == [0, 0]
    assert count_marking_words([], book).shape == (0, 2)
    assert count_marking_words(["x"], Codebook("leeg", "nl", ())).shape == (1, 0)


def test_a_model_knows_its_examples_and_adds_up_to_one() -> None:
    model = learn(4)
    chances = model.weigh(["iets"] * 4, np.eye(32)[:4])
    assert chances.argmax(axis=1).tolist() == [0, 1, 2, 3]
    assert chances.sum(axis=1) == pytest.approx(1)
    assert model.weigh([], np.zeros((0, 32))).shape == (0, 4)


def test_two_themes_are_enough_one_is_not() -> None:
    chances = learn(2).weigh(["iets"] * 3, np.eye(32)[:3])
    assert chances[:2].argmax(axis=1).tolist() == [0, 1]
    assert chances[2] == pytest.approx([0.5, 0.5], abs=0.02)
    with pytest.raises(StudyError) as refused:
        learn(1)
    assert refused.value.problem.code == "codebook_too_small"


def test_a_theme_that_teaches_nothing_gets_no_chance() -> None:
    book = replace(learn(3).codebook, themes=(*learn(3).codebook.themes, CodebookTheme("leeg", "leeg")))
    lesson = write_lesson(book)
    kept = lesson.theme < 3
    model = learn_themes(
        book,
        replace(lesson, texts=lesson.texts[:-1], theme=lesson.theme[kept], weight=lesson.weight[kept]),
        np.eye(32)[lesson.theme[kept]],
    )
    assert model.weigh(["iets"], np.eye(32)[:1])[0, 3] == 0


def test_what_the_codebook_knows_and_what_is_new() -> None:
    statements, vectors = make_statements(150, subjects=5, noise=0.5)
    found = find_guided_themes(statements, vectors, learn(3))
    themes, subject = themes_of(found), statements["subject"].to_numpy()
    known = np.isin(subject, NAMES[:3])
    assert (themes[known] == subject[known]).mean() > 0.9
    assert found.is_new.sum() == 2
    new = np.array(found.theme_ids)[found.is_new]
    assert set(new) == {"N001", "N002"}
    assert np.isin(themes[~known], new).mean() > 0.85
    assert found.assignment.n_themes == 5
    assert len(found.assignment.centroids) == 5
    assert ((found.assignment.strength >= 0) & (found.assignment.strength <= 1)).all()


def test_nobody_is_forced_into_the_codebook() -> None:
    statements, vectors = make_statements(60, subjects=3, noise=0.5)
    far = np.vstack([vectors, np.eye(32, dtype=np.float32)[20:22]])
    strange = statements.iloc[:2].assign(
        statement_id=["x1", "x2"], respondent_id=["x1", "x2"], text=["zus", "zo"]
    )
    found = find_guided_themes(pd.concat([statements, strange], ignore_index=True), far, learn(3))
    assert found.assignment.theme_index[-2:].tolist() == [-1, -1]
    assert (found.assignment.nearest[-2:] >= 0).all()


def test_statements_without_content_join_nothing() -> None:
    statements, vectors = make_statements(60, subjects=3, noise=0.5)
    has_content = np.arange(60) % 4 > 0
    found = find_guided_themes(statements.assign(has_content=has_content), vectors, learn(3))
    assert (found.assignment.theme_index[~has_content] == -1).all()
    assert (found.assignment.nearest[~has_content] == -1).all()
    assert (found.assignment.strength[~has_content] == 0).all()


def test_zero_statements_and_unequal_input() -> None:
    statements, vectors = make_statements(30, subjects=3)
    empty = find_guided_themes(statements[:0], vectors[:0], learn(3))
    assert (empty.assignment.n_themes, empty.theme_ids, empty.chances.shape) == (0, (), (0, 3))
    with pytest.raises(ValueError, match="same number"):
        find_guided_themes(statements, vectors[:-1], learn(3))


@settings(max_examples=8, derandomize=True, deadline=None)
@given(seed=st.integers(0, 10_000), n=st.integers(0, 70))
def test_the_order_of_the_rows_does_not_matter(seed: int, n: int) -> None:
    statements, vectors = make_statements(n, noise=1.0)
    order = np.random.default_rng(seed).permutation(n)
    straight = find_guided_themes(statements, vectors, learn(3))
    mixed = find_guided_themes(statements.iloc[order], vectors[order], learn(3))
    assert mixed.theme_ids == straight.theme_ids
    assert (mixed.assignment.theme_index == straight.assignment.theme_index[order]).all()
    assert (mixed.assignment.strength == straight.assignment.strength[order]).all()
