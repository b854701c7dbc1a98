"""Differences: only what passes the rules, said with its size and certainty; sides with their voices."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from reporting.panels.difference_step import quotes_of_both
from reporting.panels.differences import (
    MOST,
    difference_of,
    difference_rows,
    differences_panel,
    differing_voice,
    said_tests,
    small_differences_panel,
)
from reporting.panels.tensions import side_names, tension_panel, tension_rows, voices_of_sides
from reporting.rows import rows_of
from reporting.words.words import load_words
from tests.example_study import empty_study, example_study
from tests.voiced_example import DIVIDED, POLES, voiced_example, without_differences

NL, EN = load_words("nl"), load_words("en")
STUDY, ANALYSIS = voiced_example()


def test_only_what_passes_every_rule_is_a_difference() -> None:
    rows, limits = difference_rows(ANALYSIS, NL), ANALYSIS.settings.thresholds
    assert set(zip(rows["theme_id"], rows["group"], strict=True)) == {
        ("T1", "vrouw"),
        ("T1", "man"),
        ("T2", "Baaigem"),
        ("T6", "12–24"),
    }
    assert (rows["q"] < limits.difference_q).all()
    assert (rows["size"] >= limits.difference_points).all()
    assert rows["rest"].to_numpy() == pytest.approx((rows["share"] - rows["difference"]).to_numpy())


@pytest.mark.parametrize(
    "change",
    [{"q_value": 0.05}, {"difference": 0.049}, {"n_base": 9}, {"n_respondents": 2, "difference": 0.5}],
)
def test_one_broken_rule_takes_a_difference_away(change: dict[str, float]) -> None:
    groups = ANALYSIS.theme_groups.copy()
    own = groups["theme_id"].eq("T2") & groups["group"].eq("Baaigem")
    for column, value in change.items():
        groups.loc[own, column] = value
    found = difference_rows(replace(ANALYSIS, theme_groups=groups), NL)
    assert ("T2", "Baaigem") not in set(zip(found["theme_id"], found["group"], strict=True))


def test_who_mentions_it_less_needs_three_people_among_the_others() -> None:
    groups, themes = ANALYSIS.theme_groups.copy(), ANALYSIS.themes.copy()
    own = groups["theme_id"].eq("T1") & groups["group"].eq("man")
    groups.loc[own, "n_respondents"] = 0
    few = themes.assign(n_respondents=themes["n_respondents"].where(themes["theme_id"].ne("T1"), 2))
    kept = difference_rows(replace(ANALYSIS, theme_groups=groups), NL)
    lost = difference_rows(replace(ANALYSIS, theme_groups=groups, themes=few), NL)
    assert "man" in set(kept["group"])
    assert "man" not in set(lost["group"])


def test_small_groups_come_last_and_villages_after_other_groups() -> None:
    rows = difference_rows(ANALYSIS, NL)
    assert rows["group"].tolist()[-2:] == ["Baaigem", "12–24"]
    assert rows["base"].iloc[-1] < ANALYSIS.settings.thresholds.percentage_minimum


@pytest.mark.parametrize("words", [NL, EN])
def test_the_panel_is_whole(words) -> None:
    panel = differences_panel(STUDY, ANALYSIS, words, dark=words is EN)
    drawn = json.loads(panel.figure.to_json())
    assert len(panel.table) == 3
    dots = [trace for trace in drawn["data"] if trace["mode"] == "markers"]
    assert [len(trace["x"]) for trace in dots] == [3, 3]
    assert len(panel.table) <= MOST
    assert f"n = {len(STUDY.respondents)}" in panel.note
    assert panel.question.endswith("?")
    assert "vrouw" in panel.title
    assert "vrouw" in panel.alt


def test_a_difference_says_size_interval_and_certainty() -> None:
    panel = differences_panel(STUDY, ANALYSIS, NL)
    first = panel.table.iloc[0]
    assert first["Verschil"] == "+12 punten, wellicht tussen 4 en 20"
    assert first["Kans op vals alarm (q)"] == "0,020"
    assert first["Ook gewogen?"] == "niet robuust"
    village = panel.table[panel.table["Groep"].str.startswith("Baaigem")].iloc[0]
    assert village["Kans op vals alarm (q)"] == "minder dan 0,001"
    assert village["Ook gewogen?"] == "ja"
    assert "Niet robuust" in panel.alt


def test_a_small_group_is_told_in_numbers_without_a_share() -> None:
    small = small_differences_panel(STUDY, ANALYSIS, NL)
    said = small.table.iloc[0, 0]
    assert said.startswith("12–24 (leeftijd) noemt")
    assert "van de 27 mensen" in said
    assert "punten" not in said
    assert "%" not in said
    assert small.figure is None
    assert small_differences_panel(STUDY, ANALYSIS, NL, grouping="gender") is None


def test_one_grouping_at_a_time() -> None:
    panel = differences_panel(STUDY, ANALYSIS, NL, grouping="gender")
    assert panel.table["Groep"].tolist() == ["vrouw (gender)", "man (gender)"]
    none = differences_panel(STUDY, without_differences(ANALYSIS), NL, grouping="gender")
    assert none.title == "Naar gender is geen enkel verschil aan te tonen"


def test_nothing_to_show_is_said_honestly() -> None:
    panel = differences_panel(STUDY, without_differences(ANALYSIS), NL)
    assert panel.title == "Tussen geen enkele groep en de anderen is een verschil aan te tonen"
    assert "Geen enkel verschil is groter" in panel.lead
    assert "Dat betekent niet dat iedereen hetzelfde wil" in panel.lead
    assert panel.figure is None
    assert panel.alt == ""
    assert panel.table.empty
    assert panel.question.startswith("Hoe kunnen we samen")


def test_all_comparisons_are_counted() -> None:
    n = int((ANALYSIS.theme_groups["n_base"] >= 10).sum())
    assert f"{n} vergelijkingen" in said_tests(ANALYSIS, NL)
    assert "4 verschillen" in said_tests(ANALYSIS, NL)


def test_the_differing_voice_under_a_conclusion() -> None:
    assert "Baaigem (woonplaats) noemt" in differing_voice(ANALYSIS, NL, "T2")
    assert differing_voice(ANALYSIS, NL, "T7").startswith("Met deze aantallen is niet aan te tonen")
    assert "punten" not in differing_voice(ANALYSIS, NL, "T6")


def test_quotes_stand_on_their_own_side() -> None:
    row = next(row for row in rows_of(difference_rows(ANALYSIS, NL)) if row.group == "vrouw")
    inside, others = quotes_of_both(STUDY, ANALYSIS, NL, difference_of(row), 3)
    women = set(STUDY.memberships.loc[STUDY.memberships["group"].eq("vrouw"), "respondent_id"])
    speaker = ANALYSIS.statements.set_index("statement_id")["respondent_id"]
    assert inside
    assert others
    assert all(speaker[quote.statement_id] in women for quote in inside)
    assert all(speaker[quote.statement_id] not in women for quote in others)
    texts = [quote.text.casefold() for quote in [*inside, *others]]
    assert len(set(texts)) == len(texts)


def test_a_tension_names_both_sides_and_gives_their_voices() -> None:
    assert tension_rows(ANALYSIS)["theme_id"].tolist() == [DIVIDED]
    panel = tension_panel(STUDY, ANALYSIS, NL, DIVIDED)
    assert panel.title.endswith("willen mensen niet dezelfde kant op")
    assert panel.table.iloc[:, 0].tolist() == [POLES["plus"], POLES["minus"]]
    assert panel.table.iloc[:, 1].tolist() == ["18 mensen", "18 mensen"]
    assert "tussen 80 en 100" in panel.lead
    sides = voices_of_sides(STUDY, ANALYSIS, NL, DIVIDED)
    direction = ANALYSIS.statements.set_index("statement_id")["direction"]
    assert sides.plus
    assert all(direction[quote.statement_id] == 1 for quote in sides.plus)
    assert sides.minus
    assert all(direction[quote.statement_id] == -1 for quote in sides.minus)
    both = ANALYSIS.statements.query("theme_id == @DIVIDED and direction != 0")
    bridging = set(both.groupby("respondent_id")["direction"].nunique().loc[lambda n: n > 1].index)
    speaker = ANALYSIS.statements.set_index("statement_id")["respondent_id"]
    for quote in sides.between:
        assert direction[quote.statement_id] == 0 or speaker[quote.statement_id] in bridging


@pytest.mark.parametrize(
    ("low", "share", "ending"),
    [
        (0.6, 0.5, "dezelfde kant op"),
        (0.1, 0.1, "wil een klein deel het omgekeerde"),
        (0.1, 0.4, "is niet zeker"),
    ],
)
def test_a_tension_is_only_called_so_when_it_is_certain(low: float, share: float, ending: str) -> None:
    measures = ANALYSIS.further["theme_measures"].assign(dividedness_low=low, plus_share=share)
    further = {**ANALYSIS.further, "theme_measures": measures}
    panel = tension_panel(STUDY, replace(ANALYSIS, further=further), NL, DIVIDED)
    assert panel.title.endswith(ending)


def test_without_directions_nothing_is_claimed() -> None:
    study, analysis = example_study()
    assert tension_rows(analysis).empty
    assert tension_panel(study, analysis, NL, DIVIDED) is None
    assert voices_of_sides(study, analysis, NL, "T1").plus == []
    assert side_names(analysis, NL, "T1") == {"plus": "de ene kant", "minus": "de andere kant"}


def test_a_study_without_answers_has_panels_too() -> None:
    study, analysis = empty_study()
    panel = differences_panel(study, analysis, NL)
    assert panel.figure is None
    assert panel.table.empty
    assert small_differences_panel(study, analysis, NL) is None
