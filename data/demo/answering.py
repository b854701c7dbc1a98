"""Every open answer of a wave: which questions are filled in, what each answer says, in which words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from data.demo.bank import Phrase
from data.demo.choosing import Chooser, Wish, draw_extra_theme
from data.demo.draws import open_stream
from data.demo.moods import find_moods
from data.demo.people import Person
from data.demo.perspective import answer_perspective
from data.demo.settings import read_settings
from data.demo.topics import draw_person_topics, draw_topics
from data.demo.visits import Visit, find_campaigners
from data.demo.writing import Answer, write_answer


@dataclass(frozen=True)
class Asked:
    """Whom a wave asks and about which places; `campaign`: texts of the campaign, one per campaigner."""

    wave: str
    people: Sequence[Person]
    visits: Sequence[Visit]
    campaign: Sequence[Phrase] = ()


def write_answers(asked: Sequence[Asked], chooser: Chooser) -> dict[str, list[Answer]]:
    """Give back per wave all open answers: about places (order 1..n) and about no place (order 1).

    The waves take turns, so that none has to do with the texts that the other left over; visits with
    most to say go first.
    """
    answers = {one.wave: _answer_campaign(one) for one in asked}
    done = {(answer.person.key, answer.order) for given in answers.values() for answer in given}
    jobs = []
    for one in asked:
        topics = draw_topics(one.visits, one.people, one.wave)
        filled = _draw_filled(one.visits, one.wave)
        for position, visit in enumerate(one.visits):
            turn = (-len(topics[position]), position / len(one.visits), one.wave)
            jobs.append((turn, visit, topics[position], filled[position]))
    for turn, visit, about, slots in sorted(jobs, key=lambda job: job[0]):
        if visit.key not in done:
            answers[turn[2]] += _answer_visit(visit, about, slots, chooser)
    for one in asked:
        for question in read_settings()["visits"]["open_waves"][one.wave]:
            given = answers[one.wave]
            if question in "DGS":
                given += _answer_person(one.people, question, find_moods(one.visits, given), chooser)
            elif question == "P":
                given += answer_perspective(one.visits, chooser, done)
    return answers


def _draw_filled(visits: Sequence[Visit], wave: str) -> list[list[str]]:
    """Which of the questions about a place are filled in per visit, at the fill rates of the settings."""
    stream = open_stream(f"filled {wave}")
    fill = read_settings()["visits"]["fill"]
    asked = [question for question in read_settings()["visits"]["open_waves"][wave] if question in "MBV"]
    return [[question for question in asked if stream.random() < fill[question]] for _ in visits]


def _answer_visit(visit: Visit, topics: list[str], filled: list[str], chooser: Chooser) -> list[Answer]:
    """Share the themes of a visit out over its questions; what is left becomes a second clause."""
    slots = list(filled)
    answers = []
    for verdict in (topic for topic in topics if topic.startswith("X")):
        answer = write_answer(
            Wish(visit.person, visit.place, _last_of(slots), verdict, is_short=True), visit.order, chooser
        )
        if answer:
            slots.remove(answer.question)
            answers.append(answer)
    themes = [topic for topic in topics if not topic.startswith("X")]
    plan = _plan_slots(visit, themes, slots, chooser)
    left = set(themes) - set(plan.values())
    said: set[str] = set()
    for question, theme in plan.items():
        short = chooser.stream.random() < read_settings()["texts"]["short_share"] and not left
        gloomy = visit.pole < 0 or (visit.rating or 7) <= 4
        wish = Wish(visit.person, visit.place, question, theme, frozenset(left), short, gloomy)
        answer = write_answer(wish, visit.order, chooser, said=frozenset(said))
        if answer is None:
            other = replace(wish, theme=draw_extra_theme(chooser, wish, frozenset(themes) | said))
            answer = write_answer(other, visit.order, chooser, said=frozenset(said))
        if answer:
            left -= set(answer.themes)
            said |= set(answer.themes)
            answers.append(answer)
    return answers


def _last_of(slots: list[str]) -> str:
    """Empty answers mostly stand under 'what could be better'."""
    return "B" if "B" in slots else slots[-1] if slots else ""


def _plan_slots(visit: Visit, themes: list[str], slots: list[str], chooser: Chooser) -> dict[str, str]:
    """A theme per question: planned ones where a text exists, rare first, then again or a shared one."""
    plan: dict[str, str] = {}
    common = read_settings()["texts"]["top_up"]
    for theme in sorted(themes, key=lambda theme: theme in common):
        free = [question for question in slots if question not in plan]
        fitting = [q for q in free if chooser.has_supply(Wish(visit.person, visit.place, q, theme))]
        if fitting:
            plan[fitting[int(chooser.stream.random() * len(fitting))]] = theme
    for question in slots:
        if question in plan:
            continue
        again = [t for t in plan.values() if chooser.has_supply(Wish(visit.person, visit.place, question, t))]
        if again and chooser.stream.random() < read_settings()["texts"]["again"]:
            plan[question] = again[0]
            continue
        wish = Wish(visit.person, visit.place, question, "")
        extra = draw_extra_theme(chooser, wish, frozenset(themes) | set(plan.values()))
        plan[question] = extra or (again[0] if again else "X1")
    return {question: plan[question] for question in slots}


def _answer_person(
    people: Sequence[Person], question: str, moods: Mapping[str, str], chooser: Chooser
) -> list[Answer]:
    """Answers without place: dream, goesting or closing remark."""
    stream = open_stream(f"person {question}")
    chosen = _draw_who_answers(people, question, moods, stream)
    answers = []
    for person, theme in zip(people, draw_person_topics(people, question, chosen), strict=True):
        if theme:
            short = bool(stream.random() < read_settings()["texts"]["short_share"])
            usual = "X3" if question == "G" else "T03"
            wishes = [Wish(person, "", question, wanted, is_short=short) for wanted in (theme, usual)]
            answer = write_answer(wishes[0], 1, chooser) or write_answer(wishes[1], 1, chooser)
            answers += [answer] if answer else []
    return answers


def _draw_who_answers(
    people: Sequence[Person], question: str, moods: Mapping[str, str], stream: np.random.Generator
) -> list[bool]:
    """The share of the settings in each gender; who has goesting says more often what he or she would do."""
    share = float(read_settings()["visits"]["fill"][question])
    weights = read_settings()["energy"]["answers"]
    moods = moods if question == "G" else {}
    eases = np.array([weights[moods.get(person.key, "usual")] for person in people])
    eagerness = stream.random(len(people)) ** (1.0 / eases)
    genders = np.array([person.gender for person in people])
    chosen = np.zeros(len(people), dtype=bool)
    for gender in np.unique(genders):
        members = np.flatnonzero(genders == gender)
        eagerest = members[np.argsort(-eagerness[members])]
        chosen[eagerest[: round(share * len(members))]] = True
    return [bool(answers) for answers in chosen]


def _answer_campaign(asked: Asked) -> list[Answer]:
    """One near-identical text per campaigner, under 'what could be better'."""
    place = read_settings()["campaign"]["place"]
    texts = dict(zip(find_campaigners(asked.people), asked.campaign, strict=False))
    return [
        Answer(visit.person, visit.order, "B", texts[visit.person.key].text, (texts[visit.person.key],))
        for visit in asked.visits
        if visit.person.key in texts and visit.place == place
    ]
