"""Which embedder is used, how a model in a folder is loaded, and that what is absent is said clearly."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from analysis.text import carried_model
from analysis.text.embedding import load_embedder
from analysis.text.glossary.reading import read_glossary
from analysis.text.glossary_bridge import GlossaryBridge
from analysis.text.glossing import Glosser
from analysis.text.sentence_model import find_model_folder, find_prefix
from data.errors import ModelUnavailable
from reporting.words.words import LANGUAGES, load_words
from tests.analysis.text.test_vector_cache import CountingEncoder
from tests.tiny_model import make_tiny_model

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(autouse=True)
def without_hub(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path / "hub"))
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)


@pytest.fixture(scope="module")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give back the folder of a SentenceTransformer of one layer and a few words, made here."""
    return make_tiny_model(tmp_path_factory.mktemp("tiny"))


def test_a_model_in_a_folder_is_loaded_and_gives_unit_rows(tiny_model: Path, tmp_path: Path) -> None:
    embedder = load_embedder(str(tiny_model), cache_folder=tmp_path)
    heard: list[float] = []
    texts = ["het park", "de bus", "het park", "rust"]
    rows = embedder.embed(texts, ["nl"] * 4, heard.append)
    assert embedder.name == "tiny-e5-nl"
    assert rows.shape == (4, 16)
    assert rows.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    np.testing.assert_array_equal(rows[0], rows[2])
    assert heard[-1] == 1.0
    assert embedder.unknown_languages(["fr", "nl"]) == ()
    again = load_embedder(str(tiny_model), cache_folder=tmp_path).embed(texts[::-1], ["nl"] * 4)
    np.testing.assert_array_equal(again[::-1], rows)
    assert load_embedder(str(tiny_model)).embed([], []).shape == (0, 16)


def test_the_prefix_of_the_family_goes_before_each_text(tiny_model: Path) -> None:
    from sentence_transformers import SentenceTransformer

    plain = SentenceTransformer(str(tiny_model), device="cpu")
    expected = plain.encode(["query: het park"], normalize_embeddings=True)
    found = load_embedder(str(tiny_model)).embed(["het park"], ["nl"])
    np.testing.assert_allclose(found, expected, atol=1e-6)


@pytest.mark.parametrize(
    ("name", "prompts", "prefix"),
    [
        ("clips/e5-small-trm-nl", {}, "query: "),
        ("intfloat/multilingual-e5-base", {}, "query: "),
        ("paraphrase-multilingual-MiniLM-L12-v2", {}, ""),
        ("some/model", {"clustering": "cluster: ", "query": "q: "}, "cluster: "),
        ("some/model", {"query": "q: "}, "q: "),
    ],
)
def test_prefix_by_name_or_by_the_models_own_prompts(
    tmp_path: Path, name: str, prompts: dict[str, str], prefix: str
) -> None:
    (tmp_path / "config_sentence_transformers.json").write_text(
        json.dumps({"prompts": prompts}), encoding="utf-8"
    )
    assert find_prefix(name, tmp_path) == prefix


def test_auto_takes_the_hub_model_only_when_it_is_here(tiny_model: Path) -> None:
    assert load_embedder("auto").name.startswith("glossary nl-en")
    assert load_embedder("auto", hub_model=str(tiny_model)).name == "tiny-e5-nl"


@pytest.mark.parametrize("choice", ["nobody/no-such-model", "not a name!", "/no/such/folder", ""])
def test_a_model_that_is_not_here_is_said_in_both_languages(choice: str) -> None:
    with pytest.raises(ModelUnavailable) as caught:
        load_embedder(choice)
    assert caught.value.problem.code == "model_not_here"
    for language in LANGUAGES:
        assert "offline" in load_words(language).problem(caught.value.problem)


def test_a_download_that_fails_is_said(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable) as caught:
        load_embedder("nobody/no-such-model", allow_download=True)
    assert caught.value.problem.code == "model_download_failed"


def test_a_folder_without_a_model_is_said_when_it_is_read(tmp_path: Path) -> None:
    assert find_model_folder(str(tmp_path)) is None
    (tmp_path / "modules.json").write_text("[]", encoding="utf-8")
    (tmp_path / "config.json").write_text("{", encoding="utf-8")
    with pytest.raises(ModelUnavailable) as caught:
        load_embedder(str(tmp_path)).embed(["a"], ["nl"])
    assert caught.value.problem.code == "model_unreadable"


def test_changed_weights_are_refused_before_loading(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"not the published weights")
    with pytest.raises(ModelUnavailable) as caught:
        carried_model.check_weights(tmp_path)
    assert caught.value.problem.code == "carried_model_changed"


def test_a_missing_package_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(carried_model, "_PACKAGE", "no-such-package-anywhere")
    with pytest.raises(ModelUnavailable) as caught:
        load_embedder("offline")
    assert caught.value.problem.code == "carried_model_missing"


def test_english_goes_straight_and_dutch_through_the_glossary() -> None:
    encoder = CountingEncoder()
    bridge = GlossaryBridge(encoder, "model", Glosser(read_glossary()), n_added=2)
    bridge.embed(["somebody plays", "speeltuin", "aire de jeux", "speeltuin"], ["en", "nl", "fr", "und"])
    assert encoder.asked == ["somebody plays", "playground", "aire de jeux", "playground"]
    assert bridge.unknown_languages(["nl", "fr", "en", "und", "fr", "es"]) == ("es", "fr")
    assert "(+2)" in bridge.name


def test_nothing_heavy_is_imported_before_the_first_text() -> None:
    code = (
        "import sys; from analysis.text.embedding import load_embedder; import analysis.text.statements;"
        "load_embedder('offline'); heavy = {'torch', 'sentence_transformers', 'transformers'};"
        "assert not heavy & set(sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


@pytest.mark.model
def test_the_carried_model_knows_what_dutch_sentences_have_in_common(tmp_path: Path) -> None:
    embedder = load_embedder("offline", cache_folder=tmp_path)
    texts = [
        "speeltuin voor de kinderen",
        "a playground for kids",
        "te veel zwerfvuil langs de weg",
        "speeltuin voor de kinderen",
    ]
    rows = embedder.embed(texts, ["nl", "en", "nl", "nl"])
    near = rows @ rows.T
    assert rows.shape == (4, 384)
    np.testing.assert_allclose(near.diagonal(), 1, atol=1e-5)
    assert near[0, 1] > near[0, 2] + 0.2
    np.testing.assert_array_equal(rows[0], rows[3])
    np.testing.assert_array_equal(
        load_embedder("offline", cache_folder=tmp_path).embed(texts, ["nl", "en", "nl", "nl"]), rows
    )


def test_more_cores_give_the_same_bits(tiny_model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = ["het", "park", "de", "bus", "rust", "bank", "fiets"]
    texts = [
        " ".join(words[(row * step) % 7] for step in range(1, 2 + row % 9)) + f" {row}" for row in range(900)
    ]
    found = []
    for n_cores in (1, 3):
        monkeypatch.setattr("analysis.text.encoder._count_cores", lambda n=n_cores: n)
        heard: list[float] = []
        found.append(load_embedder(str(tiny_model)).embed(texts, ["nl"] * 900, heard.append))
        assert heard == sorted(heard)
        assert len(heard) > 2
        assert heard[-1] == 1.0
    np.testing.assert_array_equal(found[0], found[1])
