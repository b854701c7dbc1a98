"""Ratings of every sort come to 1..10; 'weet niet' is missing, never the middle."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.recognising.scales import is_missing_code, read_energies, read_ratings
from tests.data.raw_tables import make_column


def ratings(*cells: str, header: str = "") -> list[float | None]:
    read, _, _ = read_ratings(make_column(*cells), header)
    return [None if math.isnan(value) else round(value, 2) for value in read]


@pytest.mark.parametrize(
    "cell", ["", "weet niet", "Geen mening", "n.v.t.", "-", "/", "?", "x", "WN/GM", "w.n."]
)
def test_missing_codes(cell: str) -> None:
    assert is_missing_code(cell)


@pytest.mark.parametrize("cell", ["7", "niet mooi", "geen bank", "0", "xx", "alles goed"])
def test_answers_are_no_missing_codes(cell: str) -> None:
    assert not is_missing_code(cell)


def test_report_marks_stay_as_they_are() -> None:
    assert ratings("7", "7,5", "10", "1") == [7, 7.5, 10, 1]


def test_zero_and_codes_beside_a_scale_from_one_are_no_answer() -> None:
    assert ratings("8", "0", "99", "-1", "weet niet") == [8, None, None, None, None]


def test_stars_words_smileys_and_fractions_are_five_steps_or_say_their_top() -> None:
    assert ratings("★★★★★", "4/5", "tevreden", "zeer slecht", "☺") == [10, 7.75, 7.75, 1, 10]


def test_a_scale_in_the_title_or_in_the_numbers_is_followed() -> None:
    assert ratings("5", "1", header="Score op 5") == [10, 1]
    assert ratings(*["5", "1", "3"] * 10)[:3] == [10, 1, 5.5]
    assert ratings("-2", "0", "2", "1") == [1, 5.5, 10, 7.75]
    assert ratings("7", "4", header="hoe goed (1-7)") == [10, 5.5]
    assert ratings("80", "100", "0") == [8.2, 10, 1]


def test_unreadable_cells_are_counted() -> None:
    read, top, n_unreadable = read_ratings(make_column("7", "wel oké", "wel oké"), "cijfer")
    assert (read.notna().sum(), top, n_unreadable) == (1, 10, 2)


@given(
    st.lists(
        st.sampled_from(["", "weet niet", "3", "4,5", "11", "-2", "★★", "goed", "4/5", "999"]), max_size=30
    )
)
@settings(max_examples=60, derandomize=True, deadline=None)
def test_ratings_are_always_between_one_and_ten(cells: list[str]) -> None:
    read, _, _ = read_ratings(make_column(*cells), "")
    assert read.dropna().between(1, 10).all()
    assert len(read) == len(cells)


def test_the_ladder_of_energy() -> None:
    read = read_energies(
        make_column("neen", "Hou me op de hoogte", "ik denk graag mee", "ik wil iets trekken", "")
    )
    assert read.to_list()[:4] == [0, 0.25, 0.5, 1]
    assert math.isnan(read.iloc[4])
