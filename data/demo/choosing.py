"""Which hand-written phrase says what somebody has to say, so that no text comes back too often."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cache

import numpy as np

from data.demo.bank import SHORT_WORDS, Phrase, group_bank
from data.demo.draws import open_stream
from data.demo.people import Person
from data.demo.settings import read_places, read_settings
from data.demo.topics import choose_by

_MANY = 1000.0


@dataclass(frozen=True)
class Wish:
    """What an answer should say: its question, the themes still to be said, short or long, gloomy or not."""

    person: Person
    place: str
    question: str
    theme: str
    others: frozenset[str] = frozenset()
    is_short: bool = False
    is_gloomy: bool = False


@dataclass
class Chooser:
    """Remembers how often each phrase and text was used in the whole study, both waves together."""

    stream: np.random.Generator
    phrase_uses: Counter[str] = field(default_factory=Counter)
    text_uses: Counter[str] = field(default_factory=Counter)

    def choose(self, wish: Wish, *, is_clause: bool = False, language: str = "") -> Phrase | None:
        """Give back the fitting phrase that was used least, None when there is none left."""
        candidates = group_bank().get((wish.question, wish.theme, is_clause), ())
        best, lowest = None, _MANY
        for phrase in candidates:
            draw = float(self.stream.random())
            if not self._may_say(phrase, wish) or (language and phrase.language != language):
                continue
            cost = self._cost(phrase, wish) + draw
            if cost < lowest:
                best, lowest = phrase, cost
        return best

    def _may_say(self, phrase: Phrase, wish: Wish) -> bool:
        texts = read_settings()["texts"]
        if not phrase.fits_person(wish.person) or not self._fits_here(phrase, wish):
            return False
        if phrase.themes[0] in texts["strict_poles"] and _contradicts(phrase, wish.person):
            return False
        extra = set(phrase.themes) - {wish.theme} - wish.others
        if extra - set(texts["free_themes"]):
            return False
        return self.phrase_uses[phrase.key] < _find_limit(phrase)

    def _fits_here(self, phrase: Phrase, wish: Wish) -> bool:
        """Answers without place may name a place only when it is in the person's own village."""
        if wish.place:
            return phrase.fits_place(wish.place)
        if not phrase.places:
            return True
        villages = {read_places()[place]["deelgemeente"] for place in phrase.places if place in read_places()}
        return villages <= {wish.person.village, "gemeente"}

    def _cost(self, phrase: Phrase, wish: Wish) -> float:
        uses = self.phrase_uses[phrase.key]
        cost = uses * (0.45 if phrase.is_short or "{" in phrase.text else 2.0)
        cost += 0.0 if wish.place in phrase.places or phrase.speaker else 0.5
        cost += 3.0 if phrase.is_short != wish.is_short else 0.0
        cost += 1.2 * len(set(phrase.themes) - {wish.theme} - wish.others)
        cost -= 2.0 * len(set(phrase.themes[1:]) & wish.others)
        cost += 2.0 if _contradicts(phrase, wish.person) else 0.0
        cost += 0.4 if phrase.themes[0] != wish.theme else 0.0
        if wish.question == "M" and phrase.tone in "+-":
            cost += 1.5 if (phrase.tone == "-") != wish.is_gloomy else 0.0
        return cost

    def has_supply(self, wish: Wish) -> bool:
        """Whether at least one phrase is left for this wish, whatever its pole."""
        candidates = group_bank().get((wish.question, wish.theme, False), ())
        return any(self._may_say(phrase, wish) for phrase in candidates)

    def note(self, phrase: Phrase, text: str) -> None:
        """Remember that a phrase was used in this text."""
        self.phrase_uses[phrase.key] += 1
        self.text_uses[text] += 1

    def is_worn(self, text: str) -> bool:
        """Whether a text has been used as often as it may be; very short ones are bound by their phrase."""
        n_words = len(text.split())
        return n_words > SHORT_WORDS and self.text_uses[text] >= read_settings()["texts"]["max_uses"]


def _find_limit(phrase: Phrase) -> int:
    """How often a phrase may be used: whole, with a clause or opener, or about several places."""
    limits: dict[str, int] = read_settings()["texts"]["phrase_uses"]
    if phrase.is_short:
        return limits["empty" if phrase.themes[0].startswith("X") else "short"]
    if phrase.is_clause:
        return limits["clause"]
    return limits["template" if "{" in phrase.text else "whole"]


def _contradicts(phrase: Phrase, person: Person) -> bool:
    """Whether a phrase takes the other side than the person does."""
    return phrase.pole not in {"", find_pole(phrase.themes[0], person)}


@cache
def find_pole(theme: str, person: Person) -> str:
    """Give back '+' or '-', the pole a person takes on a theme, the same in all answers; '' without poles."""
    shares = read_settings()["poles"].get(theme)
    if shares is None:
        return ""
    special = [share for trait, share in shares.items() if trait in person.traits]
    share = float(special[0] if special else shares.get("all", 0.5))
    return "+" if open_stream(f"pole {theme} {person.key}").random() < share else "-"


def draw_extra_theme(chooser: Chooser, wish: Wish, taken: frozenset[str]) -> str:
    """Give back a widely shared theme to fill an answer with, '' when no text is left for any.

    `wish.theme` is ignored; `taken`: themes that the person has already named about this place.
    """
    weights = {}
    for theme, weight in read_settings()["texts"]["top_up"].items():
        candidate = Wish(wish.person, wish.place, wish.question, theme)
        if theme not in taken and chooser.has_supply(candidate):
            weights[theme] = float(weight)
    return choose_by(weights, float(chooser.stream.random())) if weights else ""
