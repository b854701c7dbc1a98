"""The energy panels say what the tables say, with names for the fields and silence where few were asked."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from data.model import Level
from reporting.figures.energy_quadrant import FIELDS
from reporting.panels.board import COLUMNS, board_cards
from reporting.panels.energy import (
    MOVERS_FROM,
    SHARED_LINE,
    energy_panels,
    energy_rows,
    is_energy_asked,
    said_movers,
    title_of_energy,
)
from reporting.panels.offers import conditions_of, offer_about, offers_of, offers_table, people_who_offer
from reporting.words.words import load_words
from tests.example_study import empty_study, example_study
from tests.measured_example import OFFERS, measured_example

NL, EN = load_words("nl"), load_words("en")
STUDY, ANALYSIS = measured_example()


def test_every_interest_that_enough_people_were_asked_about_has_its_field() -> None:
    rows, table = energy_rows(ANALYSIS, NL), ANALYSIS.further["theme_measures"].set_index("theme_id")
    asked = table[table["n_energy"] >= ANALYSIS.settings.thresholds.group_figure_minimum]
    assert set(rows["theme_id"]) == set(asked.index)
    assert (rows["field"].to_numpy() == asked["energy_field"].reindex(rows["theme_id"]).to_numpy()).all()
    assert set(rows["field"]) <= set(FIELDS)
    middle = ANALYSIS.further["energy_groups"]["energy"].iloc[0]
    sure = rows[rows["is_sure"]]
    assert ((sure["low"] > middle) | (sure["high"] < middle)).all()
    assert rows["is_sure"].tolist() == sorted(rows["is_sure"], reverse=True)


@pytest.mark.parametrize("words", [NL, EN])
def test_the_panels_are_whole(words) -> None:
    quadrant, groups = energy_panels(STUDY, ANALYSIS, words, dark=words is EN)
    rows = energy_rows(ANALYSIS, words)
    assert len(quadrant.table) == len(rows)
    assert all(label in quadrant.alt for label in rows["label"])
    drawn = json.loads(quadrant.figure.to_json())["data"]
    assert sum(len(trace["x"]) for trace in drawn) == len(rows)
    heard = STUDY.respondents["respondent_id"].isin(STUDY.answers["respondent_id"])
    n_asked = int(STUDY.respondents.loc[heard, "energy"].notna().sum())
    assert f"n = {n_asked}" in quadrant.note
    assert quadrant.question.endswith("?")
    assert groups.figure is not None
    assert "(leeftijd)" in groups.table.iloc[0, 0] or words is EN


def test_the_title_names_what_is_shared_and_wanted_for_certain() -> None:
    table = ANALYSIS.further["theme_measures"]
    sure = table.assign(
        energy_low=0.7, energy_high=0.9, energy=0.8, energy_field="start_together", n_energy=40
    )
    some = replace(ANALYSIS, further={**ANALYSIS.further, "theme_measures": sure})
    assert "is er een gedeeld belang én goesting" in title_of_energy(some, NL)
    unclear = replace(some, themes=some.themes.assign(kind="diffuse"))
    assert "is er een gedeeld belang én goesting" not in title_of_energy(unclear, NL)
    unsure = table.assign(energy_low=0.0, energy_high=1.0)
    none = replace(ANALYSIS, further={**ANALYSIS.further, "theme_measures": unsure})
    assert "willen meehelpen of trekken" in title_of_energy(none, NL)


def test_few_people_asked_give_no_mark_and_few_movers_no_number() -> None:
    few = ANALYSIS.further["theme_measures"].assign(n_energy=9)
    rows = energy_rows(replace(ANALYSIS, further={**ANALYSIS.further, "theme_measures": few}), NL)
    assert rows.empty
    assert said_movers(NL, MOVERS_FROM - 1) == "minder dan 3 mensen willen meehelpen of trekken"
    assert said_movers(NL, 12) == "12 mensen willen meehelpen of trekken"


def with_sharers(n: float):
    table = ANALYSIS.further["theme_measures"].assign(
        n_sharers=n, n_movers=12, n_energy=40, energy_field="start_together"
    )
    return replace(ANALYSIS, further={**ANALYSIS.further, "theme_measures": table})


def test_deelhouders_are_said_from_three_on() -> None:
    analysis = with_sharers(7)
    quadrant = energy_panels(STUDY, analysis, NL)[0]
    assert set(quadrant.table["Deelhouders"]) == {"7 mensen"}
    sentence = "7 mensen noemen dit, komen er minstens elke maand en willen helpen of trekken"
    assert f"; deelhouders: {sentence}." in quadrant.alt
    assert "Deelhouders noemen een belang" in quadrant.lead
    cards = [card for card in board_cards(STUDY, analysis, NL) if card.signal == "goesting"]
    assert cards
    assert all(card.text.endswith(f"Deelhouders: {sentence}.") for card in cards)
    english = energy_panels(STUDY, analysis, EN)[0]
    assert "come there at least every month" in english.alt


@pytest.mark.parametrize("n", [0, 2])
def test_few_deelhouders_get_no_number(n: int) -> None:
    quadrant = energy_panels(STUDY, with_sharers(n), NL)[0]
    assert set(quadrant.table["Deelhouders"]) == {"minder dan 3 mensen"}
    assert "deelhouders" not in quadrant.alt
    assert not any("Deelhouders" in card.text for card in board_cards(STUDY, with_sharers(n), NL))


def test_a_study_that_did_not_ask_for_visits_does_not_speak_of_deelhouders() -> None:
    analysis = with_sharers(float("nan"))
    quadrant = energy_panels(STUDY, analysis, NL)[0]
    assert "Deelhouders" not in quadrant.table
    assert "eelhouders" not in quadrant.alt + quadrant.lead
    assert not any("Deelhouders" in card.text for card in board_cards(STUDY, analysis, NL))


@pytest.mark.parametrize("case", [measured_example(with_energy=False), example_study(), empty_study()])
def test_a_study_that_did_not_ask_says_so(case) -> None:
    study, analysis = case
    quadrant, groups = energy_panels(study, analysis, NL)
    assert not is_energy_asked(analysis)
    assert quadrant.title == NL("panels.energy.title_none")
    assert (quadrant.figure, groups.figure, quadrant.alt) == (None, None, "")
    assert quadrant.table.empty


def test_offers_are_literal_and_a_condition_is_quoted_apart() -> None:
    found = conditions_of(STUDY, ANALYSIS, NL)
    assert {one.condition for one in found} == {
        "als de gemeente het hout betaalt",
        "op voorwaarde dat er bonnetjes zijn",
    }
    assert all(one.condition in one.quote.text for one in found)
    texts = set(ANALYSIS.statements["text"])
    offers = offers_of(STUDY, ANALYSIS, NL)
    assert {text for text, theme in OFFERS if theme == "T1"} & {quote.text for quote in offers}
    assert {quote.text for quote in offers} <= texts - {"Geen tijd, sorry."}
    assert not {quote.text for quote in offers} & {one.quote.text for one in found}
    table = offers_table(STUDY, ANALYSIS, NL)
    assert table["In hun eigen woorden"].is_unique
    assert offer_about(STUDY, ANALYSIS, NL, "T1").text in texts
    assert offer_about(STUDY, ANALYSIS, NL, "nergens") is None
    assert people_who_offer(ANALYSIS)["T1"] >= 6


def test_the_board_has_a_card_for_every_signal_there_is() -> None:
    cards = board_cards(STUDY, ANALYSIS, NL)
    assert [card.column for card in cards] == sorted((c.column for c in cards), key=COLUMNS.index)
    signals = {card.signal for card in cards}
    assert {"hot_spot", "offers"} <= signals
    spot = next(card for card in cards if card.signal == "hot_spot")
    assert "Marktplein" in spot.text
    assert spot.link == {"theme": "T3", "colour": "theme", "level": Level.PLACE.value}
    assert all(card.title and card.text and card.screen in ("map", "place", "interests") for card in cards)
    assert max(sum(card.column == column for card in cards) for column in COLUMNS) <= 4


def test_low_places_on_the_board_are_certainly_low() -> None:
    certain = ANALYSIS.appreciations.assign(is_certain=True, shrunken=4.0, reference=7.0, n_ratings=12)
    cards = board_cards(STUDY, replace(ANALYSIS, appreciations=certain), NL)
    low = [card for card in cards if card.signal == "low_place"]
    assert len(low) == 2
    assert "zeker lager dan het geheel (7,0)" in low[0].text
    few = replace(ANALYSIS, appreciations=certain.assign(n_ratings=9))
    assert not any(card.signal == "low_place" for card in board_cards(STUDY, few, NL))


def test_villages_are_connected_only_where_enough_people_say_it() -> None:
    units = ANALYSIS.theme_units
    villages = units["level"].eq(Level.VILLAGE.value) & units["theme_id"].eq("T1")
    strong = units.assign(
        quotient=units["quotient"].mask(villages, 1.4),
        n_respondents=units["n_respondents"].mask(villages, 14),
    )
    cards = board_cards(STUDY, replace(ANALYSIS, theme_units=strong), NL)
    card = next(card for card in cards if card.signal == "villages")
    assert "(14 mensen)" in card.text
    weak = strong.assign(n_respondents=9)
    assert not any(
        c.signal == "villages" for c in board_cards(STUDY, replace(ANALYSIS, theme_units=weak), NL)
    )


@pytest.mark.parametrize("case", [empty_study(), example_study(with_ratings=False, with_places=False)])
def test_a_thin_study_has_an_honest_board(case) -> None:
    study, analysis = case
    assert all(card.signal in ("villages", "low_place") for card in board_cards(study, analysis, NL))


def test_shared_begins_where_the_measures_say() -> None:
    rows = energy_rows(ANALYSIS, NL)
    upper = rows["field"].isin(("start_together", "invite"))
    table = ANALYSIS.further["theme_measures"].merge(ANALYSIS.themes, on="theme_id")
    assert SHARED_LINE == 30.0
    assert len(table) >= len(rows) > 0
    assert upper.any()
