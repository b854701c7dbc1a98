"""Waves: the finding in the title, no arrow for noise, the questions that were compared."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from reporting.panels.waves import change_rows, rounds_compared, title_of_waves, waves_panels
from reporting.words.words import load_words
from tests.example_study import empty_study, example_study
from tests.measured_example import measured_example

NL, EN = load_words("nl"), load_words("en")
STUDY, ANALYSIS = measured_example(two_rounds=True)


def with_verdict(verdict: str):
    table = ANALYSIS.further["wave_changes"].assign(verdict=verdict)
    return replace(ANALYSIS, further={**ANALYSIS.further, "wave_changes": table})


@pytest.mark.parametrize("words", [NL, EN])
def test_changes_that_can_be_shown_come_first_and_name_the_screen(words) -> None:
    changes, questions = waves_panels(STUDY, ANALYSIS, words)
    rows = change_rows(ANALYSIS, words)
    assert rows["is_sure"].tolist() == [True, True] + [False] * (len(rows) - 2)
    assert rows["name"].iloc[0] in changes.title
    assert len(changes.table) == len(rows)
    assert rounds_compared(ANALYSIS) == ("2023", "2026")
    assert words.count(400, "people") in changes.note
    assert "2023" in questions.table.columns
    assert questions.table.iloc[1, 1] == words("panels.waves.not_asked")


def test_the_figure_draws_the_difference_its_interval_and_the_band() -> None:
    changes, _ = waves_panels(STUDY, ANALYSIS, NL)
    band, sure, unsure = json.loads(changes.figure.to_json())["data"]
    rows = change_rows(ANALYSIS, NL)
    assert band["base"] == [-0.07] * len(rows)
    assert sure["x"] == pytest.approx(rows["difference"].head(2).tolist())
    assert len(sure["x"]) + len(unsure["x"]) == len(rows)
    assert all(name in changes.alt for name in rows["name"])


@pytest.mark.parametrize(
    ("verdict", "title"),
    [
        ("more", "Duidelijk vaker genoemd dan in 2023"),
        ("less", "Duidelijk minder vaak genoemd dan in 2023"),
        ("not_shown", "Tussen 2023 en 2026 is geen verandering aantoonbaar"),
        ("too_few", "te weinig mensen mee om te vergelijken"),
    ],
)
def test_the_title_is_the_finding(verdict: str, title: str) -> None:
    assert title in title_of_waves(with_verdict(verdict), NL)


def test_too_few_people_give_no_figure_and_no_share() -> None:
    changes, _ = waves_panels(STUDY, with_verdict("too_few"), NL)
    assert changes.figure is None
    assert changes.table.empty
    assert "%" not in changes.title + changes.lead


def test_no_change_asks_what_was_done_and_says_it_in_every_row() -> None:
    changes, _ = waves_panels(STUDY, with_verdict("not_shown"), NL)
    assert set(changes.table["Wat we mogen zeggen"]) == {"Geen aantoonbare verandering"}
    assert changes.question == NL("panels.waves.question_none")
    assert "stabiel" not in changes.title + changes.alt


@pytest.mark.parametrize("case", [measured_example(), example_study(), empty_study()])
def test_one_round_compares_nothing(case) -> None:
    study, analysis = case
    assert waves_panels(study, analysis, NL) == []
    assert title_of_waves(analysis, NL) == NL("panels.waves.title_one")
    assert rounds_compared(analysis) == ("", "")


def test_points_have_their_sign_and_their_noun() -> None:
    assert [NL.points(value) for value in (0.041, -0.01, 0.0)] == ["+4 punten", "−1 punt", "0 punten"]
    assert (NL.points(0.07, signed=False), EN.points(float("nan"))) == ("7 punten", "–")
