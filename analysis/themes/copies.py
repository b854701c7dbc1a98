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
    for start in range(0, len(vectors), _BLOCK):
        stop = min(start + _BLOCK, len(vectors))
        similar = vectors[start:stop] @ vectors[:stop].T
        rows, columns = np.nonzero(similar >= threshold)
        earlier = columns < rows + start
        rows, columns = rows[earlier], columns[earlier]
        for row in np.unique(rows):
            own = columns[rows == row]
            candidates = own[leaders[own] == own]
            if len(candidates):
                leaders[start + row] = candidates[np.argmax(similar[row, candidates])]
    return leaders
