"""Direction: what people want with a theme that has two opposite poles, one way or the other.

A statement is as near to a pole as to the pole's middle, its three nearest examples and its words; one that
resembles no example of either pole has no direction. Where one
pole is rare its statements are few, whatever the machine mistakes for them: per theme the share of each pole
is estimated first (expectation-maximisation, Saerens et al. 2002) and weighs in. What is not certain enough
has no direction. Measured in docs/decisions/0009-researcher.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer

from analysis.themes.assignment import Numbers, Vectors, Whole, scale_rows
from analysis.themes.codebook import Codebook
from analysis.themes.copies import plain_text
from analysis.themes.terms import lemma_of

CERTAIN = 0.65
RESEMBLES = 0.4
_NEAREST = 3
_SCALE = 0.04
_DOUBT = 1.0
_ROUNDS = 200


@dataclass(frozen=True)
class Side:
    """The examples of one pole: their unit rows and their words."""

    vectors: Vectors
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Opposites:
    """The two poles of one theme."""

    theme_id: str
    plus: Side
    minus: Side


def write_pole_lesson(codebook: Codebook) -> tuple[str, ...]:
    """Give back the examples of all poles, to embed (in the codebook's language) before `learn_poles`."""
    return tuple(text for texts in _examples(codebook).values() for text in texts)


def learn_poles(codebook: Codebook, vectors: NDArray[np.floating]) -> dict[str, Opposites]:
    """Give back the poles by theme_id; themes without poles, or with an empty one, are left out.

    `vectors`: one row per text of `write_pole_lesson`.
    """
    unit, start = scale_rows(np.asarray(vectors, dtype=np.float32)), 0
    sides: dict[tuple[str, bool], Side] = {}
    for key, texts in _examples(codebook).items():
        sides[key] = Side(unit[start : start + len(texts)], tuple(_lemmas(text, codebook) for text in texts))
        start += len(texts)
    return {
        theme_id: Opposites(theme_id, side, sides[theme_id, False])
        for (theme_id, is_plus), side in sides.items()
        if is_plus and side.texts and sides[theme_id, False].texts
    }


def find_directions(
    texts: Sequence[str],
    vectors: NDArray[np.floating],
    codebook: Codebook,
    opposites: Opposites,
    *,
    resembles: float | Numbers = RESEMBLES,
) -> tuple[Whole, Numbers]:
    """Give back the direction of statements of one theme, and the certainty of it.

    Direction: 1 plus, −1 minus, 0 unclear. Certainty, 0..1: the chance of the likelier pole, from `CERTAIN`
    on for a direction; 0 when the mean cosine with the three nearest examples is below `resembles` (one
    number, or one per text) for both poles. `vectors`: one row per text, in a fixed order. Zero texts: empty.
    """
    if not len(texts):
        return np.zeros(0, dtype=np.int64), np.zeros(0)
    unit = scale_rows(np.asarray(vectors, dtype=np.float32))
    sides = (opposites.plus.vectors, opposites.minus.vectors)
    near = np.column_stack([measure_nearness(unit, examples) for examples in sides])
    heard = near.max(axis=1) >= resembles
    lean = _lean([_lemmas(text, codebook) for text in texts], unit, opposites, near) / _SCALE
    chance = np.full(len(texts), 0.5)
    chance[heard] = _weigh_shares(lean[heard])
    direction = np.where(chance >= CERTAIN, 1, np.where(chance <= 1 - CERTAIN, -1, 0))
    return direction.astype(np.int64), np.where(heard, np.maximum(chance, 1 - chance), 0.0)


def measure_nearness(unit: Vectors, examples: Vectors) -> Numbers:
    """Give back the mean cosine of each unit row with its three nearest examples (unit rows, one or more)."""
    return np.asarray(np.sort(unit @ examples.T, axis=1)[:, -_NEAREST:].mean(axis=1), dtype=np.float64)


def _examples(codebook: Codebook) -> dict[tuple[str, bool], tuple[str, ...]]:
    """Give back the examples by theme and side (True = plus), in the order of the codebook."""
    found: dict[tuple[str, bool], tuple[str, ...]] = {}
    for theme in codebook:
        if theme.plus is not None and theme.minus is not None:
            found[theme.theme_id, True] = theme.plus.examples
            found[theme.theme_id, False] = theme.minus.examples
    return found


def _lean(texts: Sequence[str], unit: Vectors, opposites: Opposites, near: Numbers) -> Numbers:
    """Give back how much nearer each statement is to the plus pole than to the minus pole."""
    plus, minus = opposites.plus, opposites.minus
    middles = scale_rows(np.stack([side.vectors.mean(axis=0) for side in (plus, minus)]))
    lean = near[:, 0] - near[:, 1] + unit @ (middles[0] - middles[1])
    words = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, tokenizer=str.split, token_pattern=None)
    learnt = words.fit_transform([*plus.texts, *minus.texts])
    n_plus = len(plus.texts)
    marks = np.asarray(learnt[:n_plus].mean(axis=0) - learnt[n_plus:].mean(axis=0))[0]
    return np.asarray(lean + words.transform(texts) @ marks, dtype=np.float64)


def _weigh_shares(lean: Numbers) -> Numbers:
    """Give back the chance of plus per statement, given the share of plus that fits all of them best."""
    share = 0.5
    chance: Numbers = np.zeros(len(lean))
    for _ in range(_ROUNDS):
        chance = 1 / (1 + np.exp(-(lean + np.log(share / (1 - share)))))
        share = float(chance.sum() + _DOUBT) / (len(lean) + 2 * _DOUBT)
    return chance


def _lemmas(text: str, codebook: Codebook) -> str:
    return " ".join(lemma_of(word, codebook.language) for word in plain_text(text).split())
