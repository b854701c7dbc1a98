"""Who is missing, how much each gave, what is empty and what is alike: said from tables, never a score."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from reporting.panels.effort import campaigns_of, effort_of_groups, effort_panel, empties_panel, said_days
from reporting.panels.missing import (
    compared_groupings,
    missing_groups,
    missing_panel,
    quiet_groups,
    said_modes,
    title_of_missing,
)
from reporting.words.words import load_words
from tests.example_study import empty_study, example_study
from tests.voiced_example import voiced_example

NL, EN = load_words("nl"), load_words("en")
STUDY, ANALYSIS = voiced_example()


def test_the_title_names_who_is_missing_for_certain() -> None:
    assert missing_groups(ANALYSIS)["group"].tolist() == ["Semmerzake"]
    assert title_of_missing(ANALYSIS, NL) == "Naar verhouding te weinig gehoord: Semmerzake"
    groups = ANALYSIS.further["sample_groups"].assign(is_missing=False)
    nobody = replace(ANALYSIS, further={**ANALYSIS.further, "sample_groups": groups})
    assert title_of_missing(nobody, NL).startswith("Van geen enkele groep is aan te tonen")
    unknown = replace(ANALYSIS, further={})
    assert title_of_missing(unknown, NL).startswith("Wie ontbreekt, kunnen we niet zeggen")


@pytest.mark.parametrize("words", [NL, EN])
def test_population_and_sample_stand_side_by_side(words) -> None:
    panel = missing_panel(STUDY, ANALYSIS, words, "home_village", dark=words is EN)
    assert panel.table.iloc[0, 0] == "Semmerzake"
    drawn = json.loads(panel.figure.to_json())["data"]
    inhabitants = next(t for t in drawn if t["name"] == words("figures.coverage.population"))
    assert len(inhabitants["x"]) == 3
    assert "Semmerzake" in panel.alt
    assert panel.question.endswith("?")
    verdict = words("panels.missing.verdict.fewer")
    assert panel.table.iloc[0, 4] == verdict
    assert set(panel.table.iloc[1:, 4]) == {words("panels.missing.verdict.unsure")}


def test_the_interval_is_that_of_the_participants() -> None:
    row = missing_groups(ANALYSIS).iloc[0]
    low, high = row["population_share"] - row["gap_high"], row["population_share"] - row["gap_low"]
    panel = missing_panel(STUDY, ANALYSIS, NL, "home_village")
    assert panel.table.iloc[0, 2] == NL.between(low, high)


def test_a_group_of_few_people_shows_no_share() -> None:
    groups = ANALYSIS.further["sample_groups"].copy()
    groups.loc[groups["group"].eq("Baaigem"), "n_respondents"] = 3
    analysis = replace(ANALYSIS, further={**ANALYSIS.further, "sample_groups": groups})
    panel = missing_panel(STUDY, analysis, NL, "home_village")
    row = panel.table[panel.table.iloc[:, 0].eq("Baaigem")].iloc[0]
    assert row.iloc[1] == "minder dan 5 mensen"
    assert row.iloc[2] == "–"
    assert row.iloc[4] == "–"


def test_without_inhabitants_only_who_took_part() -> None:
    assert compared_groupings(ANALYSIS) == ["home_village"]
    assert missing_panel(STUDY, ANALYSIS, NL, "gender").key == "sample-gender"


def test_small_groups_are_named_as_a_limit() -> None:
    assert quiet_groups(ANALYSIS, NL) == ["12–24 (leeftijd)"]
    assert quiet_groups(replace(ANALYSIS, further={}), NL) == []


def test_modes_are_said_when_known() -> None:
    assert said_modes(STUDY, ANALYSIS, NL) == ""
    people = STUDY.respondents["respondent_id"].head(12)
    modes = pd.DataFrame(
        {"respondent_id": people, "grouping": "mode", "group": ["online"] * 8 + ["papier"] * 4}
    )
    study = replace(STUDY, memberships=pd.concat([STUDY.memberships, modes], ignore_index=True))
    said = said_modes(study, ANALYSIS, NL)
    assert said == "Zo antwoordden ze: online (8 mensen) en papier (minder dan 5 mensen)."


def test_effort_counts_people_by_their_number_of_places() -> None:
    panel = effort_panel(STUDY, ANALYSIS, NL)
    told = STUDY.place_answers.query("place_id != ''").groupby("respondent_id")["place_id"].nunique()
    assert panel.table.iloc[:, 0].tolist() == [NL.number(n) for n in sorted(told.unique())]
    drawn = json.loads(panel.figure.to_json())["data"][0]
    assert len(drawn["x"]) == told.nunique()
    assert NL.count(int(told.max()), "places") in panel.title
    assert f"n = {len(told)}" in panel.note


def test_effort_of_groups_leaves_out_small_ones() -> None:
    table = effort_of_groups(ANALYSIS, NL, "age")
    assert len(table) == 4
    assert table.iloc[0, 2] == "2,0"
    groups = ANALYSIS.further["sample_groups"].assign(n_respondents=9)
    few = replace(ANALYSIS, further={**ANALYSIS.further, "sample_groups": groups})
    assert effort_of_groups(few, NL, "age").empty


def test_every_question_has_its_row_and_numbers_that_add_up() -> None:
    panel = empties_panel(STUDY, ANALYSIS, NL)
    assert panel.table.iloc[:, 0].tolist() == STUDY.questions.sort_values("order")["text"].tolist()
    said = ANALYSIS.statements.query("question_id == 'Q1' and status != 'no_content'")
    n = said["respondent_id"].nunique()
    assert panel.table.iloc[0, 1] == NL.count(n, "people")
    written = STUDY.answers.query("question_id == 'Q1'")["respondent_id"].nunique()
    assert panel.table.iloc[0, 3] == NL.count(len(STUDY.respondents) - written, "people")


def test_a_campaign_is_one_voice_with_its_number() -> None:
    found = campaigns_of(STUDY, ANALYSIS, NL)
    assert [one.title for one in found] == ["11 mensen stuurden bijna hetzelfde antwoord"]
    assert campaigns_of(STUDY, replace(ANALYSIS, further={}), NL) == []


def test_a_campaign_says_when_it_was_sent() -> None:
    table = ANALYSIS.further["campaigns"].assign(first_day="2026-03-02", last_day="2026-03-03")
    analysis = replace(ANALYSIS, further={**ANALYSIS.further, "campaigns": table})
    title = "11 mensen stuurden bijna hetzelfde antwoord, tussen 2 en 3 maart 2026"
    assert campaigns_of(STUDY, analysis, NL)[0].title == title
    assert campaigns_of(STUDY, analysis, EN)[0].title.endswith("answer, between 2 and 3 March 2026")


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2026, 3, 2), date(2026, 3, 2), "op 2 maart 2026"),
        (date(2026, 3, 2), date(2026, 3, 3), "tussen 2 en 3 maart 2026"),
        (date(2026, 2, 28), date(2026, 3, 3), "tussen 28 februari en 3 maart 2026"),
        (date(2025, 12, 30), date(2026, 1, 2), "tussen 30 december 2025 en 2 januari 2026"),
    ],
)
def test_days_are_said_without_saying_a_month_twice(first: date, last: date, said: str) -> None:
    assert said_days(NL, first, last) == said


def test_a_study_without_answers_has_no_figures() -> None:
    study, analysis = empty_study()
    assert effort_panel(study, analysis, NL) is None
    assert empties_panel(study, analysis, NL) is None
    assert title_of_missing(analysis, NL).startswith("Wie ontbreekt, kunnen we niet zeggen")


def test_few_people_get_no_figure() -> None:
    study, analysis = example_study(n_respondents=20)
    assert empties_panel(study, analysis, NL).figure is None


def test_the_panel_says_where_the_numbers_of_inhabitants_come_from() -> None:
    noted = replace(STUDY, info=replace(STUDY.info, population_note="Openbare cijfers 2020."))
    assert missing_panel(noted, ANALYSIS, NL, "home_village").note.endswith("Openbare cijfers 2020.")
    assert "Openbare" not in missing_panel(STUDY, ANALYSIS, NL, "home_village").note
