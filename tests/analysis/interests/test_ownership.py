"""Ownership: who acts in the sentence."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.interests.ownership import measure_ownership


def measured(*rows: tuple[str, str]):
    return measure_ownership(pd.DataFrame(rows, columns=["theme_id", "text"]).astype("str"))


def test_by_hand():
    # we, we, they, both (½) and nobody: (1 + 1 + 0 + ½)/4
    table = measured(
        ("T1", "Wij ruimen het zelf op"),
        ("T1", "kzou da geire doen"),
        ("T1", "De gemeente moet snoeien"),
        ("T1", "Wij vragen het al jaren aan de gemeente"),
        ("T1", "Het is vuil"),
        ("T2", "Ze doen er niets aan"),
        ("", "Ik ook"),
    )
    assert table.loc["T1"].tolist() == [pytest.approx(0.625), 4]
    assert table.loc["T2"].tolist() == [0.0, 1]
    assert set(table.index) == {"T1", "T2"}


def test_a_word_inside_another_word_is_not_a_person():
    assert measured(("T1", "De wijk is mooi"), ("T1", "een dikke boom")).empty
