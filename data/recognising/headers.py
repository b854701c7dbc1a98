"""What a header says: whole-word comparison with the synonyms, without case, accents, punctuation."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from data.model import ColumnRole, QuestionFunction

_FOLDER = Path(__file__).resolve().parent
_NUMBERING = re.compile(r"^(?:vraag|question|q|v)?\s*\d+[a-z]?\s*[.):]\s*", re.IGNORECASE)


@dataclass(frozen=True)
class Meaning:
    """What a header may mean, with how sure the words alone make us (0..1)."""

    role: ColumnRole
    confidence: float
    function: QuestionFunction | None = None
    grouping: str = ""
    n_words: int = 0


def fold_text(text: str) -> str:
    """Give back `text` as lower-case words without accents and punctuation, one blank between words.

    Inner capitals start a word: 'RespondentID' becomes 'respondent id'. An empty text stays empty.
    """
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", text)
    plain = unicodedata.normalize("NFKD", spaced.casefold())
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return " ".join(re.findall(r"[^\W_]+", plain))


@cache
def _phrases() -> tuple[tuple[str, bool, Meaning, int], ...]:
    """All phrases: folded words, whether they must be the whole header, meaning, place in their list."""
    table = tomllib.loads((_FOLDER / "synonyms.toml").read_text(encoding="utf-8"))
    kinds = [
        *((Meaning(ColumnRole(role), 0), words) for role, words in table["roles"].items()),
        *(
            (Meaning(ColumnRole.TEXT, 0, QuestionFunction(f)), words)
            for f, words in table["questions"].items()
        ),
        *((Meaning(ColumnRole.GROUP, 0, None, g), words) for g, words in table["groupings"].items()),
    ]
    return tuple(
        (fold_text(word.removeprefix("=")), word.startswith("="), meaning, order)
        for meaning, words in kinds
        for order, word in enumerate(words)
    )


@cache
def village_words() -> dict[str, frozenset[str]]:
    """Give back the words that tell a home village ('home') from the village of a place ('place')."""
    table = tomllib.loads((_FOLDER / "synonyms.toml").read_text(encoding="utf-8"))
    return {kind: frozenset(words) for kind, words in table["village_words"].items()}


def find_meanings(header: str) -> list[Meaning]:
    """Give back what a header may mean, surest first; at most one meaning per role and function.

    `header`: the column name as in the file. Nothing recognised gives an empty list.
    """
    words = fold_text(_NUMBERING.sub("", header)) or fold_text(header)
    n_header = len(words.split())
    found: dict[tuple[str, str, str], Meaning] = {}
    for phrase, is_whole, meaning, order in _phrases():
        if phrase == words:
            confidence = 0.95 - 0.001 * order
        elif is_whole or f" {phrase} " not in f" {words} ":
            continue
        else:
            confidence = _partial_confidence(len(phrase.split()), n_header) - 0.001 * order
        key = (meaning.role.value, meaning.function or "", meaning.grouping)
        n_words = len(phrase.split())
        if key not in found or found[key].confidence < confidence:
            found[key] = Meaning(meaning.role, confidence, meaning.function, meaning.grouping, n_words)
    return sorted(found.values(), key=lambda meaning: -meaning.confidence)


def _partial_confidence(n_phrase: int, n_header: int) -> float:
    """Longer phrases are surer; one word inside a long question says little."""
    by_length = {1: 0.6, 2: 0.75, 3: 0.85}.get(n_phrase, 0.9)
    return by_length + 0.05 * n_phrase / n_header - (0.1 if n_phrase == 1 and n_header > 5 else 0)
