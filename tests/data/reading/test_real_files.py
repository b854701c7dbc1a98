"""Exports of real surveys and the public collections of difficult files, when they are at hand."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from data.model import RawTable, SurveyFile
from data.reading.cell_text import clean_text
from data.reading.tables import read_file

SPECTRUM = (
    "comma_in_quotes empty empty_crlf escaped_quotes json newlines newlines_crlf quotes_and_newlines"
    " simple simple_crlf utf8"
)


@pytest.fixture
def real_folder(shared_folder: Path) -> Path:
    return shared_folder / "real"


def read(path: Path) -> RawTable:
    (table,) = read_file(SurveyFile(path.name, path.read_bytes()))
    return table


@pytest.mark.parametrize("name", SPECTRUM.split())
def test_csv_spectrum_gives_the_right_answer(real_folder: Path, name: str) -> None:
    folder = real_folder / "csv-spectrum"
    expected = json.loads((folder / "json" / f"{name}.json").read_text(encoding="utf-8"))
    cleaned = [{key: clean_text(value) for key, value in row.items()} for row in expected]
    assert read(folder / "csvs" / f"{name}.csv").frame.to_dict("records") == cleaned


@pytest.mark.parametrize(
    ("name", "shape", "column"),
    [
        ("valladolid/proposals.csv", (1008, 14), "description"),
        ("helsinki/proposals.csv", (3997, 16), "texts"),
        ("helsinki/districts.geojson", (34, 3), "geometry"),
        ("polis-bowling-green/comments.csv", (896, 8), "comment-body"),
        ("polis-austria-climate/comments.csv", (522, 8), "comment-body"),
        ("surveymonkey/StarWars.csv", (1186, 38), "Gender"),
        ("surveymonkey/comma-survey.csv", (1129, 13), "RespondentID"),
        ("qualtrics/qualtrics_sample_3headers.csv", (1, 15), "This is a free text question."),
        ("qualtrics/qualtrics_legacy_2headers.csv", (1, 13), "This is a free text question."),
        ("survey123/survey_123_sample.csv", (4, 27), "Comments:"),
        ("sib200-nl/train.tsv", (701, 3), "text"),
        ("xsid-nl/nl.valid.csv", (300, 3), "text"),
    ],
)
def test_real_exports_are_read_whole(
    real_folder: Path, name: str, shape: tuple[int, int], column: str
) -> None:
    table = read(real_folder / name)
    assert table.frame.shape == shape
    assert column in table.frame.columns
    assert table.frame[column].ne("").any()
    assert table.frame.index.is_monotonic_increasing


def test_options_of_surveymonkey_stand_with_their_question(real_folder: Path) -> None:
    columns = read(real_folder / "surveymonkey" / "StarWars.csv").frame.columns
    assert sum(column.startswith("Which of the following Star Wars films") for column in columns) == 6
    assert sum("favorably" in column and "[" in column for column in columns) == 14


def test_votes_on_hundreds_of_statements_are_read(real_folder: Path) -> None:
    table = read(real_folder / "polis-bowling-green" / "participants-votes.csv")
    assert table.frame.shape == (2031, 902)


def test_naughty_strings_go_in_and_come_out_clean(real_folder: Path) -> None:
    strings = json.loads((real_folder / "naughty-strings" / "blns.json").read_text(encoding="utf-8"))
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, quoting=csv.QUOTE_ALL)
    writer.writerow(["nummer", "antwoord"])
    writer.writerows([f"nr {n}", text] for n, text in enumerate(strings))
    (table,) = read_file(SurveyFile("a.csv", buffer.getvalue().encode("utf-8", "surrogatepass")))
    assert table.frame["antwoord"].tolist() == [clean_text(text) for text in strings]


def test_formula_payloads_stay_text(real_folder: Path) -> None:
    payloads = (real_folder / "csv-injection" / "csv-payload.txt").read_text(encoding="utf-8").splitlines()
    buffer = io.StringIO(newline="")
    csv.writer(buffer).writerows([["plek", "droom"], *(["Markt", payload] for payload in payloads)])
    (table,) = read_file(SurveyFile("a.csv", buffer.getvalue().encode()))
    assert table.frame["droom"].tolist() == [payload.strip() for payload in payloads]
