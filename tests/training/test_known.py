"""The shipped vectors are those of the shipped encoder, for every text of the shipped codebooks."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np

from analysis.text.own_encoder import KNOWN_FOLDER, load_own_encoder
from analysis.text.vector_cache import make_keys, read_rows
from training.known import list_known_texts, write_known_vectors


def _read_known(folder: Path, texts: list[str]) -> tuple[np.ndarray, np.ndarray]:
    identity = load_own_encoder().identity
    name = hashlib.sha256(identity.encode()).hexdigest()[:16]
    return read_rows(folder / name, make_keys(identity, texts))


def test_every_taught_text_is_known_by_the_shipped_encoder() -> None:
    texts = list_known_texts()
    assert len(texts) > 1_000
    rows, found = _read_known(KNOWN_FOLDER, texts)
    assert found.all(), "run python -m training.known"
    some = list(range(0, len(texts), 200))
    fresh = load_own_encoder().encode([texts[number] for number in some])
    np.testing.assert_allclose(rows[some], fresh, atol=2e-5)


def test_old_vectors_make_place_for_new_ones(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr("training.known._taught", lambda: iter(["meer groen", "een bank", "meer groen"]))
    folder = tmp_path / "known"
    (folder / "old").mkdir(parents=True)
    assert write_known_vectors(folder=folder) == 2
    assert [path.name for path in folder.iterdir()] != ["old"]
    rows, found = _read_known(folder, list_known_texts())
    assert found.all()
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1.0, atol=1e-4)
