"""What a statement means beside the rest of its answer.

'Zo zijn we begonnen.' says little by itself; the answer it was cut from says what it is about. Each
statement is therefore moved half-way towards what its answer says besides (domain study 2.1: the whole
answer stays as context). Statements in the same words are one wording: the mean of all its uses.
"""

from __future__ import annotations

import numpy as np
import scipy.sparse as sparse

from analysis.themes.assignment import Vectors, Whole, scale_rows

_CONTEXT = 0.5


def place_wordings(vectors: Vectors, wording: Whole, answers: Whole | None = None) -> Vectors:
    """Give back one unit row per wording 0, 1, …

    `vectors`: unit rows of the statements, sorted by `wording`; `answers`: number of the answer per
    statement, None when unknown. Where every answer is one statement nothing moves, and a wording takes
    the place of its first statement.
    """
    first = np.flatnonzero(np.diff(wording, prepend=-1))
    if answers is None or len(np.unique(answers)) == len(answers):
        return vectors if len(first) == len(vectors) else vectors[first]
    n_uses = np.bincount(wording).astype(np.float32)
    uses = sparse.csr_matrix((1 / n_uses[wording], (wording, np.arange(len(wording)))))
    return scale_rows(np.asarray(uses @ add_context(vectors, answers), dtype=np.float32))


def add_context(vectors: Vectors, answers: Whole) -> Vectors:
    """Give back unit rows that are moved towards the mean of the other statements of the same answer."""
    size = np.bincount(answers)
    together = np.flatnonzero(size[answers] > 1)
    if not len(together):
        return vectors
    own = vectors[together]
    _, number = np.unique(answers[together], return_inverse=True)
    members = sparse.csr_matrix((np.ones(len(own), dtype=np.float32), (number, np.arange(len(own)))))
    others = (members @ own)[number] - own
    moved = vectors.copy()
    moved[together] = scale_rows(own + _CONTEXT * others / (size[answers[together]] - 1)[:, None])
    return moved
