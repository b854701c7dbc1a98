"""The space in which statements are compared: meaning, without the tone of the question, plus letters.

Three things are done to the embedder's vectors, each measured in docs/decisions/0003-grouping.md.
Answers to one kind of question ('what could be better?') and in one language resemble each other for
that reason alone, so the mean of each kind is taken out. Words the embedder does not know (names of
streets, dialect, typing errors) still resemble each other letter by letter: the main directions of
the letter groups (latent semantic analysis) are set beside the vectors with a small weight.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import scipy.sparse as sparse
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer

from analysis.themes.assignment import Vectors, scale_rows

_LETTER_WEIGHT = 0.5
_LETTER_DIRECTIONS = 100
_LETTER_SAMPLE = 2_000
_LETTER_GROUPS = (3, 5)
_WIDELY_USED = 0.3
_MANY = 5


def build_features(
    wordings: Sequence[str], vectors: Vectors, kinds: Sequence[Sequence[str]], *, seed: int
) -> Vectors:
    """Give back one unit row per wording in which to compare them; rows of zeros stay zeros.

    `wordings` (plain texts), `vectors` (unit rows) and each of `kinds` (e.g. language, function of the
    question) have the same length and a fixed order. Fewer than a handful of texts get their vectors back.
    """
    letters = build_letter_vectors(wordings, seed=seed)
    parts = [vectors] if letters is None else [vectors, letters]
    for kind in kinds:
        parts = [take_out_means(part, kind) for part in parts]
    weighted = [part * weight for part, weight in zip(parts, (1.0, _LETTER_WEIGHT), strict=False)]
    features = scale_rows(np.hstack(weighted).astype(np.float32))
    features[~vectors.any(axis=1)] = 0.0
    return features


def take_out_means(vectors: Vectors, kind: Sequence[str]) -> Vectors:
    """Give back unit rows in which each kind has the mean of all rows.

    `kind`: one name per row. The correction shrinks with the size of the kind (n / (n + 5)), so
    that a few rows do not lose what they have in common.
    """
    names, numbers = np.unique(np.array(kind, dtype=object), return_inverse=True)
    if len(names) < 2:
        return vectors
    mean = vectors.mean(axis=0)
    moved = vectors.copy()
    for number in range(len(names)):
        rows = numbers == number
        share = rows.sum() / (rows.sum() + _MANY)
        moved[rows] -= np.float32(share) * (vectors[rows].mean(axis=0) - mean)
    return scale_rows(moved)


def build_letter_vectors(texts: Sequence[str], *, seed: int) -> Vectors | None:
    """Give back unit rows of the main directions of the groups of 3 to 5 letters inside words.

    Latent semantic analysis on TF-IDF (Deerwester et al. 1990), fitted on at most 2,000 texts that
    lie evenly in the given order. None when there are too few texts or letters to say anything.
    """
    counts = _count_letter_groups(texts)
    if counts is None or min(counts.shape) < _MANY:
        return None
    weighted = TfidfTransformer(sublinear_tf=True).fit_transform(counts)
    directions = min(_LETTER_DIRECTIONS, weighted.shape[0] - 1, weighted.shape[1] - 1)
    step = -(-weighted.shape[0] // _LETTER_SAMPLE)
    decomposition = TruncatedSVD(directions, n_iter=2, random_state=seed).fit(weighted[::step])
    return scale_rows(decomposition.transform(weighted).astype(np.float32))


def _count_letter_groups(texts: Sequence[str]) -> sparse.csr_matrix | None:
    """Give back how often each text holds each letter group, counted once per different word."""
    words = CountVectorizer(analyzer=str.split, dtype=np.float32)
    letters = CountVectorizer(
        analyzer="char_wb", ngram_range=_LETTER_GROUPS, lowercase=False, dtype=np.float32
    )
    try:
        in_texts = words.fit_transform(texts)
        in_words = letters.fit_transform(words.get_feature_names_out())
    except ValueError:  # scikit-learn's answer to texts without a single word
        return None
    counts = sparse.csr_matrix(in_texts @ in_words)
    spread = np.diff(counts.tocsc().indptr)
    return counts[:, (spread >= 2) & (spread <= max(2.0, _WIDELY_USED * len(texts)))]
