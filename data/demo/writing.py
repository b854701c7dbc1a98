"""One answer as typed: a phrase chosen and filled in, an opener, a second clause, a slip of the finger."""

from __future__ import annotations

from dataclasses import dataclass

from data.demo.bank import Phrase
from data.demo.choosing import Chooser, Wish
from data.demo.people import Person
from data.demo.settings import read_settings
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


def write_answer(
    wish: Wish, order: int, chooser: Chooser, said: frozenset[str] = frozenset()
) -> Answer | None:
    """Give back one finished answer, None when nobody has words left for it.

    `order`: of the place within the person, 1 for answers without place; `said`: themes that the
    person has already named about this place.
    """
    phrase = chooser.choose(wish)
    if phrase is None:
        return None
    texts = read_settings()["texts"]
    text = fill_in(phrase, wish.place, wish.person)
    phrases = [phrase]
    stream = chooser.stream
    draws = stream.random(3)
    wants_clause = (
        bool(wish.others - set(phrase.themes)) or draws[1] < texts["second_clause"] or chooser.is_worn(text)
    )
    if wants_clause and can_take_clause(text, phrase) and not phrase.is_short:
        clause = _find_clause(wish, phrase, said, chooser)
        if clause:
            text = join_clause(text, fill_in(clause, wish.place, wish.person))
            phrases.append(clause)
            chooser.phrase_uses[clause.key] += 1
    if draws[0] < texts["opener"] and wish.question in texts["opener_questions"]:
        text = add_opener(text, phrase, float(stream.random()))
    if draws[2] < texts["typo"]:
        text = slip(text, phrase, stream)
    if chooser.is_worn(text):
        chooser.phrase_uses[phrase.key] += 100
        return write_answer(wish, order, chooser, said)
    chooser.note(phrase, text)
    return Answer(wish.person, order, wish.question, text, tuple(phrases))


def _find_clause(wish: Wish, phrase: Phrase, said: frozenset[str], chooser: Chooser) -> Phrase | None:
    """A second clause about a theme that still had to be said, else about a widely shared one."""
    missing = sorted(wish.others - set(phrase.themes))
    shared = [theme for theme in read_settings()["texts"]["top_up"] if theme not in {*phrase.themes, *said}]
    if shared:
        missing.append(shared[int(chooser.stream.random() * len(shared))])
    for theme in missing:
        clause = chooser.choose(Wish(wish.person, wish.place, wish.question, theme), is_clause=True)
        if clause and not (clause.tone == "+" and phrase.tone == "-"):
            return clause
    return None
