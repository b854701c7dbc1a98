"""Hears in a text what it is about: the chance of each subject that residents usually speak of.

Two readers look at the groups of letters of a text, one at the text itself and one at its English words
(dialect and typing errors say something to the first, synonyms to the second); both are logistic
regressions and their opinions are pooled. They were trained on `training/` (`python -m training.subjects`),
never on an answer that anything is judged by. A text about something else gets no subject: what they do
not know they leave to the vectors. How much it helps: docs/decisions/0011-subjects.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import numpy as np
import scipy.sparse as sparse
from numpy.typing import NDArray
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.preprocessing import normalize

from data.errors import ModelUnavailable

READER_FILE = Path(__file__).parent / "subject_reader.safetensors"
SUBJECTS = (
    *("access", "children", "clubs", "cycling", "farming", "green", "heritage", "housing", "meeting"),
    *("nature", "parking", "quiet", "safety", "say", "shops", "sport", "tidiness", "traffic", "transport"),
    *("walking", "water", "welcome", "youth"),
)
"""The subjects that are heard, in the order of the columns; training/subjects.tsv says what is in them."""
OTHER = ("no subject", "another world")
"""What a text may be besides: a resident's remark about nothing in particular, or no such remark."""
READERS = ("own", "english")
_LETTERS = HashingVectorizer(
    analyzer="char_wb", ngram_range=(3, 5), n_features=2**14, alternate_sign=False, norm=None
)
_SHARPNESS = 1.7
_AT_ONCE = 20_000

Chances = NDArray[np.float32]
"""One row per text, one column per subject of `SUBJECTS`, 0..1; what a row lacks to 1 is none of them."""


class Reader(NamedTuple):
    """A logistic regression: `rarity` per group of letters, `slopes` per class and group, `heights`."""

    rarity: NDArray[np.float32]
    slopes: NDArray[np.float32]
    heights: NDArray[np.float32]

    def weigh(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """Give back the logarithm of the chance of each class, one row per text."""
        scores = weigh_letters(count_letters(texts), self.rarity) @ self.slopes.T.astype(np.float64)
        scores += self.heights
        scores -= scores.max(axis=1, keepdims=True)
        return np.asarray(scores - np.log(np.exp(scores).sum(axis=1, keepdims=True)))


class SubjectReader:
    """Reads subjects with the readers of a file, which is read at the first text."""

    def __init__(self, file: Path = READER_FILE) -> None:
        self._file = file

    def read(self, texts: Sequence[str], english: Sequence[str]) -> Chances:
        """Give back the chance of each subject per text.

        `english`: the same texts in English words, as the glossary says them. Zero texts: zero rows. Raises
        ModelUnavailable when the file is absent or damaged.
        """
        if len(texts) != len(english):
            raise ValueError("texts and english must have the same length")
        own, said = self._readers
        starts = range(0, len(texts), _AT_ONCE)
        parts = [np.zeros((0, len(SUBJECTS)), dtype=np.float32)]
        for start in starts:
            part = slice(start, start + _AT_ONCE)
            parts.append(_pool(own.weigh(texts[part]), said.weigh(english[part])))
        return np.concatenate(parts)

    @cached_property
    def _readers(self) -> tuple[Reader, Reader]:
        return read_readers(self._file)


def count_letters(texts: Sequence[str]) -> sparse.csr_matrix:
    """Give back how often each text holds each group of 3 to 5 letters inside words (hashed)."""
    return _LETTERS.transform(texts)


def weigh_letters(counts: sparse.csr_matrix, rarity: NDArray[np.floating]) -> sparse.csr_matrix:
    """Give back unit rows: often counts less than proportionally, rare groups count more (TF-IDF)."""
    weighed = counts.astype(np.float64)
    weighed.data = 1 + np.log(weighed.data)
    return normalize(weighed.multiply(rarity).tocsr())


def read_readers(file: Path) -> tuple[Reader, Reader]:
    """Give back the reader of texts and that of English words. Raises ModelUnavailable."""
    from safetensors import SafetensorError
    from safetensors.numpy import load_file

    try:
        found = {name: value.astype(np.float32) for name, value in load_file(file).items()}
        own, said = (Reader(*(found[f"{name}.{part}"] for part in Reader._fields)) for name in READERS)
    except (OSError, SafetensorError, KeyError) as error:
        raise ModelUnavailable("trained_layers_missing", file=file.name) from error
    return own, said


def _pool(own: NDArray[np.float64], said: NDArray[np.float64]) -> Chances:
    """Give back the two opinions as one (geometric mean), sharpened; the subjects only."""
    scores = (own + said) * (_SHARPNESS / 2)
    odds = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances = odds / odds.sum(axis=1, keepdims=True)
    return np.asarray(chances[:, : len(SUBJECTS)], dtype=np.float32)
