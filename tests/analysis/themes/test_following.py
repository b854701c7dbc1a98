"""Remarks without a subject go where the rest of their answer went, and stand weaker there."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.themes.assignment import ThemeAssignment
from analysis.themes.following import follow_answers


def _found() -> ThemeAssignment:
    index = np.array([0, 1, -1, -1, -1], dtype=np.int64)
    nearest = np.array([0, 1, -1, 1, -1], dtype=np.int64)
    strength = np.array([0.6, 0.8, 0.0, 0.3, 0.0])
    return ThemeAssignment(index, nearest, strength, np.zeros((2, 4), dtype=np.float32))


def _statements(answers: list[str]) -> pd.DataFrame:
    return pd.DataFrame({"answer_id": answers})


def test_a_remark_follows_the_clearest_statement_of_its_answer_and_is_weaker() -> None:
    followed = follow_answers(_found(), _statements(["a", "a", "a", "b", "c"]), np.array([2, 4]))
    assert followed.theme_index.tolist() == [0, 1, 1, -1, -1]
    assert followed.nearest.tolist() == [0, 1, 1, 1, -1]
    assert followed.strength.tolist() == [0.6, 0.8, 0.4, 0.3, 0.0]


def test_a_remark_beside_a_single_voice_is_a_single_voice() -> None:
    followed = follow_answers(_found(), _statements(["a", "a", "b", "b", "c"]), np.array([2]))
    assert followed.theme_index[2] == -1
    assert followed.nearest[2] == 1
    assert 0 < followed.strength[2] < 0.3


def test_without_answers_or_remarks_nothing_changes() -> None:
    found = _found()
    assert follow_answers(found, pd.DataFrame({"text": list("abcde")}), np.array([2])) is found
    assert follow_answers(found, _statements(list("abcde")), np.array([], dtype=np.int64)) is found
