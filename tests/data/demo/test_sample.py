"""Who answers: exact counts, and the biases of an open call."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from data.demo.closed import LADDER
from data.demo.rounds import Round
from data.demo.settings import read_places, read_settings, read_sheet
from data.demo.visits import find_zealot

SMALL_GROUPS = {"rolstoel": 17, "nieuwkomer": 14, "landbouwer": 12, "12-17": 45, "80+": 24, "ondernemer": 21}


def test_counts_of_both_waves(rounds: dict[str, Round]) -> None:
    assert {wave: len(survey.people) for wave, survey in rounds.items()} == {"2026": 600, "2023": 420}
    assert len(rounds["2026"].visits) == pytest.approx(1490, abs=10)


def test_villages_and_small_groups(latest: Round) -> None:
    villages = Counter(person.village for person in latest.people)
    assert villages == {
        "Asper": 185, "Gavere": 150, "Dikkelvenne": 105, "Semmerzake": 70, "Vurste": 50, "Baaigem": 40,
    }  # fmt: skip
    traits = Counter(trait for person in latest.people for trait in person.traits)
    assert {group: traits[group] for group in SMALL_GROUPS} == SMALL_GROUPS


def test_two_of_the_oldest_live_in_baaigem(latest: Round) -> None:
    oldest = [person for person in latest.people if person.village == "Baaigem" and person.age >= 80]
    assert len(oldest) == 2


def test_shares_of_gender_mode_and_language(latest: Round) -> None:
    genders = Counter(person.gender for person in latest.people)
    assert genders == {"vrouw": 318, "man": 276, "x / zeg ik liever niet": 6}
    modes = Counter(person.mode for person in latest.people)
    expected = {"online": 0.66, "papier": 0.24, "straat/school": 0.10}
    assert {mode: n / 600 for mode, n in modes.items()} == pytest.approx(expected, abs=0.06)
    languages = Counter(answer.phrases[0].language for answer in latest.answers)
    assert languages["Engels"] / len(latest.answers) == pytest.approx(0.03, abs=0.015)
    assert languages["Frans"] / len(latest.answers) == pytest.approx(0.02, abs=0.015)


def test_older_people_are_overrepresented(latest: Round) -> None:
    """As in the Flemish non-response of 2017: too few under 50, too many from 50 to 79, few of the oldest."""
    sheet = read_sheet("population.csv")
    ages = sheet[sheet["variable"] == "age"].set_index("category")["inhabitants"].astype(int)
    population = ages / ages.sum()
    sample = Counter(person.age_class for person in latest.people)
    ratio = {age: sample[age] / 600 / share for age, share in population.items()}
    assert ratio["18–34"] < 0.9
    assert ratio["50–64"] > 1.1
    assert ratio["65–79"] > 1.15
    assert ratio["80+"] < 0.7


def test_places_per_person(latest: Round) -> None:
    zealot = find_zealot(latest.people)
    assert zealot is not None
    counts = Counter(visit.person.key for visit in latest.visits)
    assert counts.pop(zealot.key) == 12
    shares = Counter(counts.values())
    expected = {1: 0.25, 2: 0.30, 3: 0.25, 4: 0.12, 5: 0.08}
    assert {n: k / 599 for n, k in shares.items()} == pytest.approx(expected, abs=0.005)


def test_a_person_names_a_place_once(latest: Round) -> None:
    pairs = [(visit.person.key, visit.place) for visit in latest.visits]
    assert len(pairs) == len(set(pairs))


def test_fill_rates_of_the_open_questions(latest: Round) -> None:
    answered = Counter(answer.question for answer in latest.answers)
    about_places = {question: answered[question] / len(latest.visits) for question in "MBV"}
    assert about_places == pytest.approx({"M": 0.92, "B": 0.78, "V": 0.22}, abs=0.03)
    about_no_place = {question: answered[question] / 600 for question in "DGS"}
    assert about_no_place == pytest.approx({"D": 0.55, "G": 0.38, "S": 0.25}, abs=0.03)


def test_rating_model(latest: Round) -> None:
    ratings = {}
    for visit in latest.visits:
        if visit.rating is not None:
            ratings.setdefault(visit.place, []).append(visit.rating)
    every = np.concatenate([np.array(values) for values in ratings.values()])
    assert every.min() >= 1
    assert every.max() <= 10
    assert every.mean() == pytest.approx(7.2, abs=0.3)
    spread = {place: np.var(values) for place, values in ratings.items() if len(values) >= 20}
    polarised = read_settings()["ratings"]["polarised"]
    usual = np.median([value for place, value in spread.items() if place not in polarised])
    assert all(spread[place] > 2 * usual for place in polarised if place in spread)
    assert "P11" in spread
    best = np.mean(ratings["P36"])
    worst = np.mean(ratings["P38"])
    assert best - worst > 2


def test_places_exist_and_are_named_in_both_waves(rounds: dict[str, Round]) -> None:
    for survey in rounds.values():
        named = {visit.place for visit in survey.visits}
        assert named <= set(read_places())
        assert len(named) > 45


def test_nobody_offers_help_and_says_no(latest: Round) -> None:
    for answer in latest.answers:
        if answer.question == "G" and answer.phrases[0].tone == "g" and "neg" not in answer.phrases[0].flags:
            assert latest.closed[answer.person.key].ladder in LADDER[3:]


def test_answers_fall_within_the_weeks_of_the_survey(rounds: dict[str, Round]) -> None:
    for wave, survey in rounds.items():
        days = {closed.moment.date().isoformat() for closed in survey.closed.values()}
        assert min(days) >= read_settings()["waves"][wave]["first_day"]
        assert all(day.startswith(wave) for day in days)
