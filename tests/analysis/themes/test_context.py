"""A statement is read beside the rest of its answer, and a wording as the mean of its uses."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.themes.context import add_context, place_wordings
from analysis.themes.grouping import find_themes
from tests.analysis.themes.example_statements import make_statements

_AXES = np.eye(4, dtype=np.float32)


def test_a_statement_moves_towards_the_rest_of_its_answer() -> None:
    moved = add_context(_AXES[[0, 1, 2]], np.array([0, 0, 1]))
    assert moved[0] @ _AXES[0] == pytest.approx(2 / np.sqrt(5))
    assert moved[0] @ _AXES[1] == pytest.approx(1 / np.sqrt(5))
    assert (moved[2] == _AXES[2]).all()


def test_answers_of_one_statement_change_nothing() -> None:
    vectors = _AXES[[0, 0, 1]]
    wording = np.array([0, 0, 1])
    assert (place_wordings(vectors, wording) == _AXES[:2]).all()
    assert (place_wordings(vectors, wording, np.array([0, 1, 2])) == _AXES[:2]).all()


def test_a_wording_is_the_mean_of_its_uses() -> None:
    vectors = _AXES[[0, 0, 1, 2]]
    placed = place_wordings(vectors, np.array([0, 0, 1, 2]), np.array([0, 1, 0, 1]))
    assert placed[0] @ _AXES[1] == pytest.approx(placed[0] @ _AXES[2])
    assert np.linalg.norm(placed, axis=1) == pytest.approx(np.ones(3))


def test_an_empty_phrase_goes_with_what_its_answer_is_about() -> None:
    statements, vectors = make_statements(120, subjects=3, noise=0.3)
    statements["answer_id"] = [f"a{row:03d}" for row in range(120)]
    vague = statements.iloc[[0]].assign(statement_id="v", text="Zo is dat begonnen", respondent_id="x")
    lost = np.zeros((1, 32), dtype=np.float32)
    lost[0, 25] = 1.0
    alone = find_themes(_join(statements, vague.assign(answer_id="z")), np.vstack([vectors, lost]))
    beside = find_themes(_join(statements, vague), np.vstack([vectors, lost]))
    assert alone.theme_index[-1] == -1
    assert beside.nearest[-1] == beside.theme_index[3]


def _join(statements: pd.DataFrame, more: pd.DataFrame) -> pd.DataFrame:
    return pd.concat([statements, more], ignore_index=True)
