"""Exported files: the promised columns, every statement, numbers as in the tables, and no cell that runs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx import Presentation

from data.model import Problem, Severity, StudyInfo
from reporting.exports.answers import write_answers
from reporting.exports.csv_cells import safe_cell, write_csv
from reporting.exports.geodata import write_places
from reporting.exports.naming import export_name
from reporting.exports.problems import write_problems
from reporting.exports.slides import write_slides
from reporting.exports.statements import write_statements
from reporting.exports.themes import write_themes
from reporting.words.words import load_words
from tests.example_study import HOSTILE, empty_study, example_study

NL = load_words("nl")
STUDY, ANALYSIS = example_study()
ODD_STUDY, ODD_ANALYSIS = example_study(hostile=True)
EMPTY = empty_study()


def read(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


def header(content: bytes) -> str:
    return content.decode("utf-8").split("\n", 1)[0]


def test_the_columns_are_those_that_were_promised() -> None:
    assert header(write_answers(STUDY)) == "source_row,answer_id,respondent_id,place_id,question_id,text"
    assert header(write_statements(STUDY, ANALYSIS)) == (
        "statement_id,answer_id,source_row,respondent_id,place_id,question_id,text,status,theme_id,theme,strength"
    )
    assert header(write_themes(STUDY, ANALYSIS)) == (
        "theme_id,label,keywords,n_statements,n_respondents,reach,reach_low,reach_high,"
        "breadth_groups,breadth_places,dividedness,shared_score,kind"
    )
    assert header(write_problems(STUDY, NL)) == "severity,code,file,sheet,row,column,message"


def test_no_statement_is_lost_and_each_ends_somewhere() -> None:
    rows = read(write_statements(STUDY, ANALYSIS))
    assert len(rows) == len(ANALYSIS.statements)
    assert {row["status"] for row in rows} == {"themed", "single", "no_content"}
    assert all(bool(row["theme_id"]) == (row["status"] == "themed") == bool(row["theme"]) for row in rows)
    assert all(0 <= float(row["strength"]) <= 1 for row in rows)
    labels = dict(zip(ANALYSIS.themes["theme_id"], ANALYSIS.themes["label"], strict=True))
    assert all(row["theme"] == labels[row["theme_id"]] for row in rows if row["theme_id"])


def test_the_bytes_do_not_depend_on_the_order_of_the_themes() -> None:
    turned = replace(ANALYSIS, themes=ANALYSIS.themes.iloc[::-1])
    assert write_themes(STUDY, turned) == write_themes(STUDY, ANALYSIS)
    assert write_statements(STUDY, turned) == write_statements(STUDY, ANALYSIS)


def test_themes_hold_their_measures_and_unknown_ones_stay_empty() -> None:
    rows = {row["theme_id"]: row for row in read(write_themes(STUDY, ANALYSIS))}
    for theme in ANALYSIS.themes.itertuples():
        row = rows[theme.theme_id]
        assert float(row["reach_low"]) == pytest.approx(theme.reach_low, abs=1e-6)
        assert int(row["n_respondents"]) == theme.n_respondents
        assert (row["dividedness"] == "") == (theme.dividedness != theme.dividedness)
    scores = [float(row["shared_score"]) for row in rows.values()]
    assert scores == sorted(scores, reverse=True)


def test_answers_point_back_to_their_row_in_the_file() -> None:
    rows = read(write_answers(STUDY))
    assert [int(row["source_row"]) for row in rows] == STUDY.answers["source_row"].tolist()
    assert [row["text"] for row in rows] == STUDY.answers["text"].tolist()


def test_problems_are_told_in_words_with_their_place() -> None:
    problem = Problem("unclosed_quote", Severity.WARNING, file="a.csv", row=40, column="=1+1")
    rows = read(write_problems(replace(STUDY, problems=(problem,)), NL))
    assert rows[0]["row"] == "40"
    assert rows[0]["column"] == "'=1+1"
    assert "aanhalingsteken" in rows[0]["message"]


def test_notes_of_the_analysis_stand_among_the_problems() -> None:
    noted = replace(ANALYSIS, notes=(("few_statements", {"n": 12}),))
    rows = read(write_problems(STUDY, NL, noted))
    assert [row["code"] for row in rows] == ["personal_column_dropped", "masked_email", "few_statements"]
    assert "12 uitspraken" in rows[-1]["message"]


def test_an_empty_study_gives_files_with_only_their_head() -> None:
    study, analysis = EMPTY
    for content in (write_answers(study), write_statements(study, analysis), write_themes(study, analysis)):
        assert read(content) == []
        assert content.endswith(b"\n")
    assert json.loads(write_places(study, analysis))["features"] == []


def test_hostile_answers_stay_literal_behind_one_apostrophe() -> None:
    texts = [row["text"] for row in read(write_statements(ODD_STUDY, ODD_ANALYSIS))]
    assert texts[: len(HOSTILE)] == [
        f"'{text}" if text[0] in "=+-@" else text
        for text in ODD_ANALYSIS.statements["text"].head(len(HOSTILE))
    ]


STARTS = "=+-@＝＋－＠\t\r\x00"
DANGEROUS = st.tuples(st.sampled_from(STARTS + " \ufeff"), st.text()).map("".join)


@settings(max_examples=300, derandomize=True, deadline=None)
@given(
    st.one_of(st.text(max_size=40), st.tuples(st.sampled_from(STARTS + " \ufeff"), st.text()).map("".join))
)
def test_no_cell_can_start_a_formula_and_every_cell_comes_back(text: str) -> None:
    safe = safe_cell(text)
    assert not safe.lstrip(" \ufeff\u00a0\u200b\n").startswith(tuple(STARTS))
    assert safe in (text, f"'{text}")
    if any(0xD800 <= ord(sign) <= 0xDFFF for sign in text):
        return
    content = write_csv(["text", "n"], [(text, 3)]).decode("utf-8")
    assert list(csv.reader(io.StringIO(content, newline="")))[1] == [safe, "3"]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0.1234567, "0.123457"),
        (1.0, "1"),
        (float("nan"), ""),
        (-1e-9, "0"),
        (1e-7, "0"),
        (12, "12"),
        (100.0, "100"),
    ],
)
def test_numbers_are_written_plainly(value: float, written: str) -> None:
    assert write_csv(["x", "y"], [(value, "a")]).decode().split("\n")[1] == f"{written},a"


def test_half_characters_do_not_stop_an_export() -> None:
    assert b"?" in write_csv(["text"], [("half \ud83d teken",)])


def places(content: bytes) -> Mapping[str, Any]:
    return {feature["id"]: feature for feature in json.loads(content)["features"]}


def test_places_are_geojson_with_appreciation_and_themes() -> None:
    found = places(write_places(STUDY, ANALYSIS))
    assert set(found) == set(STUDY.places["place_id"])
    rated = ANALYSIS.appreciations.set_index("unit_id")
    market = found["P01"]
    assert market["geometry"] == {"type": "Point", "coordinates": [3.644, 50.912]}
    assert market["properties"]["rating"] == round(rated.loc["P01", "shrunken"], 2)
    assert "Parkeren op het Marktplein" in market["properties"]["themes"]
    assert found["P10"]["properties"]["rating"] is None  # three ratings are too few to show
    assert found["P10"]["properties"]["themes"] == []
    area = shapely.from_geojson(json.dumps(found["V1"]["geometry"]))
    assert area.equals(shapely.from_wkt(STUDY.areas["V1"]))
    assert json.loads(write_places(STUDY, ANALYSIS))["about"]["is_demo"] is True


def test_a_place_without_coordinates_has_no_geometry() -> None:
    unknown = STUDY.places.assign(latitude=float("nan"), longitude=float("nan"))
    found = places(write_places(replace(STUDY, places=unknown, areas={}), ANALYSIS))
    assert {feature["geometry"] for feature in found.values()} == {None}


def test_file_names_warn_of_a_demo_and_hold_no_odd_characters() -> None:
    info = StudyInfo("x", "Beleef(de) plekjes / Café ../Gavere", is_demo=True)
    assert (
        export_name(info, NL, "statements.csv")
        == "demo-verzonnen-beleef-de-plekjes-cafe-gavere-statements.csv"
    )
    assert export_name(StudyInfo("x", "Dorp"), NL, "a.csv", "0f1e") == "dorp-0f1e-a.csv"
    assert export_name(StudyInfo("x", "中文"), NL, "presentatie.pptx") == "presentatie.pptx"


def test_which_model_was_used_stands_in_or_on_what_is_taken_along() -> None:
    assert json.loads(write_places(STUDY, ANALYSIS))["about"]["model"] == ANALYSIS.model
    deck = Presentation(io.BytesIO(write_slides(STUDY, ANALYSIS, NL)))
    for slide in deck.slides:
        said = [shape.text_frame.text for shape in slide.shapes if shape.name == "footer"]
        assert len(said) == 1
        assert ANALYSIS.model in said[0]
        assert ANALYSIS.fingerprint in said[0]
