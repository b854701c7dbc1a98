"""The words and short phrases that each statement holds, as residents wrote them.

A term is a phrase of one to three words that begins and ends with a content word; inside it a
small word may stand ('rust en stilte', 'zicht op water'). Terms with the same lemmas are one term.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import simplemma

from analysis.themes.word_kinds import announces_noun, function_words

_WORD = re.compile(r"['’]?[^\W\d_]+(?:['’\-][^\W\d_]+)*|[.,;:!?()/…\n\"“”]|\[[^\]]*\]|<[^>]*>|\d+")
_LEMMA_LANGUAGES = frozenset({"nl", "en", "fr", "de", "es", "it", "pt", "fi", "sv", "da", "pl", "ro", "tr"})
_ELIDING = frozenset({"fr", "it"})
_LONGEST = 3

Term = tuple[str, ...]


@dataclass
class TermUse:
    """How one term is used, counted once per different text, and signs of what kind of word it is.

    `n_named`: uses with a capital letter inside a sentence; `n_inside`: uses inside a sentence;
    `n_noun`: uses right after a word that announces a noun ('de', 'geen', 'langs'); `n_other`: uses
    after another word; `n_whole`: uses with no content word right behind it.
    """

    spellings: Counter[str] = field(default_factory=Counter)
    n_inside: int = 0
    n_named: int = 0
    n_noun: int = 0
    n_other: int = 0
    n_whole: int = 0
    n_uses: int = 0

    @property
    def spelling(self) -> str:
        """The spelling used most; ties go to the first in the alphabet."""
        return min(self.spellings, key=lambda spelling: (-self.spellings[spelling], spelling))

    @property
    def is_name(self) -> bool:
        """Whether it is mostly written with a capital where no sentence begins."""
        return self.n_named > 0 and self.n_named >= 0.5 * self.n_inside

    @property
    def noun_share(self) -> float:
        """Share of the uses that look like a whole noun phrase, drawn to a half when there are few."""
        announced = (self.n_noun + 1) / (self.n_noun + self.n_other + 2)
        return announced * self.n_whole / self.n_uses if self.n_uses else 0.0


def find_terms(
    texts: Sequence[str], languages: Sequence[str]
) -> tuple[list[frozenset[Term]], dict[Term, TermUse]]:
    """Give back the set of terms of each text, and how each term is used over all texts.

    `languages`: two-letter code per text, 'und' when unknown. Masked parts in brackets are skipped.
    Zero texts give an empty list and dictionary.
    """
    uses: dict[Term, TermUse] = {}
    known: dict[tuple[str, str], frozenset[Term]] = {}
    for pair in zip(texts, languages, strict=True):
        if pair not in known:
            known[pair] = frozenset(_read_terms(*pair, uses))
    return [known[pair] for pair in zip(texts, languages, strict=True)], uses


def _read_terms(text: str, language: str, uses: dict[Term, TermUse]) -> Iterator[Term]:
    for phrase in _phrases(text):
        for term, start, stop in _spans(phrase, language):
            _count_use(uses.setdefault(term, TermUse()), phrase, start, stop, language)
            yield term


def _phrases(text: str) -> Iterator[list[tuple[str, bool]]]:
    """Give back runs of words without punctuation; each word with whether it begins a sentence."""
    run: list[tuple[str, bool]] = []
    begins = True
    for sign in _WORD.findall(text.replace("’", "'")):
        if sign[-1].isalpha():
            run.append((sign, begins))
            begins = False
            continue
        if run:
            yield run
            run = []
        begins = begins or sign in '.!?…\n:"“'
    if run:
        yield run


def _spans(phrase: list[tuple[str, bool]], language: str) -> Iterator[tuple[Term, int, int]]:
    """Give back the terms of a run of words with their place in it."""
    lemmas = [lemma_of(word.lower(), language) for word, _ in phrase]
    content = [is_content(word.lower(), language) for word, _ in phrase]
    for start in range(len(phrase)):
        if not content[start]:
            continue
        for stop in range(start + 1, min(start + _LONGEST, len(phrase)) + 1):
            if content[stop - 1]:
                yield tuple(lemmas[start:stop]), start, stop


def _count_use(use: TermUse, phrase: list[tuple[str, bool]], start: int, stop: int, language: str) -> None:
    words = [word for word, _ in phrase[start:stop]]
    is_inside = not phrase[start][1]
    has_capital = any(word[0].isupper() for word in words) and not " ".join(words).isupper()
    use.spellings[" ".join(words) if is_inside and has_capital else " ".join(words).lower()] += 1
    use.n_uses += 1
    use.n_inside += is_inside
    use.n_named += is_inside and has_capital
    use.n_whole += stop == len(phrase) or not is_content(phrase[stop][0].lower(), language)
    if start > 0:
        is_announced = announces_noun(phrase[start - 1][0].lower(), language)
        use.n_noun += is_announced
        use.n_other += not is_announced


def is_content(word: str, language: str) -> bool:
    """Give back whether a word (small letters) can carry meaning: over two letters, no function word.

    An elided word ("c'est", "l'école") is judged by what follows the apostrophe.
    """
    rest = word.split("'")[-1] if language in _ELIDING else word
    return len(rest) > 2 and not {word, rest} & function_words(language)


def is_verb_form(word: str, language: str) -> bool:
    """Give back whether a Dutch word (small letters) looks like a conjugated verb: 'volgt', 'ingevuld'."""
    return language == "nl" and not word.endswith("en") and lemma_of(word, language).endswith("en")


@lru_cache(maxsize=200_000)
def lemma_of(word: str, language: str) -> str:
    """Give back the dictionary form of a word in small letters; the word itself for other languages."""
    code = language if language in _LEMMA_LANGUAGES else "nl"
    return str(simplemma.lemmatize(word, lang=code)).lower()
