"""The groups that statements fall in, as numbers: what every step of this folder hands on."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
Numbers = NDArray[np.float64]
Whole = NDArray[np.int64]


@dataclass(frozen=True)
class ThemeAssignment:
    """Which theme each statement belongs to; arrays have one element per row of the statements.

    `theme_index`: number of the theme, 0 = carried by most people; -1 = single voice or no content.
    `nearest`: the theme it resembles most (its own for a themed statement); -1 when there is none.
    `strength`: closeness to the `nearest` theme, 0..1; 0 when there is none.
    `centroids`: one unit vector per theme, in the space of the vectors that were handed over.
    `names`: the ids of the themes, where a codebook gives them.
    """

    theme_index: Whole
    nearest: Whole
    strength: Numbers
    centroids: Vectors
    names: tuple[str, ...] = ()

    @property
    def n_themes(self) -> int:
        """Number of themes."""
        return len(self.centroids)

    @property
    def theme_ids(self) -> tuple[str, ...]:
        """One id per theme, in order of size: 'T001', 'T002', … unless they have names of their own."""
        return self.names or tuple(f"T{number:03d}" for number in range(1, self.n_themes + 1))


def no_themes(n_statements: int, dimension: int) -> ThemeAssignment:
    """Give back an assignment in which all `n_statements` stand alone."""
    return ThemeAssignment(
        np.full(n_statements, -1, dtype=np.int64),
        np.full(n_statements, -1, dtype=np.int64),
        np.zeros(n_statements),
        np.zeros((0, dimension), dtype=np.float32),
    )


def scale_rows(vectors: Vectors) -> Vectors:
    """Give back the rows at length 1; a row of zeros stays zeros."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    scaled: Vectors = np.divide(vectors, lengths, out=np.zeros_like(vectors), where=lengths > 1e-12)
    return scaled
