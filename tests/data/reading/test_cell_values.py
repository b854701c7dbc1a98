"""Numbers, dates and formats of a workbook as the text that a person would type."""

from __future__ import annotations

import pytest

from data.reading.cell_values import kind_of_format, say_moment, say_number


@pytest.mark.parametrize(
    ("raw", "kind", "expected"),
    [
        ("1", "date", "1900-01-01"),
        ("59", "date", "1900-02-28"),
        ("60", "date", "1900-02-28"),
        ("61", "date", "1900-03-01"),
        ("0.5", "date", "12:00:00"),
        ("46145.9999999", "date", "2026-05-04"),
        ("-1", "date", "-1"),
        ("99999999", "date", "99999999"),
        ("x", "date", "x"),
        ("1.5", "time", "1900-01-01 12:00:00"),
        ("1.5", "duration", "36:00:00"),
    ],
)
def test_serial_numbers_become_moments(raw: str, kind: str, expected: str) -> None:
    assert say_moment(raw, kind) == expected


def test_the_first_day_of_1904() -> None:
    assert say_moment("0", "date", is_1904=True) == "1904-01-01"
    assert say_moment("44684", "date", is_1904=True) == "2026-05-04"


@pytest.mark.parametrize(
    ("number", "code", "kind"),
    [
        (0, "", "number"),
        (14, "", "date"),
        (22, "", "date"),
        (21, "", "time"),
        (46, "", "duration"),
        (164, "dd/mm/yyyy;@", "date"),
        (164, "[$-813]d mmmm yyyy", "date"),
        (164, "[$-F400]h:mm:ss\\ AM/PM", "time"),
        (164, "[h]:mm", "duration"),
        (164, "mm:ss", "time"),
        (164, "mmm", "date"),
        (164, '0 "dagen"', "number"),
        (164, "[Red]0.00", "number"),
        (164, "0.00E+00", "number"),
        (164, '#,##0\\ "stemmen"', "number"),
        (164, "General", "number"),
        (164, '_-"€"\\ * #,##0.00_-', "number"),
    ],
)
def test_formats_say_whether_a_number_is_a_moment(number: int, code: str, kind: str) -> None:
    assert kind_of_format(number, code) == kind


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("5", "5"),
        ("5.0", "5"),
        ("-0.0", "0"),
        ("4.0999999999999996", "4.1"),
        ("9.3051822361E10", "93051822361"),
        ("1E-3", "0.001"),
        ("93051822361", "93051822361"),
        ("x", "x"),
    ],
)
def test_numbers_are_said_as_a_person_types_them(raw: str, expected: str) -> None:
    assert say_number(raw) == expected
