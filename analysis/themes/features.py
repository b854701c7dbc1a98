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

_LETTER_WEIGHT = 0.55
_LETTER_DIRECTIONS = 100
_LETTER_SAMPLE = 2_000
_LETTER_MOST = 10_000
_LETTER_GROUPS = (3, 5)
_LEARNT_ON = 50_000
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
    dimension = vectors.shape[1]
    width = dimension + (0 if letters is None else letters.shape[1])
    features = np.empty((len(vectors), width), dtype=np.float32)
    features[:, :dimension] = vectors
    features[:, dimension:] = letters if letters is not None else 0.0
    for part in (features[:, :dimension], features[:, dimension:]):
        for kind in kinds:
            take_out_means(part, kind)
    features[:, dimension:] *= _LETTER_WEIGHT
    features[~vectors.any(axis=1)] = 0.0
    _scale_in_place(features)
    return features


def take_out_means(vectors: Vectors, kind: Sequence[str]) -> None:
    """Move the unit rows, in place, so that each kind has the mean of all rows.

    `kind`: one name per row. The correction shrinks with the size of the kind (n / (n + 5)), so
    that a few rows do not lose what they have in common.
    """
    names, numbers = np.unique(np.array(kind, dtype=object), return_inverse=True)
    if len(names) < 2:
        return
    mean = vectors.mean(axis=0)
    members = [np.flatnonzero(numbers == number) for number in range(len(names))]
    means = [vectors[rows].mean(axis=0) for rows in members]
    for rows, own in zip(members, means, strict=True):
        vectors[rows] -= np.float32(len(rows) / (len(rows) + _MANY)) * (own - mean)
    _scale_in_place(vectors)


def _scale_in_place(vectors: Vectors) -> None:
    """Give the rows length 1; a row of zeros stays zeros. Needs no second copy of very many rows."""
    lengths = np.sqrt(np.einsum("ij,ij->i", vectors, vectors))[:, None]
    np.divide(vectors, lengths, out=vectors, where=lengths > 1e-12)


def build_letter_vectors(texts: Sequence[str], *, seed: int) -> Vectors | None:
    """Give back unit rows of the main directions of the groups of 3 to 5 letters inside words.

    Latent semantic analysis on TF-IDF (Deerwester et al. 1990), fitted on at most 2,000 texts that
    lie evenly in the given order; which groups count (at most the 10,000 most widespread) is learnt on at
    most 50,000. None when there are too few texts or letters to say anything.
    """
    found = _count_letter_groups(texts)
    if found is None:
        return None
    in_texts, in_words = found
    learnt = in_texts[:: _step(len(texts), _LEARNT_ON)] @ in_words
    spread = np.diff(learnt.tocsc().indptr)
    tells = (spread >= 2) & (spread <= max(2.0, _WIDELY_USED * learnt.shape[0]))
    if min(len(texts), int(tells.sum())) < _MANY:
        return None
    most = np.sort(
        np.argsort(-np.where(tells, spread, -1), kind="stable")[: min(int(tells.sum()), _LETTER_MOST)]
    )
    in_words, learnt = in_words[:, most], learnt[:, most]
    tfidf = TfidfTransformer(sublinear_tf=True).fit(learnt)
    sample = tfidf.transform(learnt[:: _step(learnt.shape[0], _LETTER_SAMPLE)])
    directions = min(_LETTER_DIRECTIONS, sample.shape[0] - 1, sample.shape[1] - 1)
    analysis = TruncatedSVD(directions, n_iter=2, random_state=seed).fit(sample)
    starts = range(0, len(texts), _LEARNT_ON)
    blocks = (tfidf.transform(in_texts[start : start + _LEARNT_ON] @ in_words) for start in starts)
    return scale_rows(np.concatenate([analysis.transform(block).astype(np.float32) for block in blocks]))


def _step(n: int, most: int) -> int:
    """Give back the step that takes at most `most` of `n`, evenly."""
    return -(-n // most)


def _count_letter_groups(texts: Sequence[str]) -> tuple[sparse.csr_matrix, sparse.csr_matrix] | None:
    """Give back how often each text holds each different word, and each word each letter group."""
    words = CountVectorizer(analyzer=str.split, dtype=np.float32)
    letters = CountVectorizer(
        analyzer="char_wb", ngram_range=_LETTER_GROUPS, lowercase=False, dtype=np.float32
    )
    try:
        in_texts = words.fit_transform(texts)
        return in_texts, letters.fit_transform(words.get_feature_names_out())
    except ValueError:  # scikit-learn's answer to texts without a single word
        return None
