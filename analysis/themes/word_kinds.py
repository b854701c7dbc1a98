"""Words that cannot name a theme: function words per language, and words that fit any theme.

Dutch lists are our own and hold the spoken forms of Flanders ('da', 'ne', 'ge', 'k'). English uses
scikit-learn's list; for other languages the most frequent words of `wordfreq` are function words.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS
from wordfreq import available_languages, top_n_list

_LISTS = Path(__file__).parent / "word_lists"
_N_FREQUENT = 250
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_ENGLISH_PIECES = frozenset(["don", "doesn", "isn", "it's", "i'm", "don't", "ll", "ve", "re"])


@lru_cache(maxsize=32)
def function_words(language: str) -> frozenset[str]:
    """Give back the function words of `language` (two letters) in small letters.

    An unknown or undetermined language ('und') gets those of Dutch, English and French together.
    """
    if language == "nl":
        return _read_list("nl_function.txt")
    if language == "en":
        return frozenset(ENGLISH_STOP_WORDS) | _ENGLISH_PIECES
    if language in available_languages():
        return frozenset(top_n_list(language, _N_FREQUENT))
    return function_words("nl") | function_words("en") | function_words("fr")


def announces_noun(word: str, language: str) -> bool:
    """Give back whether a word (small letters) tends to stand before a noun: 'de', 'mijn', 'geen', 'langs'.

    Known for Dutch; in other languages every function word counts.
    """
    return word in _read_list("nl_before_noun.txt") if language == "nl" else word in function_words(language)


@lru_cache(maxsize=8)
def vague_words(language: str = "nl") -> frozenset[str]:
    """Give back words that say nothing about what a theme is about ('goed', 'plek', 'mensen').

    Known for Dutch and English; none in other languages.
    """
    return _read_list(f"{language}_vague.txt") if language in ("nl", "en") else frozenset()


def names_a_subject(text: str, language: str) -> bool:
    """Give back whether a text holds a word that can say what it is about.

    'Eén ding maar.' and 'En dat lukt nooit.' hold none: they only mean something beside the rest of their
    answer. Known for Dutch and English; in other languages every text counts.
    """
    if language not in ("nl", "en", "und"):
        return True
    empty = _without_subject("en" if language == "en" else "nl")
    return any(len(word) > 2 and word not in empty for word in _WORD.findall(text.lower()))


@lru_cache(maxsize=2)
def _without_subject(language: str) -> frozenset[str]:
    words = function_words(language)
    return words if language == "en" else words | _read_list("nl_no_subject.txt")


@lru_cache(maxsize=8)
def _read_list(name: str) -> frozenset[str]:
    return frozenset((_LISTS / name).read_text(encoding="utf-8").split())
