"""Which statements say the same in (nearly) the same words.

Copies fill the neighbour lists of a graph and splinter it, so they are put together first and
grouped as one. Statements with the same letters and digits are always copies; statements whose
vectors nearly coincide are too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

import numpy as np

from analysis.themes.assignment import Vectors, Whole

NEAR_COPY = 0.97
_MANY = 3_000
_DIRECTIONS = 64
_ROUNDING = 1e-4
_BLOCK = 2048
_ACCENTS = re.compile("[\u0300-\u036f]")
_OTHER_SIGNS = re.compile(r"[\W_]+")


def plain_text(text: str) -> str:
    """Give back `text` in small letters without accents, punctuation and double spaces.

    A text without any letter or digit (a heart, '…') keeps its own signs, so that it is not
    taken for the same as every other one.
    """
    folded = text.casefold()
    if not folded.isascii():
        folded = _ACCENTS.sub("", unicodedata.normalize("NFKD", folded))
    return _OTHER_SIGNS.sub(" ", folded).strip() or " ".join(text.split())


def find_same_words(texts: Sequence[str]) -> tuple[list[str], Whole]:
    """Give back the different wordings in alphabetical order, and per text the number of its wording.

    The order makes everything that follows independent of the order of the rows. Zero texts: empty.
    """
    plain = [plain_text(text) for text in texts]
    wordings = sorted(set(plain))
    numbers = {wording: number for number, wording in enumerate(wordings)}
    return wordings, np.array([numbers[text] for text in plain], dtype=np.int64)


def find_near_copies(vectors: Vectors, threshold: float = NEAR_COPY) -> Whole:
    """Give back per row the number of its leader: itself, or an earlier row that it nearly copies.

    `vectors`: unit rows in a fixed order. `threshold`: cosine from which two rows are copies. A row
    follows the most similar earlier leader, never a follower, so that chains cannot drift away.
    """
    leaders = np.arange(len(vectors))
    rows, columns = _find_candidates(vectors, threshold)
    similar = np.einsum("ij,ij->i", vectors[rows], vectors[columns])
    rows, columns, similar = (part[similar >= threshold] for part in (rows, columns, similar))
    for row in np.unique(rows):
        own = np.flatnonzero(rows == row)
        own = own[leaders[columns[own]] == columns[own]]
        if len(own):
            leaders[row] = columns[own[np.argmax(similar[own])]]
    return leaders


def _find_candidates(vectors: Vectors, threshold: float) -> tuple[Whole, Whole]:
    """Give back all pairs (later row, earlier row) that may be copies, and few others.

    Many rows are compared along their main directions only: there two rows are never farther apart than in
    full, so that no copy is missed.
    """
    turned = vectors
    if len(vectors) > _MANY:
        turned = vectors @ np.linalg.eigh(vectors.T @ vectors)[1][:, -_DIRECTIONS:].astype(np.float32)
    half = (np.einsum("ij,ij->i", turned, turned) / 2)[:, None]
    one = np.ones_like(half)
    left, right = np.hstack([turned, -half, one]), np.hstack([turned, one, -half])
    farthest = threshold - 1.0 - _ROUNDING
    found: list[tuple[Whole, Whole]] = []
    for start in range(0, len(vectors), _BLOCK):
        stop = min(start + _BLOCK, len(vectors))
        rows, columns = np.nonzero(left[start:stop] @ right[:stop].T >= farthest)
        earlier = columns < rows + start
        found.append((rows[earlier] + start, columns[earlier]))
    if not found:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    rows, columns = (np.concatenate(parts) for parts in zip(*found, strict=True))
    return rows, columns
