"""One round of the survey, complete: who answered, about which places, what they wrote and ticked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property

from data.demo.answering import Asked, write_answers
from data.demo.bank import read_campaign
from data.demo.choosing import Chooser
from data.demo.closed import Closed, make_closed
from data.demo.draws import open_stream
from data.demo.moods import find_moods, find_offers
from data.demo.people import Person, make_people
from data.demo.perspective import tick_groups
from data.demo.visits import Visit, make_visits
from data.demo.writing import Answer

WAVES = ("2026", "2023")


@dataclass(frozen=True)
class Round:
    """Everything of one wave. `ticks`: visit key → groups ticked at 'for whom is it less pleasant'."""

    wave: str
    people: tuple[Person, ...]
    visits: tuple[Visit, ...]
    answers: tuple[Answer, ...]
    closed: dict[str, Closed]
    ticks: dict[tuple[str, int], tuple[str, ...]]

    @cached_property
    def answer_of(self) -> dict[tuple[str, int, str], Answer]:
        """Give back the open answers by respondent key, order of the place (1 without place) and question."""
        return {(answer.person.key, answer.order, answer.question): answer for answer in self.answers}


@cache
def make_rounds() -> dict[str, Round]:
    """Give back both rounds, always the same; one memory of used texts serves both."""
    asked = []
    for wave in WAVES:
        people = make_people(wave)
        asked.append(Asked(wave, people, make_visits(people, wave), read_campaign()))
    answers = write_answers(asked, Chooser(open_stream("texts")))
    return {one.wave: _make_round(one, answers[one.wave]) for one in asked}


def _make_round(asked: Asked, answers: list[Answer]) -> Round:
    closed = make_closed(asked.people, find_moods(asked.visits, answers), find_offers(answers))
    has_ticks = any(answer.question == "P" for answer in answers)
    ticks = tick_groups(asked.visits, answers) if has_ticks else {}
    return Round(asked.wave, tuple(asked.people), tuple(asked.visits), tuple(answers), closed, ticks)
