"""What a machine learns of a codebook: the chance that a statement belongs to each of its themes.

A regularised softmax (logistic regression) learns each theme from its examples, name, description and words;
words that mark a theme weigh in by themselves. It knows the codebook only, no other statement: the same
statement gets the same chances in every round.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from analysis.themes.assignment import Numbers, Whole
from analysis.themes.codebook import Codebook
from analysis.themes.marking_words import count_marking_words
from data.errors import StudyError

_STRICTNESS = 3.0
_WORD_WEIGHT = 0.3
_MARK_WEIGHT = 1.2
_TEMPERATURE = 0.8


@dataclass(frozen=True)
class Lesson:
    """What a codebook teaches: `texts` to embed, the number of the theme of each, and how much it counts."""

    texts: tuple[str, ...]
    theme: Whole
    weight: Numbers


@dataclass(frozen=True)
class ThemeModel:
    """What was learned of a codebook: a straight boundary per theme that has anything to learn from."""

    codebook: Codebook
    columns: Whole
    slopes: Numbers
    heights: Numbers

    def weigh(self, texts: Sequence[str], vectors: NDArray[np.floating]) -> Numbers:
        """Give back, per text and theme of the codebook, the chance that it is the theme; rows add up to 1.

        `vectors`: one row per text. A theme without examples, description and words gets chance 0.
        """
        marks = _MARK_WEIGHT * np.log1p(count_marking_words(texts, self.codebook)[:, self.columns])
        scores = (np.asarray(vectors, dtype=np.float64) @ self.slopes.T + self.heights + marks) / _TEMPERATURE
        odds = np.exp(scores - scores.max(axis=1, keepdims=True)) if len(scores) else scores
        chances = np.zeros((len(scores), len(self.codebook)))
        chances[:, self.columns] = odds / odds.sum(axis=1, keepdims=True)
        return chances


def write_lesson(codebook: Codebook) -> Lesson:
    """Give back what to embed (in the language of the codebook) before `learn_themes`."""
    rows = [
        (text, number, weight)
        for number, theme in enumerate(codebook)
        for texts, weight in (
            (theme.examples, 1.0),
            ((theme.label, theme.belongs), 1.0),
            (theme.words, _WORD_WEIGHT),
        )
        for text in texts
        if text.strip()
    ]
    return Lesson(
        tuple(text for text, _, _ in rows),
        np.array([number for _, number, _ in rows], dtype=np.int64),
        np.array([weight for _, _, weight in rows]),
    )


def learn_themes(codebook: Codebook, lesson: Lesson, vectors: NDArray[np.floating]) -> ThemeModel:
    """Give back what can be learned of the codebook. `vectors`: one unit row per text of the lesson.

    Raises StudyError `codebook_too_small` for fewer than two themes.
    """
    columns = np.unique(lesson.theme)
    if len(columns) < 2:
        raise StudyError("codebook_too_small", n=len(columns))
    model = LogisticRegression(C=_STRICTNESS, max_iter=1000)
    model.fit(np.asarray(vectors, dtype=np.float64), lesson.theme, sample_weight=lesson.weight)
    slopes, heights = model.coef_, model.intercept_
    if len(columns) == 2:
        slopes, heights = np.vstack([-slopes, slopes]) / 2, np.concatenate([-heights, heights]) / 2
    return ThemeModel(codebook, columns, slopes, heights)
