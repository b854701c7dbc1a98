"""Words of a codebook that mark a theme, counted in statements: 'fietspad' speaks of cycling by itself.

A word counts in every form (lemma) and as the first or last part of a compound ('speelplein' in
'speelpleinwerking'). A word that marks several themes counts less for each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from analysis.themes.assignment import Numbers
from analysis.themes.codebook import Codebook
from analysis.themes.copies import plain_text
from analysis.themes.terms import lemma_of

_COMPOUND = 8
_PART = 4
_OF_COMPOUND = 0.7


def count_marking_words(texts: Sequence[str], codebook: Codebook) -> Numbers:
    """Give back, per text and theme of the codebook, how much its words mark the theme; 0 = not at all.

    A word that only this theme has counts 1, one of two themes ½, a part of a compound 0.7 of that.
    Each different word of a text counts once. Zero texts or themes: no rows or columns.
    """
    language = codebook.language
    marks = [
        {lemma_of(word, language) for text in theme.words for word in _words(text)} for theme in codebook
    ]
    n_themes = Counter(word for words in marks for word in words)
    weights = np.array([1 / n_themes[word] for word in sorted(n_themes)])
    names = sorted(n_themes)
    number_of = {name: number for number, name in enumerate(names)}
    table = np.zeros((len(names), len(codebook)))
    for number, words in enumerate(marks):
        for word in words:
            table[number_of[word], number] = weights[number_of[word]]
    seen: dict[str, Numbers] = {}
    counts = np.zeros((len(texts), len(codebook)))
    for row, text in enumerate(texts):
        for word in sorted({lemma_of(word, language) for word in _words(text)}):
            if word not in seen:
                seen[word] = _look_up(word, number_of, table)
            counts[row] += seen[word]
    return counts


def _words(text: str) -> list[str]:
    return plain_text(text).split()


def _look_up(word: str, number_of: Mapping[str, int], table: Numbers) -> Numbers:
    """Give back how much one word marks each theme."""
    if word in number_of:
        return np.asarray(table[number_of[word]])
    if len(word) < _COMPOUND:
        return np.zeros(table.shape[1])
    cuts = range(_PART, len(word) + 1)
    ends = {word[:cut] for cut in cuts} | {word[len(word) - cut :] for cut in cuts}
    parts = [number_of[part] for part in sorted(ends) if part in number_of]
    return _OF_COMPOUND * table[parts].max(axis=0) if parts else np.zeros(table.shape[1])
