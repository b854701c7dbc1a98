"""Days of answers: Dutch order unless the column shows another; no clock; unclear is unknown."""

from __future__ import annotations

import re

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.recognising.days import read_days


def days(*cells: str) -> list[str]:
    return read_days(pd.Series(list(cells), dtype="str")).tolist()


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("02/03/2026 14:34", "2026-03-02"),
        ("2-3-2026", "2026-03-02"),
        ("2.3.26 9.15", "2026-03-02"),
        ("2026-03-02", "2026-03-02"),
        ("2026-03-02T23:59:59Z", "2026-03-02"),
        ("2026-03-02 14:34:00+01:00", "2026-03-02"),
        ("2026/03/02 2:34:11 p.m. CET", "2026-03-02"),
        ("20260302", "2026-03-02"),
        ("46083", "2026-03-02"),
        ("46083,60694", "2026-03-02"),
        ("1772461234", "2026-03-02"),
        ("1772461234000", "2026-03-02"),
        ("2 maart 2026 14:34", "2026-03-02"),
        ("ma 2 mrt. 2026", "2026-03-02"),
        ("March 2, 2026", "2026-03-02"),
        ("Mon Mar 02 14:34:00 CET 2026", "2026-03-02"),
        ("29/02/2024", "2024-02-29"),
    ],
)
def test_a_moment_gives_its_day(cell: str, day: str) -> None:
    assert days(cell) == [day]


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "2026",
        "14:34",
        "weet niet",
        "31/02/2026",
        "29/02/2026",
        "00/00/0000",
        "26-03-02",
        "12",
        "99999",
        "02/03/1802",
        "2 smurf 2026",
        "02/03/2026x",
        "3/2/2026 2:34 PM",
    ],
)
def test_what_is_unreadable_or_unclear_is_unknown(cell: str) -> None:
    assert days(cell) == [""]


def test_a_column_shows_its_own_order() -> None:
    assert days("03/14/2026", "03/02/2026 2:34 PM") == ["2026-03-14", "2026-03-02"]
    assert days("14/03/2026", "03/02/2026") == ["2026-03-14", "2026-02-03"]
    # Two files with another order under each other: only what can be nothing else is read.
    assert days("14/03/2026", "03/14/2026", "03/02/2026", "05/05/2026") == [
        "2026-03-14",
        "2026-03-14",
        "",
        "2026-05-05",
    ]


def test_zero_rows_and_the_index_stay() -> None:
    cells = pd.Series(["02/03/2026", ""], index=[7, 9], dtype="str")
    assert read_days(cells).index.tolist() == [7, 9]
    assert read_days(cells.iloc[:0]).empty


@settings(max_examples=80, derandomize=True, deadline=None)
@given(st.lists(st.text(alphabet="0123456789-/.: TZapm,é", max_size=24), max_size=4))
def test_no_cell_breaks_it(cells: list[str]) -> None:
    assert all(day == "" or re.fullmatch(r"\d{4}-\d{2}-\d{2}", day) for day in days(*cells))


@settings(max_examples=40, derandomize=True, deadline=None)
@given(st.dates(min_value=pd.Timestamp("2000-01-01").date(), max_value=pd.Timestamp("2099-12-31").date()))
def test_every_day_comes_back_from_every_form(day) -> None:
    for form in ("%Y-%m-%d", "%d/%m/%Y 10:00", "%Y%m%d"):
        assert days(day.strftime(form)) == [day.isoformat()]
