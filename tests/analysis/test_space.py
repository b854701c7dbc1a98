"""The embedder of a study says vectors and subjects together, for its statements and for examples."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from analysis.space import enter_study
from tests.fake_embedder import FakeEmbedder


class _Hears(FakeEmbedder):
    """Hears one subject, in texts about trees."""

    def read_subjects(self, texts: Sequence[str], languages: Sequence[str]) -> np.ndarray:
        return np.array([[0.9 if "boom" in text else 0.05] for text in texts], dtype=np.float32).reshape(
            -1, 1
        )


def test_examples_stand_where_the_same_statement_stands() -> None:
    texts = ["een boom op het plein", "een boom in de straat", "de bus rijdt niet", "de trein is laat"]
    embedder = _Hears()
    vectors = embedder.embed(texts, ["nl"] * 4)
    placing, rows = enter_study(embedder, texts, ["nl"] * 4, vectors)
    assert rows.shape == (4, vectors.shape[1] + 1)
    np.testing.assert_array_equal(placing.embed(texts[:2], ["nl"] * 2), rows[:2])
    assert placing.name == embedder.name
    assert placing.unknown_languages(["fr", "nl"]) == ("fr",)
    assert placing.read_subjects(texts[:1], ["nl"]).shape == (1, 1)


def test_an_embedder_that_hears_nothing_changes_nothing() -> None:
    embedder = FakeEmbedder()
    vectors = embedder.embed(["een", "twee woorden"], ["nl"] * 2)
    placing, rows = enter_study(embedder, ["een", "twee woorden"], ["nl"] * 2, vectors)
    assert rows is vectors
    assert placing.embed([], []).shape == (0, 64)
