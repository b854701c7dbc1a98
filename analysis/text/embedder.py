"""What an embedder is: it turns texts into unit rows whose closeness is closeness in meaning."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Progress = Callable[[float], None]
"""Called with the share that is done, 0..1."""

Rows = NDArray[np.float32]
"""One row per text, length 1 each."""


class Embedder(Protocol):
    """Gives statements their place in a space of meaning; `name` is printed on every export."""

    @property
    def name(self) -> str:
        """Name of the model as people read it on screens and exports."""

    def embed(self, texts: Sequence[str], languages: Sequence[str], progress: Progress | None = None) -> Rows:
        """Give back one float32 unit row per text, in the order of `texts`.

        `languages`: code per text ('und' when unknown). `progress` hears the share done, 0..1.
        Zero texts give zero rows. Raises ModelUnavailable when the model cannot be loaded.
        """

    def read_subjects(self, texts: Sequence[str], languages: Sequence[str]) -> NDArray[np.float32]:
        """Give back, per text, the chance (0..1) of each subject that the embedder can hear; rows add up to
        at most 1. No columns when it hears none. `languages`: as for `embed`.
        """

    def unknown_languages(self, languages: Sequence[str]) -> tuple[str, ...]:
        """Give back the languages (sorted, 'und' left out) of which the embedder knows little."""


class Encoder(Protocol):
    """Texts to vectors, whatever the language; what an embedder builds on."""

    @property
    def identity(self) -> str:
        """Short name of exactly these weights: it changes when a text would get another vector."""

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Rows:
        """Give back one float32 unit row per text; zero texts give zero rows."""


def no_subjects(texts: Sequence[str]) -> Rows:
    """Give back one row without columns per text: what an embedder says that hears no subjects."""
    return np.zeros((len(texts), 0), dtype=np.float32)
