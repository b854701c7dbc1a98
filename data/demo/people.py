"""Who answers: fictional people with the biases of an open call (older, more women, few small groups)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from data.demo.draws import deal_out, open_stream, pick_one
from data.demo.settings import read_settings

_RANGES = {
    "12–17": (12, 17),
    "18–34": (18, 34),
    "35–49": (35, 49),
    "50–64": (50, 64),
    "65–79": (65, 79),
    "80+": (80, 93),
}
_VILLAGES_OF_FARMERS = ("Dikkelvenne", "Baaigem", "Vurste", "Asper")


@dataclass(frozen=True)
class Person:
    """One respondent in one wave; `traits` are the speakers whose texts fit this person."""

    key: str
    wave: str
    village: str
    age_class: str
    age: int
    gender: str
    mode: str = ""
    tenure: str = ""
    household: str = ""
    housing: str = ""
    language: str = "Nederlands"
    roles: tuple[str, ...] = ()
    disability: str = "geen"
    newcomer: bool = False
    traits: frozenset[str] = field(default_factory=frozenset)


def make_people(wave: str) -> list[Person]:
    """Give back the respondents of a wave ('2023' or '2026'), exactly the counts of settings.toml."""
    settings = read_settings()["waves"][wave]
    stream = open_stream(f"people {wave}")
    people = _give_small_groups(_make_plain(wave, settings, stream), settings, stream)
    people = [_give_circumstances(person, stream) for person in people]
    return [replace(person, traits=_find_traits(person, stream)) for person in people]


def _make_plain(wave: str, settings: dict[str, Any], stream: np.random.Generator) -> list[Person]:
    """Villages, ages and genders in exact numbers; the oldest are divided over the villages on purpose."""
    old = [(village, "80+") for village, n in settings["oldest"].items() for _ in range(n)]
    rest = {village: n - settings["oldest"][village] for village, n in settings["villages"].items()}
    ages = {label: n for label, n in settings["ages"].items() if label != "80+"}
    pairs = old + list(zip(deal_out(stream, rest), deal_out(stream, ages), strict=True))
    genders = deal_out(stream, settings["genders"])
    people = []
    for number, position in enumerate(stream.permutation(len(pairs)), start=1):
        village, age_class = pairs[position]
        low, high = _RANGES[age_class]
        age = low + int(stream.random() * (high - low + 1))
        people.append(Person(f"B{wave[2:]}-{number:03d}", wave, village, age_class, age, genders[number - 1]))
    return people


def _give_small_groups(
    people: list[Person], settings: dict[str, Any], stream: np.random.Generator
) -> list[Person]:
    """Small groups never overlap, so that each can be told from the others."""
    free = [int(position) for position in stream.permutation(len(people))]
    mixed = dict(enumerate(people))
    for group, change, fits in (
        ("landbouwer", _as_farmer, _may_farm),
        ("nieuwkomer", _as_newcomer, _may_arrive),
        ("ondernemer", _as_trader, _may_trade),
        ("rolstoel", _as_wheelchair_user, _may_roll),
        ("slechtziend", _as_partially_sighted, _may_roll),
        ("english", _as_english_speaker, _may_arrive),
        ("french", _as_french_speaker, _may_arrive),
    ):
        chosen = [position for position in free if fits(people[position])][: settings[group]]
        for nth, position in enumerate(chosen):
            mixed[position] = change(mixed[position], nth)
        free = [position for position in free if position not in set(chosen)]
    return [mixed[position] for position in range(len(people))]


def _may_farm(person: Person) -> bool:
    return 30 <= person.age <= 79 and person.village in _VILLAGES_OF_FARMERS


def _may_arrive(person: Person) -> bool:
    return 20 <= person.age <= 52


def _may_trade(person: Person) -> bool:
    return 26 <= person.age <= 66


def _may_roll(person: Person) -> bool:
    return 19 <= person.age <= 79


def _as_farmer(person: Person, nth: int) -> Person:
    return replace(person, roles=("landbouwer",), tenure="heel mijn leven")


def _as_newcomer(person: Person, nth: int) -> Person:
    """Of every seven newcomers two answer in English, one in French, the others in new Dutch."""
    language = {0: "Engels", 3: "Engels", 5: "Frans"}.get(nth % 7, "andere")
    return replace(person, newcomer=True, language=language, tenure="< 2 jaar" if nth % 2 else "2–5 jaar")


def _as_trader(person: Person, nth: int) -> Person:
    return replace(person, roles=("ondernemer",))


def _as_wheelchair_user(person: Person, nth: int) -> Person:
    return replace(person, disability="rolstoel of mobiliteitshulpmiddel")


def _as_partially_sighted(person: Person, nth: int) -> Person:
    return replace(person, disability="zien of horen")


def _as_english_speaker(person: Person, nth: int) -> Person:
    return replace(person, language="Engels")


def _as_french_speaker(person: Person, nth: int) -> Person:
    return replace(person, language="Frans")


def _give_circumstances(person: Person, stream: np.random.Generator) -> Person:
    """Mode, household, housing and tenure by age; every draw is made, so that streams stay in step."""
    draws = stream.random(5)
    household = _household(person.age, float(draws[0]))
    disability = person.disability
    if disability == "geen" and draws[4] < 0.05:
        disability = "zeg ik liever niet"
    return replace(
        person,
        mode=_mode(person.age, float(draws[1])),
        household=household,
        housing="huren" if draws[2] < (0.45 if person.newcomer or person.age < 30 else 0.16) else "eigenaar",
        tenure=person.tenure or _tenure(person.age, float(draws[3])),
        roles=person.roles or _roles(person.age, float(draws[4])),
        disability=disability,
    )


def _mode(age: int, draw: float) -> str:
    shares = {12: (0.25, 0.03), 18: (0.80, 0.09), 50: (0.68, 0.24), 65: (0.52, 0.42), 80: (0.12, 0.83)}
    online, paper = shares[max(limit for limit in shares if limit <= age)]
    return "online" if draw < online else "papier" if draw < online + paper else "straat/school"


def _household(age: int, draw: float) -> str:
    if age < 18:
        return "bij ouders"
    if age < 26:
        return "bij ouders" if draw < 0.6 else "alleen" if draw < 0.8 else "koppel zonder kinderen"
    if age < 50:
        young = 0.58 if age < 42 else 0.25
        older = young + (0.08 if age < 42 else 0.45)
        return (
            "gezin met jonge kinderen"
            if draw < young
            else "gezin met oudere kinderen"
            if draw < older
            else "koppel zonder kinderen"
            if draw < older + 0.2
            else "alleen"
        )
    if age < 65:
        return (
            "gezin met oudere kinderen"
            if draw < 0.35
            else "koppel zonder kinderen"
            if draw < 0.82
            else "alleen"
        )
    return "koppel zonder kinderen" if draw < (0.62 if age < 80 else 0.3) else "alleen"


def _tenure(age: int, draw: float) -> str:
    labels = ("heel mijn leven", "> 10 jaar", "5–10 jaar", "2–5 jaar", "< 2 jaar")
    shares = (0.62, 0.2, 0.09, 0.05, 0.04) if age < 18 else (0.3, 0.24, 0.2, 0.15, 0.11)
    if age >= 50:
        shares = (0.38, 0.45, 0.09, 0.05, 0.03)
    return labels[int(np.searchsorted(np.cumsum(shares), draw * 0.9999, side="right"))]


def _roles(age: int, draw: float) -> tuple[str, ...]:
    if age < 25:
        return ("student",) if age < 22 or draw < 0.5 else ("geen van deze",)
    if draw < 0.22:
        return ("vrijwilliger",)
    if draw < 0.3:
        return ("mantelzorger",)
    return ("vrijwilliger", "mantelzorger") if draw < 0.33 else ("geen van deze",)


def _find_traits(person: Person, stream: np.random.Generator) -> frozenset[str]:
    commuter = pick_one(stream, (0.65, 0.35)) == 1 and 20 <= person.age <= 62
    told = {
        "kind": person.age <= 13,
        "12-17": person.age < 18,
        "18-34": 18 <= person.age <= 34,
        "vrouw 18-34": 18 <= person.age <= 34 and person.gender == "vrouw",
        "65+": person.age >= 65,
        "80+": person.age >= 80,
        "jong gezin": person.household == "gezin met jonge kinderen",
        "nieuw in dorp": person.tenure in {"< 2 jaar", "2–5 jaar"} and person.age >= 20,
        "pendelaar": commuter and not set(person.roles) & {"landbouwer", "ondernemer"},
        "landbouwer": "landbouwer" in person.roles,
        "ondernemer": "ondernemer" in person.roles,
        "rolstoel": person.disability.startswith("rolstoel"),
        "slechtziend": person.disability.startswith("zien"),
        "nieuwkomer": person.newcomer,
    }
    return frozenset(trait for trait, holds in told.items() if holds)
