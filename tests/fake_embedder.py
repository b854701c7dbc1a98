"""An embedder for tests: texts that share words lie close together. No model, always the same."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

_LETTERS = 5


class FakeEmbedder:
    """Gives each word a fixed direction by its first letters, and each text the sum of its words.

    `length` of the rows; `known` languages; `calls` counts the texts that were embedded.
    """

    def __init__(self, length: int = 64, known: Sequence[str] = ("nl", "en")) -> None:
        self._length = length
        self._known = frozenset(known) | {"und"}
        self.calls = 0

    @property
    def name(self) -> str:
        return "fake words"

    def embed(
        self, texts: Sequence[str], languages: Sequence[str], progress: Callable[[float], None] | None = None
    ) -> NDArray[np.float32]:
        assert len(texts) == len(languages)
        self.calls += len(texts)
        rows = np.zeros((len(texts), self._length), dtype=np.float32)
        for number, text in enumerate(texts):
            for word in re.findall(r"\w+", text.lower()):
                if len(word) > 2:
                    rows[number] += _direction(word[:_LETTERS], self._length)
            if not rows[number].any():
                rows[number] = _direction(text or "", self._length)
        if progress is not None:
            progress(1.0)
        return rows / np.linalg.norm(rows, axis=1, keepdims=True) if len(rows) else rows

    def read_subjects(self, texts: Sequence[str], languages: Sequence[str]) -> NDArray[np.float32]:
        assert len(texts) == len(languages)
        return np.zeros((len(texts), 0), dtype=np.float32)

    def unknown_languages(self, languages: Sequence[str]) -> tuple[str, ...]:
        return tuple(sorted(set(languages) - self._known))


@lru_cache(maxsize=50_000)
def _direction(word: str, length: int) -> NDArray[np.float32]:
    seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:8], "little")
    return np.random.default_rng(seed).standard_normal(length).astype(np.float32)
