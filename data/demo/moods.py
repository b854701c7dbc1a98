"""Who has goesting: more for heritage in Dikkelvenne and for green, less where traffic is the complaint."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from data.demo.settings import read_places
from data.demo.visits import Visit
from data.demo.writing import Answer


def find_moods(visits: Sequence[Visit], answers: Sequence[Answer]) -> dict[str, str]:
    """Give back per respondent key 'high' or 'low' goesting; who is left out has the usual."""
    villages = {visit.key: read_places()[visit.place]["deelgemeente"] for visit in visits}
    themes: dict[str, set[str]] = defaultdict(set)
    for answer in answers:
        if answer.question in "MBV":
            about = villages.get((answer.person.key, answer.order), "")
            themes[answer.person.key] |= set(answer.themes)
            themes[answer.person.key] |= {f"{theme} {about}" for theme in answer.themes}
    return {
        person: "high" if said & {"T14", "T12 Dikkelvenne"} else "low"
        for person, said in themes.items()
        if said & {"T14", "T12 Dikkelvenne", "T08"}
    }


def find_offers(answers: Sequence[Answer]) -> dict[str, int]:
    """Give back per respondent key +1 for an open answer that offers help, -1 for one that declines."""
    offers = {}
    for answer in answers:
        first = answer.phrases[0]
        if answer.question == "G" and not first.themes[0].startswith(("X0", "X1", "X2")):
            offers[answer.person.key] = 1 if first.tone == "g" and "neg" not in first.flags else -1
    return offers
