"""What columns are, from titles and cells together: tools, shapes, roles, homes and places."""

from __future__ import annotations

import pytest

from data.model import ColumnRole, QuestionFunction
from data.recognising.blocks import find_blocks
from data.recognising.content import measure_content
from data.recognising.headers import find_meanings, fold_text
from data.recognising.recognition import recognise_tables
from data.recognising.roles import recognise_role
from data.recognising.tools import recognise_tool
from tests.data.raw_tables import make_column, make_table

SENTENCES = (
    "De bomen geven schaduw",
    "Er is altijd volk op straat",
    "Te veel auto's op het plein",
    "Rustig aan het water",
)


def roles(headers: list[str], rows: list[list[str]]) -> dict[str, ColumnRole]:
    return {choice.column: choice.role for choice in recognise_tables((make_table(headers, rows),)).columns}


@pytest.mark.parametrize(
    ("header", "function"),
    [
        ("Wat maakt deze plek bijzonder voor jou?", QuestionFunction.APPRECIATION),
        ("8. Wat kan (er) beter??", QuestionFunction.IMPROVEMENT),
        ("Hoe ziet jouw dorp er in 2035 uit als alles meezit?", QuestionFunction.DREAM),
        ("Welke herinnering heb je eraan?", QuestionFunction.STORY),
        ("Wat zou je zelf willen doen?", QuestionFunction.ENERGY),
        ("Voor wie is deze plek minder fijn?", QuestionFunction.PERSPECTIVE),
        ("Nog iets kwijt?", QuestionFunction.CLOSING),
        ("comment-body", QuestionFunction.OTHER),
    ],
)
def test_the_wording_of_a_question_says_what_it_asks(header: str, function: QuestionFunction) -> None:
    meaning = recognise_role(header, measure_content(make_column(*SENTENCES)))
    assert (meaning.role, meaning.function) == (ColumnRole.TEXT, function)


@pytest.mark.parametrize(
    ("header", "cells", "role"),
    [
        ("plek", ("Markt", "Sluis", "Markt"), ColumnRole.PLACE),
        ("plek", ("1", "2", "3"), ColumnRole.IGNORE),
        ("cijfer", ("7", "8,5", "weet niet"), ColumnRole.RATING),
        ("RespondentID", ("3292953864", "3292950324"), ColumnRole.RESPONDENT),
        ("Tijdstempel", ("02/03/2026 14:34",), ColumnRole.TIMESTAMP),
        ("Je naam", ("Leen", "Jan"), ColumnRole.PERSONAL),
        ("Hoe mogen we je bereiken", ("a@b.be", "c@d.be"), ColumnRole.PERSONAL),
        ("Hoe mogen we je bereiken", ("0477123456", "09 384 53 11"), ColumnRole.PERSONAL),
        ("geom", ("POINT (3.6 50.9)",), ColumnRole.GEOMETRY),
        ("prik je plekje", ("50.92, 3.66",), ColumnRole.GEOMETRY),
        ("lat", ("50,92", "50,93"), ColumnRole.LATITUDE),
        ("wat dan ook", (), ColumnRole.IGNORE),
        ("wat dan ook", SENTENCES, ColumnRole.TEXT),
        (
            "何か",
            ("公園が好きです とても 静か", "木が多い ので 涼しい", "車が多すぎる と思う よ"),
            ColumnRole.TEXT,
        ),
        ("Q7", ("ja", "nee", "ja"), ColumnRole.IGNORE),
        ("link", ("https://a.be/1", "https://a.be/2"), ColumnRole.IGNORE),
    ],
)
def test_title_and_cells_decide_together(header: str, cells: tuple[str, ...], role: ColumnRole) -> None:
    assert recognise_role(header, measure_content(make_column(*cells))).role is role


@pytest.mark.parametrize(
    ("headers", "tool"),
    [
        (["Id", "Begintijd", "Tijd van voltooien", "E-mail", "Naam"], "microsoft_forms"),
        (["Tijdstempel", "Wat kan beter?"], "google_forms"),
        (["Antwoord-ID", "Datum ingediend", "Laatste pagina", "Starttaal", "Seed"], "limesurvey"),
        (["RespondentID", "CollectorID"], "surveymonkey"),
        (["StartDate", "RecordedDate", "ResponseId", "Finished"], "qualtrics"),
        (["ObjectID", "GlobalID", "CreationDate", "Creator", "EditDate", "Editor"], "survey123"),
        (["plek", "tekst"], "plain"),
        ([], "plain"),
    ],
)
def test_survey_tools_are_known_by_their_own_columns(headers: list[str], tool: str) -> None:
    assert recognise_tool(headers) == tool


def test_the_own_columns_of_a_form_tool_are_neither_answers_nor_groups() -> None:
    headers = ["Id", "Begintijd", "Tijd van voltooien", "E-mail", "Naam", "Wat kan beter aan deze plek?"]
    rows = [
        [str(n), "02/03/26 10:00:00", "02/03/26 10:05:00", "anonymous", f"Jan {n}", SENTENCES[n % 4]]
        for n in range(8)
    ]
    found = roles(headers, rows)
    assert found["Wat kan beter aan deze plek?"] is ColumnRole.TEXT
    assert (found["E-mail"], found["Naam"]) == (ColumnRole.PERSONAL, ColumnRole.PERSONAL)
    assert found["Id"] is ColumnRole.RESPONDENT


def test_titles_are_compared_without_case_accents_and_signs() -> None:
    assert fold_text("  Déélgemeente_(Plek)? ") == "deelgemeente plek"
    assert fold_text("RespondentID") == "respondent id"
    assert find_meanings("LEEFTIJD:")[0].grouping == "age"
    assert find_meanings("zomaar iets") == []


def test_a_village_is_where_the_place_lies_or_where_the_person_lives() -> None:
    headers = ["respondent", "plek", "deelgemeente", "Waarom deze plek?"]
    stays = [["R1", "Markt", "Asper", SENTENCES[0]], ["R1", "Sluis", "Asper", SENTENCES[1]]]
    moves = [["R1", "Markt", "Gavere", SENTENCES[0]], ["R1", "Sluis", "Asper", SENTENCES[1]]]
    assert roles(headers, stays)["deelgemeente"] is ColumnRole.HOME_VILLAGE
    assert roles(headers, moves)["deelgemeente"] is ColumnRole.VILLAGE
    assert roles(["In welk dorp woon je?", "tekst"], [["Asper", SENTENCES[0]]])["In welk dorp woon je?"] is (
        ColumnRole.HOME_VILLAGE
    )


def test_repeated_blocks_are_found_in_every_spelling() -> None:
    assert find_blocks(["Plek 1", "Waarom 1", "Plek 2", "Waarom 2", "leeftijd"]) == {
        "Plek 1": ("Plek", 1),
        "Plek 2": ("Plek", 2),
        "Waarom 1": ("Waarom", 1),
        "Waarom 2": ("Waarom", 2),
    }
    assert find_blocks(["Waarom?", "Waarom?2", "Waarom?3"])["Waarom?"] == ("Waarom?", 1)
    assert find_blocks(["plek1_cijfer", "plek2_cijfer"])["plek2_cijfer"] == ("plek cijfer", 2)
    assert find_blocks(["In 2030?", "cijfer op 10"]) == {}
    assert find_blocks([]) == {}


def test_special_categories_and_personal_columns_are_said() -> None:
    headers = ["beperking", "voornaam", "tekst"]
    found = recognise_tables((make_table(headers, [["rolstoel", "Jan", SENTENCES[n]] for n in range(4)]),))
    said = {(problem.code, problem.column) for problem in found.problems}
    assert said == {("special_category", "beperking"), ("personal_column_dropped", "voornaam")}


def test_a_table_without_rows_has_no_roles() -> None:
    assert set(roles(["plek", "tekst"], []).values()) == {ColumnRole.IGNORE}
