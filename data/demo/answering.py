"""Every open answer of a wave: which questions are filled in, what each answer says, in which words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

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


def write_answers(
    visits: Sequence[Visit], people: Sequence[Person], wave: str, chooser: Chooser, campaign: Sequence[Phrase]
) -> list[Answer]:
    """Give back all open answers of a wave: about places (order 1..n) and about no place (order 1).

    `campaign`: the texts of the campaign, one per campaigner, empty when there is none.
    """
    answers = _answer_campaign(visits, people, campaign)
    done = {(answer.person.key, answer.order) for answer in answers}
    topics = draw_topics(visits, people, wave)
    filled = _draw_filled(visits, wave)
    hardest_first = sorted(range(len(visits)), key=lambda position: (-len(topics[position]), position))
    for position in hardest_first:
        if visits[position].key not in done:
            answers += _answer_visit(visits[position], topics[position], filled[position], chooser)
    for question in read_settings()["visits"]["open_waves"][wave]:
        if question in "DGS":
            answers += _answer_person(people, question, find_moods(visits, answers), chooser)
        elif question == "P":
            answers += answer_perspective(visits, chooser, done)
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
        if answer:
            left -= set(answer.themes)
            said |= set(answer.themes)
            answers.append(answer)
    return answers


def _last_of(slots: list[str]) -> str:
    """Empty answers mostly stand under 'what could be better'."""
    return "B" if "B" in slots else slots[-1] if slots else ""


def _plan_slots(visit: Visit, themes: list[str], slots: list[str], chooser: Chooser) -> dict[str, str]:
    """A theme per question: planned themes first where a text exists, then again or a shared one."""
    plan: dict[str, str] = {}
    for theme in themes:
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
    """Exactly the share of the settings; who has goesting says more often what he or she would do."""
    share = float(read_settings()["visits"]["fill"][question])
    weights = read_settings()["energy"]["answers"]
    ease = np.array(
        [weights[moods.get(person.key, "usual")] if question == "G" else 1.0 for person in people]
    )
    ranks = np.argsort(np.argsort(-(stream.random(len(people)) ** (1.0 / ease))))
    return [bool(rank < round(share * len(people))) for rank in ranks]


def _answer_campaign(
    visits: Sequence[Visit], people: Sequence[Person], campaign: Sequence[Phrase]
) -> list[Answer]:
    """One near-identical text per campaigner, under 'what could be better'."""
    place = read_settings()["campaign"]["place"]
    texts = dict(zip(find_campaigners(people), campaign, strict=False))
    return [
        Answer(visit.person, visit.order, "B", texts[visit.person.key].text, (texts[visit.person.key],))
        for visit in visits
        if visit.person.key in texts and visit.place == place
    ]
