"""Our own encoder: small enough to ship, the default offline, and never a half-read file."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from analysis.text.embedding import load_embedder
from analysis.text.own_encoder import LAYERS_FILE, load_own_encoder
from data.errors import ModelUnavailable
from reporting.words.words import LANGUAGES, load_words


def test_the_trained_layers_are_shipped_and_small() -> None:
    assert LAYERS_FILE.is_file()
    assert LAYERS_FILE.stat().st_size <= 25_000_000


def test_offline_means_our_own_encoder_and_plain_the_published_one() -> None:
    assert "Beleef" in load_embedder("offline").name
    assert load_embedder("offline-plain").name == "glossary nl-en + all-MiniLM-L6-v2"


def test_the_identity_changes_with_the_file(tmp_path: Path) -> None:
    other = tmp_path / "layers.safetensors"
    other.write_bytes(LAYERS_FILE.read_bytes()[:-1] + b"\x00")
    assert load_own_encoder(other).identity != load_own_encoder().identity


def test_a_missing_file_is_said_in_both_languages(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable) as caught:
        load_own_encoder(tmp_path / "layers.safetensors")
    assert caught.value.problem.code == "trained_layers_missing"
    for language in LANGUAGES:
        assert "layers.safetensors" in load_words(language).problem(caught.value.problem)


@pytest.mark.model
@pytest.mark.parametrize("content", ["rubbish", "other shape", "other layer"])
def test_a_file_that_does_not_fit_is_refused(tmp_path: Path, content: str) -> None:
    file = tmp_path / "layers.safetensors"
    if content == "rubbish":
        file.write_bytes(b"rubbish")
    else:
        name = "3.output.dense.bias" if content == "other shape" else "9.output.dense.bias"
        save_file({name: np.zeros(7, dtype=np.float16)}, file)
    with pytest.raises(ModelUnavailable) as caught:
        load_own_encoder(file).encode(["a text"])
    assert caught.value.problem.code == "model_unreadable"


@pytest.mark.model
def test_what_residents_say_about_one_thing_lies_closer_than_in_the_published_model() -> None:
    texts = ["De straatverlichting is stuk", "Pikdonker op weg naar huis", "De bus komt nooit op tijd"]
    gaps = []
    for choice in ("offline", "offline-plain"):
        rows = load_embedder(choice).embed(texts, ["nl"] * 3)
        assert np.linalg.norm(rows, axis=1) == pytest.approx([1, 1, 1], abs=1e-5)
        gaps.append(float(rows[0] @ rows[1] - rows[0] @ rows[2]))
    assert gaps[0] > gaps[1]
