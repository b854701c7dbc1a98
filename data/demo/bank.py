"""The phrase bank: hand-written answers with gold themes, and where and by whom each may be said."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from zlib import crc32

from data.demo.people import Person
from data.demo.settings import read_places, read_sheet, read_theme_kinds

_HELD_OUT_SHARE = 0.3
SHORT_WORDS = 3


@dataclass(frozen=True)
class Phrase:
    """One hand-written answer. `places`: place ids or kinds of place, empty = anywhere."""

    key: str
    themes: tuple[str, ...]
    pole: str
    tone: str
    kind: str
    question: str
    speaker: str
    flags: frozenset[str]
    places: frozenset[str]
    text: str
    min_age: int
    max_age: int
    gender: str

    @property
    def language(self) -> str:
        """The home language of who says it: 'Nederlands', 'Engels' or 'Frans'."""
        return "Engels" if "en" in self.flags else "Frans" if "fr" in self.flags else "Nederlands"

    @property
    def is_short(self) -> bool:
        """Up to three words: may come back more often than twice, as in real surveys."""
        return len(self.text.split()) <= SHORT_WORDS

    @property
    def is_clause(self) -> bool:
        """Written to follow another answer, never to stand alone."""
        return "bijzin" in self.flags

    @property
    def is_held_out(self) -> bool:
        """About 30 % of the phrases, kept apart for evaluation so that near-copies flatter nobody."""
        return crc32(self.key.encode()) % 1000 < 1000 * _HELD_OUT_SHARE

    def fits_person(self, person: Person) -> bool:
        """Whether this person could say it: speaker, language, age and gender in the text."""
        if self.speaker and self.speaker not in person.traits:
            return False
        if not self.speaks(person):
            return False
        if not self.min_age <= person.age <= self.max_age:
            return False
        return not self.gender or person.gender == self.gender

    def speaks(self, person: Person) -> bool:
        """Whether the language fits; a few words in Dutch are within everybody's reach."""
        if person.language in {"Engels", "Frans"}:
            return self.language == person.language or not any(letter.isalpha() for letter in self.text)
        return self.language == "Nederlands"

    def fits_place(self, place: str) -> bool:
        """Whether it can be said about this place: tied to it, to its kind, or to nothing."""
        return not self.places or place in self.places or bool(self.places & _kinds_of(place))


@cache
def _kinds_of(place: str) -> frozenset[str]:
    return frozenset(read_places()[place]["kinds"].split("|"))


@cache
def read_bank() -> tuple[Phrase, ...]:
    """Give back the phrases of both phrase files, in their order, without the campaign."""
    return tuple(phrase for phrase in _read_phrases() if "campagne" not in phrase.flags)


def read_campaign() -> tuple[Phrase, ...]:
    """Give back the near-identical phrases of the campaign, one per campaigner."""
    return tuple(phrase for phrase in _read_phrases() if "campagne" in phrase.flags)


@cache
def _read_phrases() -> tuple[Phrase, ...]:
    return tuple(
        _make_phrase({str(key): str(cell) for key, cell in row.items()})
        for name in ("phrases.csv", "phrases_more.csv")
        for row in read_sheet(name).to_dict("records")
    )


def _make_phrase(row: dict[str, str]) -> Phrase:
    themes = tuple(row["themas"].split("+"))
    places = frozenset(part for part in row["place_id"].split("|") if part)
    if not places and row["vraag"] in "MBV":
        places = read_theme_kinds()[themes[0]] - {""}
    ages, gender = _read_cues(row["tekst"])
    return Phrase(
        row["id"],
        themes,
        row["richting"],
        row["toon"],
        row["soort"],
        row["vraag"],
        row["spreker"],
        frozenset(part for part in row["vlag"].split(",") if part),
        places,
        row["tekst"],
        ages[0],
        ages[1],
        gender,
    )


def _read_cues(text: str) -> tuple[tuple[int, int], str]:
    """Ages and gender that a text betrays ('mijn kleinkinderen', 'mijn vrouw')."""
    low, high, gender = 0, 120, ""
    for pattern, min_age, max_age, whose in _cues():
        if pattern.search(text):
            low, high, gender = max(low, min_age), min(high, max_age), gender or whose
    return (low, high), gender


@cache
def _cues() -> tuple[tuple[re.Pattern[str], int, int, str], ...]:
    rows = read_sheet("cues.csv")
    return tuple(
        (re.compile(pattern, re.IGNORECASE), int(low), int(high), gender)
        for pattern, low, high, gender in zip(
            rows["pattern"], rows["min_age"], rows["max_age"], rows["gender"], strict=True
        )
    )


@cache
def group_bank() -> dict[tuple[str, str, bool], tuple[Phrase, ...]]:
    """Give back the phrases per question, theme (any of a phrase's themes) and whether they are clauses."""
    groups: dict[tuple[str, str, bool], list[Phrase]] = defaultdict(list)
    for phrase in read_bank():
        for theme in phrase.themes:
            groups[phrase.question, theme, phrase.is_clause].append(phrase)
    return {key: tuple(phrases) for key, phrases in groups.items()}
