"""The space in which a study is compared: what statements mean, and the subjects that are heard in them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.text.embedder import Embedder, Progress, Rows
from analysis.themes.subject_space import SubjectSpace, learn_subject_space


class StudyEmbedder:
    """An `Embedder` whose rows hold the subjects too, as far as they fit one study."""

    def __init__(self, embedder: Embedder, space: SubjectSpace) -> None:
        self._embedder = embedder
        self._space = space

    @property
    def name(self) -> str:
        """As `Embedder.name`."""
        return self._embedder.name

    def embed(self, texts: Sequence[str], languages: Sequence[str], progress: Progress | None = None) -> Rows:
        """As `Embedder.embed`."""
        heard = self._embedder.read_subjects(texts, languages)
        return self._space.join(self._embedder.embed(texts, languages, progress), heard)

    def read_subjects(self, texts: Sequence[str], languages: Sequence[str]) -> NDArray[np.float32]:
        """As `Embedder.read_subjects`."""
        return self._embedder.read_subjects(texts, languages)

    def unknown_languages(self, languages: Sequence[str]) -> tuple[str, ...]:
        """As `Embedder.unknown_languages`."""
        return self._embedder.unknown_languages(languages)


def enter_study(
    embedder: Embedder, texts: Sequence[str], languages: Sequence[str], vectors: Rows
) -> tuple[StudyEmbedder, Rows]:
    """Give back the embedder of the study that says `texts`, and the rows of these texts.

    `vectors`: what `embedder` made of the texts. Zero texts: the vectors come back.
    """
    heard = embedder.read_subjects(texts, languages)
    space = learn_subject_space(heard)
    return StudyEmbedder(embedder, space), space.join(vectors, heard)
