"""Single voices: every one is listed, with a suggestion, and what is private is marked."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.interests.single_voices import is_personal, list_single_voices
from data.measure_schemas import SINGLE_VOICES
from data.schemas import check_table
from tests.example_study import example_study


@pytest.mark.parametrize(
    ("text", "personal"),
    [
        ("Ze parkeren voor mijn oprit", True),
        ("onze haag wordt kapot gereden", True),
        ("Water in mijn eigen kelder", True),
        ("In front of our driveway", True),
        ("mijn plekje is de bank", False),
        ("Onze straat is druk", False),
        ("de haag aan de kerk", False),
    ],
)
def test_private_property(text, personal):
    assert is_personal(text) == personal


def test_nothing_is_left_out():
    _, analysis = example_study()
    table = check_table(list_single_voices(analysis.statements), SINGLE_VOICES)
    single = analysis.statements[analysis.statements["status"].eq("single")]
    assert set(table["statement_id"]) == set(single["statement_id"])
    assert np.all(np.diff(table["similarity"].dropna()) >= 0)
    assert check_table(list_single_voices(single.iloc[:0]), SINGLE_VOICES).empty
