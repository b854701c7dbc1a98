"""In which language each text is written, without any network and always the same.

A word is drawn from a language's word list (`wordfreq`), or spelled letter by letter with that
language's habits (letter trigrams of its commonest words); the language that most probably gave all
words of a text wins (naive Bayes; Dunning 1994, 'Statistical identification of language'). Short
texts say too little: unless the evidence is strong they get the language that was expected.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from wordfreq import get_frequency_dict

from analysis.text.glossary.reading import read_glossary

LANGUAGES = (
    *("nl", "en", "fr", "de", "es", "it", "pt", "fi", "sv", "da", "pl", "ro", "tr", "hu", "cs"),
    *("ar", "ru", "uk", "bg", "el"),
)
UNKNOWN = "und"

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_NOT_TEXT = re.compile(r"\[[^\]]{1,30}\]|\bhttps?://\S+|\S+@\S+")
_MOST_WORDS = 25
_MOST_LETTERS = 30
_COMMONEST = 1_500
_LIST_SHARE = 0.9
_OWN_WORD = 1e-6
_SPOKEN_WORD = 3e-4
_SPOKEN = Path(__file__).parent / "word_lists" / "nl_spoken.txt"
_MARGINS = {1: 7.0, 2: 6.0, 3: 6.0}
_MARGIN = 4.0
_SAMPLE = 2_000
_SMOOTHING = 0.02
_LETTERS = 60

Scores = NDArray[np.float64]


def recognise_languages(texts: Sequence[str], default: str | Sequence[str]) -> list[str]:
    """Give back a two-letter code per text.

    `default`: the language that is expected, one for all or one per text ('und' when nothing is
    expected); a text that says too little, or holds no letters, gets it back. Zero texts: an empty list.
    Raises ValueError when there is another number of defaults than texts.
    """
    expected = [default] * len(texts) if isinstance(default, str) else list(default)
    if len(expected) != len(texts):
        raise ValueError("there must be one default per text")
    return [_recognise(text, language) for text, language in zip(texts, expected, strict=True)]


def find_main_language(texts: Sequence[str], default: str = "nl") -> str:
    """Give back the language in which most of the texts are written; those that say too little do not count.

    `default` when none says enough; equal numbers go to the first in the alphabet. Of many texts some
    2,000 are read, evenly spread over their alphabetical order.
    """
    different = sorted(set(texts))
    counts = Counter(recognise_languages(different[:: 1 + len(different) // _SAMPLE], UNKNOWN))
    del counts[UNKNOWN]
    return min(counts, key=lambda language: (-counts[language], language)) if counts else default


def _recognise(text: str, expected: str) -> str:
    words = _WORD.findall(_NOT_TEXT.sub(" ", text).lower().replace("’", "'"))[:_MOST_WORDS]
    if not words:
        return expected
    total = np.zeros(len(LANGUAGES))
    for word in words:
        total += _score_word(word)
    best = int(total.argmax())
    against = LANGUAGES.index(expected) if expected in LANGUAGES else int(np.argsort(total)[-2])
    is_clear = total[best] - total[against] > _MARGINS.get(len(words), _MARGIN)
    return LANGUAGES[best] if is_clear else expected


@lru_cache(maxsize=50_000)
def _score_word(word: str) -> Scores:
    """Give back, per language, the natural logarithm of the chance that it gives this word; only to read."""
    listed = np.array([words.get(word, 0.0) for words in _word_lists()])
    padded = f"^^{word[:_MOST_LETTERS]}$"
    spelled = np.sum(
        [_score_letter(padded[place - 2 : place + 1]) for place in range(2, len(padded))], axis=0
    )
    return np.asarray(np.log(_LIST_SHARE * listed + (1 - _LIST_SHARE) * np.exp(spelled) + 1e-300))


@lru_cache(maxsize=200_000)
def _score_letter(three: str) -> Scores:
    """Give back, per language, the logarithm of the chance that the third letter follows the first two."""
    counts = [(threes.get(three, 0), twos.get(three[:2], 0)) for threes, twos in _spelling_habits()]
    after, before = np.array(counts, dtype=np.float64).T
    return np.asarray(np.log((after + _SMOOTHING) / (before + _SMOOTHING * _LETTERS)))


@lru_cache(maxsize=1)
def _word_lists() -> tuple[Mapping[str, float], ...]:
    """Give back, per language, each listed word with its share of all words; Dutch has our glossary too."""
    lists = [dict(get_frequency_dict(language, "small")) for language in LANGUAGES]
    dutch = lists[LANGUAGES.index("nl")]
    for entry in read_glossary().words:
        if " " not in entry:
            dutch.setdefault(entry, _OWN_WORD)
    for word in _spoken_dutch():
        dutch[word] = max(dutch.get(word, 0.0), _SPOKEN_WORD)
    return tuple(lists)


def _spoken_dutch() -> list[str]:
    lines = _SPOKEN.read_text(encoding="utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]


@lru_cache(maxsize=1)
def _spelling_habits() -> tuple[tuple[Mapping[str, int], Mapping[str, int]], ...]:
    """Give back, per language, how often each letter follows two others in its commonest words."""
    return tuple(_count_letters(words) for words in _word_lists())


def _count_letters(words: Mapping[str, float]) -> tuple[Mapping[str, int], Mapping[str, int]]:
    threes: Counter[str] = Counter()
    twos: Counter[str] = Counter()
    for word in list(words)[:_COMMONEST]:
        padded = f"^^{word}$"
        for place in range(2, len(padded)):
            threes[padded[place - 2 : place + 1]] += 1
            twos[padded[place - 2 : place]] += 1
    return dict(threes), dict(twos)
