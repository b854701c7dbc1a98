"""What each visit is about: themes drawn at the planted rates, evenly over villages, ages and genders."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from data.demo.draws import open_stream, spread_evenly
from data.demo.people import Person
from data.demo.settings import read_places, read_settings, read_sheet
from data.demo.visits import Visit, find_campaigners, find_zealot

_SCOPES = ("base", "village", "kind", "place", "speaker")


def draw_topics(visits: Sequence[Visit], people: Sequence[Person], wave: str) -> list[list[str]]:
    """Give back the themes (and X0, X1) of every visit, in the order of `visits`."""
    topics: list[list[str]] = [[] for _ in visits]
    for theme in read_sheet("rates.csv")["theme"].unique():
        stream = open_stream(f"theme {theme} {wave}")
        share = float(read_settings()["rises"].get(wave, {}).get(theme, 1.0))
        rates = share * np.array([find_rate(theme, visit.person, visit.place) for visit in visits])
        order = _order_visits(visits, stream)
        for position in np.flatnonzero(spread_evenly(rates, order, float(stream.random()))):
            topics[int(position)].append(str(theme))
    return _plant_exceptions(topics, visits, people)


def _plant_exceptions(
    topics: list[list[str]], visits: Sequence[Visit], people: Sequence[Person]
) -> list[list[str]]:
    """The campaign asks for one thing only; the zealot has one complaint everywhere."""
    zealot = find_zealot(people)
    campaigners = set(find_campaigners(people))
    place = read_settings()["campaign"]["place"]
    for position, visit in enumerate(visits):
        if visit.person is zealot:
            topics[position] = [str(read_settings()["zealot"]["theme"])]
        elif visit.person.key in campaigners and visit.place == place:
            topics[position] = ["T17"]
    return topics


def _order_visits(visits: Sequence[Visit], stream: np.random.Generator) -> NDArray[np.int64]:
    """Visits sorted by village, age and gender, otherwise at random: neighbours on the ladder are alike."""
    noise = stream.random(len(visits))
    keys = [
        (visit.person.village, visit.person.age_class, visit.person.gender, float(noise[position]), position)
        for position, visit in enumerate(visits)
    ]
    return np.array([key[-1] for key in sorted(keys)], dtype=np.int64)


def find_rate(theme: str, person: Person, place: str) -> float:
    """Give back the chance (0..1) that a person names a theme about a place: the most special rule counts."""
    row = read_places()[place]
    matches = {
        "base": {""},
        "village": {row["deelgemeente"]},
        "kind": set(row["kinds"].split("|")),
        "place": {place},
        "speaker": set(person.traits),
    }
    rules = _rules(theme)
    for scope in reversed(_SCOPES):
        found = [rate for value, rate in rules.get(scope, ()) if value in matches[scope]]
        if found:
            return max(found)
    return 0.0


def _rules(theme: str) -> dict[str, list[tuple[str, float]]]:
    if theme not in _CACHE:
        sheet = read_sheet("rates.csv")
        rules: dict[str, list[tuple[str, float]]] = {}
        for row in sheet[sheet["theme"] == theme].to_dict("records"):
            rules.setdefault(str(row["scope"]), []).append((str(row["value"]), float(str(row["rate"]))))
        _CACHE[theme] = rules
    return _CACHE[theme]


_CACHE: dict[str, dict[str, list[tuple[str, float]]]] = {}


def draw_person_topics(people: Sequence[Person], question: str, chosen: Sequence[bool]) -> list[str]:
    """Give back one theme per person for an open question without place, '' where `chosen` is False.

    `question`: 'D', 'G' or 'S' (as in respondent_rates.csv); `chosen`: who filled it in.
    """
    draws = _draw_evenly(people, chosen, open_stream(f"question {question}"))
    topics = []
    for person, draw in zip(people, draws, strict=True):
        topics.append("" if draw is None else choose_by(find_weights(question, person, ""), draw))
    return topics


def _draw_evenly(
    people: Sequence[Person], chosen: Sequence[bool], stream: np.random.Generator
) -> list[float | None]:
    """A number 0..1 per chosen person, evenly within each gender, so that chance makes no difference."""
    draws: list[float | None] = [None] * len(people)
    for gender in sorted({person.gender for person in people}):
        members = [nth for nth, person in enumerate(people) if chosen[nth] and person.gender == gender]
        for nth, rung in zip(members, stream.permutation(len(members)), strict=True):
            draws[nth] = (float(rung) + 0.5) / len(members)
    return draws


def find_weights(question: str, person: Person, place: str) -> dict[str, float]:
    """Give back the weights of the themes for a person in a question of respondent_rates.csv."""
    sheet = read_sheet("respondent_rates.csv")
    special: dict[str, float] = {}
    usual: dict[str, float] = {}
    kinds = set(read_places()[place]["kinds"].split("|")) if place else set()
    for row in sheet[sheet["question"] == question].to_dict("records"):
        theme, scope, value, rate = (
            str(row["theme"]),
            row["scope"],
            str(row["value"]),
            float(str(row["rate"])),
        )
        if scope == "base":
            usual[theme] = rate
        elif value in person.traits or value in {person.village, place} or value in kinds:
            special[theme] = rate
    speaker = {theme: rate for theme, rate in special.items() if rate >= 0.2}
    rest = {theme: rate for theme, rate in {**usual, **special}.items() if theme not in speaker}
    left = max(0.0, 1.0 - sum(speaker.values())) / max(sum(rest.values()), 1e-9)
    return {**speaker, **{theme: rate * left for theme, rate in rest.items()}}


def choose_by(weights: dict[str, float], draw: float) -> str:
    """Give back the theme at the point `draw` (0..1) of the cumulated weights; '' without weights."""
    total, passed = sum(weights.values()), 0.0
    for theme, weight in weights.items():
        passed += weight
        if draw * total < passed:
            return theme
    return next(reversed(weights), "")
