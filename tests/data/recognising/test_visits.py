"""How often people come: words of every scale become visits a month; what is no period is missing."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.recognising.visits import read_visit, read_visits


@pytest.mark.parametrize(
    ("said", "visits"),
    [
        ("(bijna) elke dag", 25),
        ("Dagelijks", 25),
        ("wekelijks", 4),
        ("Wekelijks (op de markt)", 4),
        ("Minstens wekelijks", 4),
        ("maandelijks", 1),
        ("één keer per maand", 1),
        ("12 keer per jaar", 1),
        ("2x per week", 8),
        ("3 keer per week", 12),
        ("minder dan maandelijks", 0.5),
        ("enkele keren per jaar", 0.25),
        ("nooit", 0),
        ("zelden", 0.1),
        ("af en toe", 0.5),
        ("vaak", 4),
        ("altijd", 25),
        ("almost every day", 25),
        ("weekly", 4),
        ("once a month", 1),
        ("several times a year", 0.25),
        ("never", 0),
        ("twice a week", 8),
    ],
)
def test_words_say_how_many_times_a_month(said: str, visits: float) -> None:
    assert read_visit(said) == visits


@pytest.mark.parametrize(
    "said",
    [
        "",
        "weet niet",
        "nvt",
        "4",
        "3 keer",
        "minder dan wekelijks",
        "1 à 2 keer per week",
        "99 keer per dag",
        "per week",
        "met de hond",
        "=1+1",
        "wekelijks (" + "met de hond en de kinderen " * 4 + ")",
    ],
)
def test_what_no_scale_knows_is_missing(said: str) -> None:
    assert read_visit(said) is None


def test_a_column_keeps_its_rows() -> None:
    cells = pd.Series(["wekelijks", "", "weet niet", "nooit"], index=[2, 3, 5, 9], dtype="str")
    found = read_visits(cells)
    assert found.index.tolist() == [2, 3, 5, 9]
    assert found.isna().tolist() == [False, True, True, False]
    assert found[[2, 9]].tolist() == [4.0, 0.0]
    assert read_visits(cells.iloc[:0]).empty


@settings(max_examples=60, derandomize=True, deadline=None)
@given(st.text(max_size=30))
def test_no_text_breaks_it(said: str) -> None:
    visits = read_visit(said)
    assert visits is None or 0 <= visits <= 300
