"""Panels say what the tables say, only what the number of people allows, and never lose an answer."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from analysis.model import Analysis, Thresholds
from data.model import Study
from reporting.panels.interest import interest_panels
from reporting.panels.interests import MOST, interests_panels, top_interests
from reporting.panels.map import map_panels, map_rows
from reporting.panels.method import method_panels
from reporting.panels.overview import overview_panels
from reporting.panels.panel import Panel
from reporting.panels.place import place_panels, quotes_at, title_of_place
from reporting.panels.questions import question_of_interest, question_of_place
from reporting.panels.quotes import quotes_of, unfit_length
from reporting.panels.rules import said_part, said_people, said_share
from reporting.panels.sample import group_sizes, missing_group, sample_panels
from reporting.panels.titles import lead_of_interest, title_of_interests, title_of_study
from reporting.panels.units import places_within, share_everywhere, widest_level
from reporting.rows import rows_of
from reporting.words.words import Words, load_words
from tests.example_study import HOSTILE, empty_study, example_study, nearly_empty_study

NL, EN = load_words("nl"), load_words("en")
STUDIES = {
    "large": example_study(n_respondents=300),
    "demo": example_study(),
    "hostile": example_study(hostile=True),
    "without ratings and areas": example_study(with_ratings=False, with_areas=False),
    "without places": example_study(with_places=False),
    "twenty-five people": example_study(n_respondents=25),
    "two people": nearly_empty_study(),
    "empty": empty_study(),
}


def all_panels(study: Study, analysis: Analysis, words: Words, *, dark: bool = False) -> list[Panel]:
    panels = overview_panels(study, analysis, words, dark=dark)
    panels += interests_panels(study, analysis, words, dark=dark) + method_panels(study, analysis, words)
    for theme_id in analysis.themes["theme_id"].tail(2):
        panels += interest_panels(study, analysis, words, theme_id, dark=dark)
    for unit_id in ("P01", "P10", "V1", "M"):
        panels += place_panels(study, analysis, words, unit_id, dark=dark)
    for level, colour in (("place", "theme"), ("village", "appreciation"), ("street", "theme")):
        panels += map_panels(study, analysis, words, level=level, colour=colour, theme_id="T1", dark=dark)
    return panels


def said(panel: Panel) -> str:
    cells = " ".join(str(cell) for row in panel.table.to_numpy() for cell in row)
    return " ".join((panel.title, panel.lead, panel.alt, panel.question, cells))


@pytest.mark.parametrize(("name", "words"), list(zip(STUDIES, (NL, EN) * 4, strict=True)))
def test_every_panel_is_whole_whatever_the_study(name: str, words: Words) -> None:
    study, analysis = STUDIES[name]
    for panel in all_panels(study, analysis, words, dark=words is EN):
        assert panel.title.strip()
        assert bool(panel.alt) == (panel.figure is not None), panel.key
        assert all(str(dtype) in ("str", "string") for dtype in panel.table.dtypes), panel.key
        assert words("panels.note.model", model="testmodel") in panel.note
        assert "n = " in panel.note
        assert analysis.fingerprint in panel.note
        assert (words("panels.note.demo") in panel.note) == study.info.is_demo
        assert "nan" not in said(panel).lower().split()
        assert "{" not in said(panel).replace("%{text}", "")


def test_keys_are_unique() -> None:
    study, analysis = STUDIES["demo"]
    keys = [panel.key for panel in all_panels(study, analysis, NL) if panel.key != "map"]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("name", ["twenty-five people", "two people", "empty"])
def test_below_thirty_people_nothing_about_interests_is_a_percentage(name: str) -> None:
    study, analysis = STUDIES[name]
    panels = interests_panels(study, analysis, NL) + sample_panels(study, analysis, NL)
    for theme_id in analysis.themes["theme_id"]:
        panels += interest_panels(study, analysis, NL, theme_id)
    for panel in panels:
        assert panel.figure is None, panel.key
        assert "%" not in said(panel)
        assert "op de 100" not in said(panel)


def test_groups_below_ten_people_are_never_named_in_a_sentence() -> None:
    study, analysis = STUDIES["demo"]
    groups = analysis.theme_groups.assign(n_base=9, q_value=0.001, difference=0.5)
    small = replace(analysis, theme_groups=groups)
    for theme in rows_of(analysis.themes):
        assert lead_of_interest(study, small, NL, theme).count("leeftijd") == 0
        panel = next(p for p in interest_panels(study, small, NL, theme.theme_id) if "groups" in p.key)
        assert panel.title == NL("panels.groups.title_none")
        assert panel.figure is None


def test_the_ledger_is_all_statements() -> None:
    study, analysis = STUDIES["demo"]
    ledger = overview_panels(study, analysis, NL)[0]
    counts = [int(cell) for cell in ledger.table[NL("panels.ledger.column_n")]]
    assert sum(counts) == len(analysis.statements) == 189
    assert counts[0] == int((analysis.statements["status"] == "themed").sum())


def test_interests_are_sorted_by_how_shared_they_are_not_by_how_often_named() -> None:
    study, analysis = STUDIES["demo"]
    panel = interests_panels(study, analysis, NL)[0]
    labels = panel.table[NL("panels.interests.column_label")].tolist()
    assert labels == analysis.themes.sort_values("shared_score", ascending=False)["label"].tolist()
    assert json.loads(panel.figure.to_json())["data"][1]["x"] == analysis.themes["reach"].tolist()
    assert panel.question.endswith("?")


def test_a_minority_voice_keeps_its_place_among_the_top() -> None:
    _, analysis = STUDIES["demo"]
    top = top_interests(analysis, 3)
    assert top["kind"].tolist() == ["shared", "shared", "minority"]
    assert len(top_interests(analysis)) == min(MOST, len(analysis.themes))


def test_titles_say_the_finding() -> None:
    study, analysis = STUDIES["demo"]
    assert title_of_study(study, analysis, NL).startswith("Wat 80 mensen delen: ‘Veilig fietsen naar school’")
    assert title_of_interests(analysis, NL).startswith("2 belangen worden breed gedeeld")
    assert title_of_study(*STUDIES["empty"], NL) == NL("panels.titles.nobody")
    assert title_of_study(*STUDIES["two people"], NL) == "2 mensen vertellen over 4 plekken"
    assert title_of_interests(STUDIES["empty"][1], NL) == NL("panels.titles.no_themes")


def test_each_kind_asks_its_own_question_together() -> None:
    study, analysis = STUDIES["demo"]
    questions = [question_of_interest(study, NL, theme) for theme in rows_of(analysis.themes)]
    assert all(
        question.startswith("Hoe kunnen we samen") and question.endswith("?") for question in questions
    )
    assert len(set(questions)) == len(questions)
    assert "Marktplein" in next(question for question in questions if "Parkeren" in question)
    assert question_of_place(study, NL, "nowhere") == ""


def test_a_voice_of_one_group_names_its_part_within_the_group() -> None:
    study, analysis = STUDIES["demo"]
    theme = next(rows_of(analysis.themes[analysis.themes["theme_id"] == "T6"]))
    own = analysis.theme_groups.query("theme_id == 'T6' and group == '12–24'").iloc[0]
    lead = lead_of_interest(study, analysis, NL, theme)
    assert f"In de groep 12–24 (leeftijd) zijn dat er {own['n_respondents']} van de {own['n_base']}." in lead


def test_quotes_are_literal_with_their_place_and_nothing_about_the_person() -> None:
    study, analysis = STUDIES["hostile"]
    found = [
        quote for theme in analysis.themes["theme_id"] for quote in quotes_of(study, analysis, NL, theme)
    ]
    texts = dict(zip(analysis.statements["statement_id"], analysis.statements["text"], strict=True))
    assert all(quote.text == texts[quote.statement_id] for quote in found)
    names = {
        *study.places["name"],
        *(NL("panels.quotes.question", question=q) for q in study.questions["text"]),
    }
    assert {quote.source for quote in found} <= names
    typical = quotes_of(study, analysis, NL, "T1", "typical")
    assert typical == [quote for quote in quotes_of(study, analysis, NL, "T1") if not quote.is_edge]
    assert quotes_of(study, analysis, NL, "unknown") == []


def test_quotes_at_a_place_are_of_different_people_and_themes_first() -> None:
    study, analysis = STUDIES["large"]
    quotes = quotes_at(study, analysis, NL, "P01", most=5)
    own = analysis.statements.set_index("statement_id").loc[[quote.statement_id for quote in quotes]]
    assert own["respondent_id"].is_unique
    assert own["theme_id"].is_unique
    assert set(own["place_id"]) == {"P01"}
    assert set(own["status"]) <= {"themed", "single"}
    village = quotes_at(study, analysis, NL, "V1", theme_id="T3", most=40)
    assert {quote.source for quote in village} == {"Marktplein"}


def test_quotes_are_of_a_length_that_can_be_read() -> None:
    assert [unfit_length("woord " * n) for n in (1, 3, 4, 5, 6, 30, 31)] == [2, 2, 1, 1, 0, 0, 1]
    study, analysis = STUDIES["large"]
    said = analysis.statements.copy()
    own = said.index[said["place_id"].eq("P01") & said["theme_id"].eq("T1")]
    assert len(own) > 2
    said.loc[own, "strength"] = 0.9
    said.loc[own, "text"] = "veel te veel auto's"
    said.loc[own[-1], ["text", "strength"]] = ["De auto's rijden hier veel te snel.", 0.4]
    quotes = quotes_at(study, replace(analysis, statements=said), NL, "P01", theme_id="T1", most=1)
    assert [quote.text for quote in quotes] == ["De auto's rijden hier veel te snel."]


def test_the_map_is_coloured_only_when_a_difference_is_certain() -> None:
    study, analysis = STUDIES["demo"]
    rows = map_rows(study, analysis, NL, level="place").merge(
        analysis.appreciations[["unit_id", "is_certain", "n_ratings"]], on="unit_id"
    )
    assert rows["n_respondents"].is_monotonic_decreasing
    assert rows.loc[~rows["is_certain"], "shade"].isin(["unsure", "few"]).all()
    assert (rows.loc[rows["n_ratings"] < 10, "shade"] == "few").all()
    assert rows.loc[rows["unit_id"] == "P10", "value"].item() == NL("panels.map.few_ratings")


def test_the_map_of_a_theme_shows_where_it_lives() -> None:
    study, analysis = STUDIES["large"]
    panel = map_panels(study, analysis, NL, level="place", colour="theme", theme_id="T3")[0]
    assert panel.title == "‘Parkeren op het Marktplein’ leeft sterker dan elders in Marktplein"
    unknown = map_panels(study, analysis, NL, level="place", colour="theme", theme_id="unknown")[0]
    assert unknown.title == map_panels(study, analysis, NL, level="place", colour="appreciation")[0].title


def test_units_without_coordinates_stay_in_the_table() -> None:
    study, analysis = STUDIES["demo"]
    places = study.places.assign(latitude=float("nan"))
    panel = map_panels(replace(study, places=places), analysis, NL, level="place", colour="appreciation")[0]
    assert panel.figure is None
    assert len(panel.table) == 10
    assert panel.lead == "Van geen enkele plek kennen we de coördinaten: alles staat in de tabel."
    first = study.places["place_id"].eq(map_rows(study, analysis, NL, level="place")["unit_id"].iloc[0])
    places = study.places.assign(latitude=study.places["latitude"].mask(first))
    panel = map_panels(replace(study, places=places), analysis, NL, level="place", colour="appreciation")[0]
    assert panel.figure is not None
    assert "1 plek zonder coördinaten" in panel.lead


def test_a_place_page_is_silent_about_figures_where_few_people_spoke() -> None:
    study, analysis = STUDIES["demo"]
    rating = place_panels(study, analysis, NL, "P10")[0]
    assert rating.figure is None
    assert rating.title == "Vlindertuin"
    assert "Minder dan 5 cijfers" in rating.lead
    assert title_of_place(study, analysis, NL, "P01") == "Marktplein krijgt 5,3 op 10"
    assert place_panels(study, analysis, NL, "unknown") == []


def test_the_distribution_of_ratings_holds_every_rating() -> None:
    study, analysis = STUDIES["large"]
    panel = place_panels(study, analysis, NL, "P01")[0]
    n = int(analysis.appreciations.set_index("unit_id").loc["P01", "n_ratings"])
    assert sum(json.loads(panel.figure.to_json())["data"][0]["y"]) == n


def test_who_took_part_is_set_beside_the_inhabitants() -> None:
    study, _ = STUDIES["large"]
    rows = group_sizes(study, "home_village")
    assert rows["share"].sum() == pytest.approx(1)
    assert rows["population_share"].sum() == pytest.approx(1)
    assert missing_group(study, "home_village") == "Baaigem"
    assert missing_group(study, "age") == ""
    assert group_sizes(study, "unknown").empty


def test_a_group_of_a_few_people_has_neither_a_number_nor_a_share() -> None:
    study, analysis = STUDIES["demo"]
    few = study.memberships.copy()
    few.loc[few["respondent_id"].isin(["R001", "R002"]) & (few["grouping"] == "gender"), "group"] = "anders"
    few = pd.concat(
        [few, few[(few["grouping"] == "age") & (few["respondent_id"] == "R001")].assign(group="75+")]
    )
    panels = {p.key: p for p in sample_panels(replace(study, memberships=few), analysis, NL)}
    row = panels["sample-gender"].table.set_index(NL("panels.sample.column_group")).loc["anders"]
    assert row.tolist() == ["minder dan 5 mensen", "–"]
    assert json.loads(panels["sample-gender"].figure.to_json())["data"][0]["x"][-1] is None
    assert "n = 80 deelnemers" in panels["sample-age"].note  # somebody in two groups counts once


def test_the_method_prints_every_threshold_and_the_fingerprint() -> None:
    study, analysis = STUDIES["demo"]
    panels = {panel.key: panel for panel in method_panels(study, analysis, NL)}
    assert len(panels["method-thresholds"].table) == len(Thresholds.__dataclass_fields__)
    assert analysis.fingerprint in said(panels["method-run"])
    noted = replace(analysis, notes=(("few_statements", {"n": 12}),))
    assert "12" in said(next(p for p in method_panels(study, noted, NL) if p.key == "method-notes"))


@pytest.mark.parametrize(
    ("n", "expected"),
    [(0, "niemand"), (1, "minder dan 5 mensen"), (4, "minder dan 5 mensen"), (5, "5 mensen")],
)
def test_small_numbers_of_people_are_not_told(n: int, expected: str) -> None:
    assert said_people(n, Thresholds(), NL) == expected


@pytest.mark.parametrize(
    ("n", "base", "expected"),
    [
        (3, 9, "minder dan 10 mensen: te weinig om iets over te zeggen"),
        (3, 12, "minder dan 5 van de 12 mensen"),
        (0, 12, "0 van de 12 mensen"),
        (7, 17, "7 van de 17 mensen"),
        (12, 60, "12 van de 60 mensen, tussen 12 en 32 op de 100"),
    ],
)
def test_shares_follow_the_thresholds(n: int, base: int, expected: str) -> None:
    assert said_share(n, base, 0.12, 0.32, Thresholds(), NL) == expected
    assert said_part(n, base, Thresholds(), NL) == expected.split(",")[0]


def test_units_know_what_lies_in_them() -> None:
    study, analysis = STUDIES["demo"]
    assert places_within(study, "V3") == {"V3", "P08", "P09", "P10"}
    assert places_within(study, "M") == set(study.places["place_id"])
    assert widest_level(analysis.theme_units) == "village"
    own: Any = analysis.theme_units.query("theme_id == 'T3' and level == 'village'")
    expected = own["n_respondents"].sum() / own["n_base"].sum()
    assert share_everywhere(analysis.theme_units, "T3", "village") == pytest.approx(expected)


def test_hostile_texts_reach_the_screen_unchanged_in_tables_and_escaped_in_figures() -> None:
    study, analysis = STUDIES["hostile"]
    panel = interests_panels(study, analysis, NL)[0]
    assert HOSTILE[1] in panel.table[NL("panels.interests.column_label")].tolist()
    assert "<a " not in panel.figure.to_json()


def test_a_map_without_marks_or_coordinates_speaks_of_neither() -> None:
    study, analysis = example_study(with_ratings=False)
    bare = replace(study, places=study.places.assign(latitude=float("nan"), longitude=float("nan")))
    words = load_words("nl")
    (panel,) = map_panels(bare, analysis, words, level="place", colour="appreciation")
    assert panel.figure is None
    assert panel.title.endswith("een cijfer gaf niemand")
    assert "stip" not in panel.lead
    (rated,) = map_panels(*example_study(), words, level="place", colour="appreciation")
    assert "een cijfer gaf niemand" not in rated.title
    assert "stip" in rated.lead
