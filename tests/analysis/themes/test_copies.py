"""Copies and near-copies are found, whatever their signs and order."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.themes.assignment import scale_rows
from analysis.themes.copies import find_near_copies, find_same_words, plain_text


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Meer  GROEN!!", "meer groen"),
        ("Café’s, één idee", "cafe s een idee"),
        ("❤", "❤"),
        (" … ", "…"),
        ("", ""),
    ],
)
def test_plain_text(text: str, plain: str) -> None:
    assert plain_text(text) == plain


def test_same_words_are_one_wording_in_alphabetical_order() -> None:
    wordings, number = find_same_words(["Zon!", "groen", "zon", "Groen."])
    assert wordings == ["groen", "zon"]
    assert number.tolist() == [1, 0, 1, 0]
    assert find_same_words([])[0] == []


def test_near_copies_follow_the_first_and_chains_do_not_drift() -> None:
    angles = np.radians([0, 10, 20, 90, 92])
    vectors = scale_rows(np.column_stack([np.cos(angles), np.sin(angles)]).astype(np.float32))
    leaders = find_near_copies(vectors, threshold=float(np.cos(np.radians(12))))
    assert leaders.tolist() == [0, 0, 2, 3, 3]
    assert find_near_copies(vectors[:0]).tolist() == []


def test_among_very_many_rows_the_same_copies_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = np.random.default_rng(4)
    vectors = chance.normal(size=(300, 96)).astype(np.float32)
    noisy = vectors[:120] + 0.2 * chance.normal(size=(120, 96)).astype(np.float32)
    unit = scale_rows(np.concatenate([vectors, noisy, vectors[:40]]))
    few = find_near_copies(unit)
    monkeypatch.setattr("analysis.themes.copies._MANY", 100)
    np.testing.assert_array_equal(find_near_copies(unit), few)
    assert (few != np.arange(len(unit))).sum() >= 40
