"""The newest round is the study; earlier rounds serve only to tell what changed, on the same questions."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from analysis.analyse import analyse_study
from analysis.model import Settings
from analysis.record import TABLES
from analysis.waves.newest import list_rounds, newest_round
from analysis.waves.rounds import measure_rounds
from data.measure_schemas import WAVE_CHANGES, WAVE_QUESTIONS
from data.model import Study
from data.schemas import check_table
from tests.analysis.test_analyse import WordBag
from tests.example_study import example_study

TABLES_OF_PEOPLE = ("respondents", "memberships", "place_answers", "answers")


def in_two_rounds(study: Study, n_earlier: int, only: str = "Q2") -> Study:
    """The study with its first people in a round of 2023 that asked one question."""
    early = set(study.respondents["respondent_id"].head(n_earlier))
    is_early = study.respondents["respondent_id"].isin(early)
    answers = study.answers
    drop = answers["respondent_id"].isin(early) & answers["question_id"].ne(only)
    return replace(
        study,
        respondents=study.respondents.assign(wave=is_early.map({True: "2023", False: "2026"}).astype("str")),
        answers=answers[~drop].reset_index(drop=True),
    )


@pytest.fixture(scope="module")
def whole() -> Study:
    return in_two_rounds(example_study(n_respondents=200)[0], 80)


@pytest.fixture(scope="module")
def analysed(whole: Study):
    return analyse_study(whole, Settings(), WordBag()), analyse_study(
        newest_round(whole), Settings(), WordBag()
    )


def test_the_newest_round_has_nobody_of_an_earlier_one(whole: Study) -> None:
    assert list_rounds(whole.respondents) == ("2023", "2026")
    newest = newest_round(whole)
    assert set(newest.respondents["wave"]) == {"2026"}
    people = set(newest.respondents["respondent_id"])
    for name in TABLES_OF_PEOPLE:
        assert set(getattr(newest, name)["respondent_id"]) <= people
    assert newest.places is whole.places


def test_one_round_or_none_is_left_alone() -> None:
    study = example_study()[0]
    assert newest_round(study) is study
    assert list_rounds(study.respondents) == ()


def test_people_without_a_round_stay(whole: Study) -> None:
    wave = whole.respondents["wave"].mask(whole.respondents["respondent_id"].eq("R001"), "")
    newest = newest_round(replace(whole, respondents=whole.respondents.assign(wave=wave)))
    assert "R001" in set(newest.respondents["respondent_id"])


def test_an_earlier_round_changes_nothing_but_the_changes(analysed) -> None:
    both, alone = analysed
    for name in TABLES:
        pd.testing.assert_frame_equal(getattr(both, name), getattr(alone, name))
    for name, table in alone.further.items():
        if not name.startswith("wave_"):
            pd.testing.assert_frame_equal(both.further[name], table)
    assert alone.further["wave_changes"].empty
    assert both.fingerprint != alone.fingerprint


def test_changes_rest_on_the_questions_that_both_rounds_asked(whole: Study, analysed) -> None:
    changes, questions = (
        check_table(analysed[0].further[name], schema)
        for name, schema in (("wave_changes", WAVE_CHANGES), ("wave_questions", WAVE_QUESTIONS))
    )
    assert set(changes["theme_id"]) == set(analysed[0].themes["theme_id"])
    same = whole.answers[whole.answers["question_id"].eq("Q2")]["respondent_id"].unique()
    early = whole.respondents.loc[whole.respondents["wave"].eq("2023"), "respondent_id"]
    assert changes["from_n"].unique().tolist() == [len(set(same) & set(early))]
    assert changes["to_n"].unique().tolist() == [len(set(same) - set(early))]
    compared = questions[questions["is_compared"]]
    assert compared[["wave", "question_id"]].to_numpy().tolist() == [["2023", "Q2"], ["2026", "Q2"]]


def test_the_reader_hears_which_round_the_figures_are_about(analysed) -> None:
    both, alone = analysed
    assert ("earlier_rounds", {"newest": "2026", "earlier": "2023", "n": 80}) in both.notes
    assert "earlier_rounds" not in [code for code, _ in alone.notes]


def test_a_study_without_rounds_compares_nothing() -> None:
    study, analysis = example_study()
    tables = measure_rounds(study, analysis.statements, analysis.themes["theme_id"].tolist())
    assert all(table.empty for table in tables.values())
