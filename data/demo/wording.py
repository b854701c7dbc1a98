"""Phrases made into what was typed: places filled in, an opener, a second clause, a slip of the finger."""

from __future__ import annotations

import re

import numpy as np

from data.demo.bank import Phrase
from data.demo.people import Person
from data.demo.settings import read_places, read_settings

_OPENERS = {
    "+": ("Zonder twijfel.", "Eerlijk waar."),
    "-": ("Tja.", "Met alle respect.", "Ik zeg het zoals het is."),
    "w": ("Eén ding maar.", "Ik zeg het nog eens."),
    "o": ("Tja.",),
    "g": ("Jazeker.", "Met plezier."),
}
_HAS_OPENER = re.compile(
    r"^(eerlijk|tja|voor mij|voor ons|als ge het|kort|wat ik|mijn (droom|voorstel|gedacht))", re.IGNORECASE
)
_DELIBERATE = {"typo", "dialect", "caps", "emoji", "leeg", "kort", "en", "fr"}


def fill_in(phrase: Phrase, place: str, person: Person) -> str:
    """Give back the text of a phrase with {plek}, {waar} and {dorp} filled in.

    `place`: the place it is about, '' for none: then the person's own village.
    """
    if "{" not in phrase.text:
        return phrase.text
    row = read_places()[place] if place else {"plek": person.village, "waar": f"in {person.village}"}
    village = row.get("deelgemeente", person.village)
    village = village if village in read_settings()["waves"]["2026"]["villages"] else person.village
    words = {"plek": row["plek"], "waar": row["waar"], "dorp": village}
    words |= {name.capitalize(): text[:1].upper() + text[1:] for name, text in words.items()}
    return phrase.text.format(**words)


def add_opener(text: str, phrase: Phrase, draw: float) -> str:
    """Give back the text behind a spoken opener, or unchanged where that would not read well.

    `draw`: 0..1, which opener.
    """
    if phrase.flags & _DELIBERATE or phrase.is_short or not text[:1].isupper() or _HAS_OPENER.match(text):
        return text
    openers = _OPENERS[phrase.tone]
    return f"{openers[int(draw * len(openers))]} {text}"


def can_take_clause(text: str, phrase: Phrase) -> bool:
    """Whether a second sentence can follow: plain Dutch, not too long already."""
    return not phrase.flags & (_DELIBERATE | {"ironie"}) and len(text.split()) <= 26


def join_clause(text: str, clause: str) -> str:
    """Give back both sentences, the first closed with a full stop when it was open."""
    closed = text if text[-1:] in ".!?…" else f"{text}."
    return f"{closed} {clause}"


def slip(text: str, phrase: Phrase, stream: np.random.Generator) -> str:
    """Give back the text with one typing slip: a lost letter, a dt-fault, no capital or no full stop."""
    if phrase.flags & _DELIBERATE or len(text.split()) < 4:
        return text
    kind = int(stream.random() * 4)
    if kind == 0:
        return text[0].lower() + text[1:]
    if kind == 1:
        return text.rstrip(".")
    return _lose_letter(text, float(stream.random())) if kind == 2 else _confuse_dt(text)


def _lose_letter(text: str, draw: float) -> str:
    """One letter less inside a long word; the word stays readable."""
    words = text.split(" ")
    long = [
        position
        for position, word in enumerate(words)
        if len(word) >= 7 and word.isalpha() and word.islower()
    ]
    if not long:
        return text[0].lower() + text[1:]
    position = long[int(draw * len(long))]
    word = words[position]
    middle = len(word) // 2
    words[position] = word[:middle] + word[middle + 1 :]
    return " ".join(words)


def _confuse_dt(text: str) -> str:
    """'wordt' becomes 'word', 'gebeurd' 'gebeurt', …: the commonest faults, else a lost capital."""
    for right, wrong in (
        ("wordt", "word"),
        ("gebeurd", "gebeurt"),
        ("vindt", "vind"),
        ("houdt", "houd"),
        ("rijdt", "rijd"),
    ):
        if re.search(rf"\b{right}\b", text):
            return re.sub(rf"\b{right}\b", wrong, text, count=1)
    return text[0].lower() + text[1:]
