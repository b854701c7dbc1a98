"""One round of the survey, complete: who answered, about which places, what they wrote and ticked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property

from data.demo.answering import write_answers
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
    chooser = Chooser(open_stream("texts"))
    return {wave: _make_round(wave, chooser) for wave in WAVES}


def _make_round(wave: str, chooser: Chooser) -> Round:
    people = make_people(wave)
    visits = make_visits(people, wave)
    answers = write_answers(visits, people, wave, chooser, read_campaign())
    closed = make_closed(people, find_moods(visits, answers), find_offers(answers))
    is_last = wave == WAVES[0]
    ticks = tick_groups(visits, answers) if is_last else {}
    return Round(wave, tuple(people), tuple(visits), tuple(answers), closed, ticks)
