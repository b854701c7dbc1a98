"""The closed answers of each respondent: when, consent, the village, what matters, the ladder of goesting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import numpy as np

from data.demo.draws import open_stream, pick_one
from data.demo.people import Person
from data.demo.settings import read_settings
from data.demo.visits import find_campaigners

LADDER = (
    "neen",
    "nu niet, later misschien",
    "hou me op de hoogte",
    "ik denk graag mee",
    "ik help graag mee",
    "ik wil iets trekken",
)
AGREEMENT = ("helemaal oneens", "eerder oneens", "noch eens, noch oneens", "eerder eens", "helemaal eens")


@dataclass(frozen=True)
class Closed:
    """What one respondent ticked, apart from the places. `ladder`: '' when left blank."""

    moment: datetime
    may_quote: bool
    village_rating: int | None
    agreements: tuple[str, ...]
    top_three: tuple[str, ...]
    ladder: str


def make_closed(
    people: Sequence[Person], moods: Mapping[str, str], said: Mapping[str, int]
) -> dict[str, Closed]:
    """Give back the closed answers per respondent key.

    `moods`: respondent key → 'high', 'low' or 'usual' goesting; `said`: respondent key → +1 when
    the open answer offers help, -1 when it declines: nobody says 'neen' and offers help.
    """
    stream = open_stream(f"closed {people[0].wave}") if people else open_stream("closed")
    campaigners = find_campaigners(people)
    return {
        person.key: Closed(
            _draw_moment(person, campaigners, stream),
            bool(stream.random() < 0.86),
            _rate_village(person, stream),
            _agree(person, stream),
            _choose_three(stream),
            _draw_ladder(moods.get(person.key, "usual"), said.get(person.key, 0), stream),
        )
        for person in people
    }


def _draw_moment(person: Person, campaigners: Sequence[str], stream: np.random.Generator) -> datetime:
    """Most answers come in the first weeks and in the evening; the campaign within two days."""
    settings = read_settings()
    wave = settings["waves"][person.wave]
    draws = stream.random(3)
    day = date.fromisoformat(wave["first_day"]) + timedelta(days=int(wave["days"] * draws[0] ** 1.6))
    if person.key in campaigners:
        days = settings["campaign"]["days"]
        day = date.fromisoformat(days[campaigners.index(person.key) % len(days)])
    hour = 9 + int(draws[1] * 8) if person.mode != "online" else 8 + int(14 * draws[1] ** 0.7)
    return datetime.combine(day, time(hour, int(draws[2] * 60)))


def _rate_village(person: Person, stream: np.random.Generator) -> int | None:
    effect = read_settings()["village"]["effects"][person.village]
    rating = int(np.clip(np.rint(7.4 + effect + stream.normal(0.0, 1.3)), 1, 10))
    return None if stream.random() < 0.04 else rating


def _agree(person: Person, stream: np.random.Generator) -> tuple[str, ...]:
    """One of five words per statement; few do not know."""
    newcomer = -1.0 if person.tenure in {"< 2 jaar", "2–5 jaar"} else 0.0
    words = []
    for middle in read_settings()["village"]["statements"].values():
        score = int(np.clip(np.rint(middle + 0.5 * newcomer + stream.normal(0.0, 1.0)), 1, 5))
        words.append("weet niet" if stream.random() < 0.05 else AGREEMENT[score - 1])
    return tuple(words)


def _choose_three(stream: np.random.Generator) -> tuple[str, ...]:
    weights = dict(read_settings()["village"]["themes"])
    chosen = []
    for _ in range(3):
        names = list(weights)
        chosen.append(names[pick_one(stream, list(weights.values()))])
        weights.pop(chosen[-1])
    return tuple(chosen)


def _draw_ladder(mood: str, said: int, stream: np.random.Generator) -> str:
    settings = read_settings()["energy"]
    step = pick_one(stream, settings[mood])
    is_blank = bool(stream.random() < settings["blank"])
    if said > 0:
        return LADDER[max(step, LADDER.index("ik denk graag mee"))]
    if said < 0:
        return LADDER[min(step, LADDER.index("hou me op de hoogte"))]
    return "" if is_blank else LADDER[step]
