"""At the inlet: how often people come, per place, and the day of their answers, without the clock."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from data.intake import build_study, recognise_columns, summarise_intake
from data.model import ColumnChoice, ColumnRole, RawTable, Recognition, Study, StudyInfo
from tests.data.raw_tables import make_table

INFO = StudyInfo("s", "Proef", "Gavere", "2026")
HEADERS = ["respondent", "Tijdstempel", "plek", "Hoe vaak kom je er?", "Waarom deze plek?"]
ROWS = [
    ["R1", "02/03/2026 14:34", "Markt", "wekelijks", "Altijd volk op het terras"],
    ["R1", "02/03/2026 14:34", "Sluis", "enkele keren per jaar", "Rustig kijken naar de boten"],
    ["R2", "3/3/2026 9:00", "Markt", "weet niet", "Er is altijd wel iets te doen"],
    ["R3", "morgen", "Markt", "met de hond", "De markt op vrijdag is een feest"],
]


def build(*tables: RawTable, choices: tuple[ColumnChoice, ...] | None = None) -> Study:
    recognition = recognise_columns(tables)
    return build_study(tables, replace(recognition, columns=choices) if choices else recognition, INFO)


def role_of(header: str, *cells: str) -> ColumnRole:
    rows = [[f"R{n}", "Markt", cell, f"Dit is een lange zin nummer {n}"] for n, cell in enumerate(cells)]
    table = make_table(["respondent", "plek", header, "Waarom deze plek?"], rows)
    return next(choice.role for choice in recognise_columns((table,)).columns if choice.column == header)


def test_every_place_answer_keeps_its_visits_and_every_person_the_day() -> None:
    study = build(make_table(HEADERS, ROWS))
    assert study.place_answers["visits_per_month"].fillna(-1).tolist() == [4.0, 0.25, -1, -1]
    days = study.respondents.set_index("respondent_id")["answered_on"]
    assert days.to_dict() == {"R1": "2026-03-02", "R2": "2026-03-03", "R3": ""}
    text = study.respondents.to_csv() + study.place_answers.to_csv() + study.answers.to_csv()
    assert "14:34" not in text
    assert not {problem.code for problem in study.problems} & {"rating_unreadable", "no_answers"}


def test_who_answers_on_several_days_has_no_day() -> None:
    rows = [*ROWS[:1], ["R1", "05/03/2026 10:00", *ROWS[1][2:]], *ROWS[2:]]
    days = build(make_table(HEADERS, rows)).respondents.set_index("respondent_id")["answered_on"]
    assert days.to_dict() == {"R1": "", "R2": "2026-03-03", "R3": ""}


def test_blocks_of_a_wide_file_have_their_own_visits() -> None:
    headers = ["respondent", *(f"{name} {n}" for n in (1, 2) for name in HEADERS[2:])]
    rows = [["R1", *ROWS[0][2:], *ROWS[1][2:]], ["R2", *ROWS[2][2:], "Sluis", "dagelijks", "Mooi water hier"]]
    answers = build(make_table(headers, rows)).place_answers.sort_values(["respondent_id", "place_answer_id"])
    assert answers["visits_per_month"].fillna(-1).tolist() == [4.0, 0.25, -1, 25.0]


def test_a_frequency_beside_the_blocks_is_not_that_of_every_place_unless_a_person_says_so() -> None:
    headers = [
        "respondent",
        "Hoe vaak kom je in het park?",
        "plek 1",
        "waarom deze plek 1",
        "plek 2",
        "waarom deze plek 2",
    ]
    rows = [
        ["R1", "wekelijks", "Markt", "Altijd volk op het terras", "Sluis", "Rustig bij de boten"],
        ["R2", "nooit", "Kerk", "Mooie toren om naar te kijken", "", ""],
    ]
    table = make_table(headers, rows)
    assert build(table).place_answers["visits_per_month"].isna().all()
    told = tuple(
        replace(choice, confidence=1.0) if choice.role is ColumnRole.FREQUENCY else choice
        for choice in recognise_columns((table,)).columns
    )
    assert build(table, choices=told).place_answers["visits_per_month"].notna().all()


@pytest.mark.parametrize(
    ("header", "cells", "role"),
    [
        ("hoe_vaak", ("wekelijks", "nooit", "weet niet"), ColumnRole.FREQUENCY),
        ("Frequentie", ("zelden", "vaak", "altijd"), ColumnRole.FREQUENCY),
        ("Bezoek", ("(bijna) elke dag", "maandelijks"), ColumnRole.FREQUENCY),
        ("How often do you visit this place?", ("weekly", "a few times a year"), ColumnRole.FREQUENCY),
        ("Hoe vaak kom je hier?", ("om te vissen", "met de hond"), ColumnRole.IGNORE),
        ("Hoe vaak neem je de bus?", ("wekelijks", "nooit"), ColumnRole.IGNORE),
    ],
)
def test_title_and_words_decide_together(header: str, cells: tuple[str, ...], role: ColumnRole) -> None:
    assert role_of(header, *cells) is role


def test_a_study_that_did_not_ask_has_neither() -> None:
    table = make_table([HEADERS[0], *HEADERS[2:3], HEADERS[4]], [[row[0], row[2], row[4]] for row in ROWS])
    study = build(table)
    assert study.place_answers["visits_per_month"].isna().all()
    assert (study.respondents["answered_on"] == "").all()


def test_dates_that_no_title_calls_a_time_stamp_are_not_the_day_of_the_answer() -> None:
    table = make_table(["respondent", "geb", *HEADERS[2:]], [[r[0], "02/03/1991", *r[2:]] for r in ROWS])
    choice = next(one for one in recognise_columns((table,)).columns if one.column == "geb")
    assert choice.role is ColumnRole.TIMESTAMP
    assert (build(table).respondents["answered_on"] == "").all()


def test_zero_rows_break_nothing() -> None:
    empty = make_table(HEADERS, [])
    choices = tuple(
        ColumnChoice(column, role)
        for column, role in zip(
            HEADERS,
            (
                ColumnRole.RESPONDENT,
                ColumnRole.TIMESTAMP,
                ColumnRole.PLACE,
                ColumnRole.FREQUENCY,
                ColumnRole.TEXT,
            ),
            strict=True,
        )
    )
    assert summarise_intake((empty,), Recognition("", "long", choices)).n_people == 0
    full = build(make_table(HEADERS, ROWS), empty, choices=choices)
    assert isinstance(full.place_answers, pd.DataFrame)
    assert full.place_answers["visits_per_month"].notna().sum() == 2
