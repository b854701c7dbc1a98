"""Every open answer of a wave: which questions are filled in, what each answer says, in which words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from data.demo.bank import Phrase
from data.demo.choosing import Chooser, Wish, draw_extra_theme
from data.demo.draws import open_stream
from data.demo.people import Person
from data.demo.settings import read_settings
from data.demo.topics import choose_by, draw_person_topics, draw_topics, find_weights
from data.demo.visits import Visit, find_campaigners
from data.demo.wording import add_opener, can_take_clause, fill_in, join_clause, slip


@dataclass(frozen=True)
class Answer:
    """One open answer with its gold labels: phrases in the order in which they were joined."""

    person: Person
    order: int
    question: str
    text: str
    phrases: tuple[Phrase, ...]

    @property
    def themes(self) -> tuple[str, ...]:
        """Gold themes, each once, in the order in which they are named."""
        return tuple(dict.fromkeys(theme for phrase in self.phrases for theme in phrase.themes))


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
            answers += _answer_person(people, question, chooser)
        elif question == "P":
            answers += _answer_perspective(visits, chooser, done)
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
        answer = _write(Wish(visit.person, visit.place, _last_of(slots), verdict, is_short=True), visit.order, chooser)
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
        answer = _write(wish, visit.order, chooser, said=frozenset(said))
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


def _write(wish: Wish, order: int, chooser: Chooser, said: frozenset[str] = frozenset()) -> Answer | None:
    """Choose, fill in and finish one answer; None when nobody has words left for it."""
    phrase = chooser.choose(wish)
    if phrase is None:
        return None
    texts = read_settings()["texts"]
    text = fill_in(phrase, wish.place, wish.person)
    phrases = [phrase]
    stream = chooser.stream
    draws = stream.random(3)
    if draws[0] < texts["opener"] or chooser.is_worn(text):
        text = add_opener(text, phrase, float(stream.random()))
    wants_clause = bool(wish.others - set(phrase.themes)) or draws[1] < texts["second_clause"] or chooser.is_worn(text)
    if wants_clause and can_take_clause(text, phrase) and not phrase.is_short:
        clause = _find_clause(wish, phrase, said, chooser)
        if clause:
            text = join_clause(text, fill_in(clause, wish.place, wish.person))
            phrases.append(clause)
            chooser.phrase_uses[clause.key] += 1
    if draws[2] < texts["typo"]:
        text = slip(text, phrase, stream)
    if chooser.is_worn(text):
        chooser.phrase_uses[phrase.key] += 100
        return _write(wish, order, chooser, said)
    chooser.note(phrase, text)
    return Answer(wish.person, order, wish.question, text, tuple(phrases))


def _find_clause(wish: Wish, phrase: Phrase, said: frozenset[str], chooser: Chooser) -> Phrase | None:
    """A second clause about a theme that still had to be said, else about a widely shared one."""
    missing = sorted(wish.others - set(phrase.themes))
    shared = [theme for theme in read_settings()["texts"]["top_up"] if theme not in {*phrase.themes, *said}]
    if not missing and shared:
        missing = [shared[int(chooser.stream.random() * len(shared))]]
    for theme in missing:
        clause = chooser.choose(Wish(wish.person, wish.place, wish.question, theme), is_clause=True)
        if clause and not (clause.tone == "+" and phrase.tone == "-"):
            return clause
    return None


def _answer_person(people: Sequence[Person], question: str, chooser: Chooser) -> list[Answer]:
    """Answers without place: dream, goesting or closing remark."""
    stream = open_stream(f"person {question}")
    share = float(read_settings()["visits"]["fill"][question])
    ranks = stream.permutation(len(people))
    chosen = [bool(rank < round(share * len(people))) for rank in ranks]
    answers = []
    for person, theme in zip(people, draw_person_topics(people, question, chosen), strict=True):
        if theme:
            short = bool(stream.random() < read_settings()["texts"]["short_share"])
            answer = _write(Wish(person, "", question, theme, is_short=short), 1, chooser) or _write(
                Wish(person, "", question, "X3" if question == "G" else "T03"), 1, chooser
            )
            answers += [answer] if answer else []
    return answers


def _answer_perspective(
    visits: Sequence[Visit], chooser: Chooser, done: set[tuple[str, int]]
) -> list[Answer]:
    """Answers to 'for whom is this place less pleasant': majorities naming minorities."""
    stream = open_stream("perspective")
    answers = []
    for visit in visits:
        draws = stream.random(2)
        if draws[0] >= read_settings()["visits"]["fill"]["P"] or visit.key in done:
            continue
        theme = choose_by(find_weights("P", visit.person, visit.place), float(draws[1]))
        answer = _write(Wish(visit.person, visit.place, "P", theme), visit.order, chooser)
        answers += [answer] if answer else []
    return answers


def _answer_campaign(
    visits: Sequence[Visit], people: Sequence[Person], campaign: Sequence[Phrase]
) -> list[Answer]:
    """One near-identical text per campaigner, under 'what could be better'."""
    place = read_settings()["campaign"]["place"]
    members = {key: nth for nth, key in enumerate(find_campaigners(people))}
    return [
        Answer(visit.person, visit.order, "B", campaign[members[visit.person.key]].text, (campaign[members[visit.person.key]],))
        for visit in visits
        if visit.person.key in members and visit.place == place and campaign
    ]
