"""A sentence-transformers model by hub name or folder: found or fetched, with its own prefix.

Only safetensors weights are read and no code of a model is run. The hub is asked only when a download
is allowed; the usual settings of the machine (HF_HOME, HF_HUB_OFFLINE) hold.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from huggingface_hub import snapshot_download
from huggingface_hub.errors import HfHubHTTPError, HFValidationError, LocalEntryNotFoundError
from tqdm.auto import tqdm  # type: ignore[import-untyped]

from analysis.text.embedder import Encoder, Progress, Rows, no_subjects
from analysis.text.encoder import ModelEncoder, load_folder
from analysis.text.glossary.reading import read_glossary
from analysis.text.glossing import Glosser
from analysis.text.subjects.hearing import Hearing
from analysis.text.vector_cache import CachedEncoder
from data.errors import ModelUnavailable

_FILES = ("*.json", "*.safetensors", "*.txt", "*.model", "*.jinja")
_NOT_NEEDED = ("onnx/*", "openvino/*", "*.onnx", "*.bin")
_PREFIXES = (
    (re.compile(r"e5.*instruct", re.IGNORECASE), "Instruct: Identify the subject of the given text\nQuery: "),
    (re.compile(r"(^|[-_/])e5([-_]|$)", re.IGNORECASE), "query: "),
)
_PROMPTS = ("clustering", "Clustering", "query")


class SentenceModel:
    """An `Embedder` over a sentence-transformers model; `prefix` goes before every text.

    `hearing`: how subjects are heard, None = not.
    """

    def __init__(self, name: str, encoder: Encoder, prefix: str = "", hearing: Hearing | None = None) -> None:
        self._name = name
        self._encoder = encoder
        self._prefix = prefix
        self._hearing = hearing

    @property
    def name(self) -> str:
        """Name of the model; of a folder only its last part."""
        return self._name

    def embed(self, texts: Sequence[str], languages: Sequence[str], progress: Progress | None = None) -> Rows:
        """As `Embedder.embed`; the language of a text makes no difference."""
        if len(texts) != len(languages):
            raise ValueError("texts and languages must have the same length")
        return self._encoder.encode([self._prefix + text for text in texts], progress)

    def read_subjects(self, texts: Sequence[str], languages: Sequence[str]) -> Rows:
        """As `Embedder.read_subjects`."""
        return no_subjects(texts) if self._hearing is None else self._hearing.hear(texts, languages)

    def unknown_languages(self, languages: Sequence[str]) -> tuple[str, ...]:
        """As `Embedder.unknown_languages`: none, a model does not say what it cannot do."""
        del languages
        return ()


def load_sentence_model(
    choice: str,
    *,
    cache_folder: Path | None = None,
    allow_download: bool = False,
    progress: Progress | None = None,
) -> SentenceModel:
    """Give back the model by hub name or folder, fetched when that is allowed; it is read at the first text.

    Raises ModelUnavailable when it is not on this machine and may not or cannot be fetched, or is no model.
    """
    folder = find_model_folder(choice)
    if folder is None and allow_download:
        folder = _download(choice, progress)
    if folder is None:
        raise ModelUnavailable("model_not_here", model=_short(choice))
    name = _short(choice)
    encoder: Encoder = ModelEncoder(_identity(choice, folder), lambda: load_folder(folder, name))
    if cache_folder is not None:
        encoder = CachedEncoder(encoder, cache_folder)
    hearing = Hearing(Glosser(read_glossary()))
    return SentenceModel(name, encoder, find_prefix(choice, folder), hearing)


def find_model_folder(choice: str) -> Path | None:
    """Give back the folder of a model that is on this machine, by folder or hub name; None when it is not."""
    if Path(choice).is_dir():
        return Path(choice) if (Path(choice) / "modules.json").is_file() else None
    try:
        folder = Path(snapshot_download(choice, local_files_only=True))
    except (LocalEntryNotFoundError, HFValidationError, OSError, ValueError):
        return None
    is_whole = (folder / "modules.json").is_file() and any(folder.rglob("*.safetensors"))
    return folder if is_whole else None


def find_prefix(choice: str, folder: Path) -> str:
    """Give back what goes before a text: the model's own prompt for clustering, or its family's, or ''."""
    prompts = _read_json(folder / "config_sentence_transformers.json").get("prompts") or {}
    for name in _PROMPTS:
        if prompts.get(name):
            return str(prompts[name])
    names = (choice, str(_read_json(folder / "config.json").get("_name_or_path", "")))
    return next((prefix for family, prefix in _PREFIXES if any(family.search(name) for name in names)), "")


def _download(choice: str, progress: Progress | None) -> Path:
    try:
        return Path(
            snapshot_download(
                choice,
                allow_patterns=list(_FILES),
                ignore_patterns=list(_NOT_NEEDED),
                tqdm_class=_bar_for(progress),
            )
        )
    except (HfHubHTTPError, HFValidationError, OSError, ValueError) as error:
        raise ModelUnavailable("model_download_failed", model=_short(choice)) from error


def _bar_for(progress: Progress | None) -> type[Any]:
    """Give back a progress bar that draws nothing and tells `progress` the share that is here."""

    class Bar(tqdm):  # type: ignore[misc]
        def __init__(self, *arguments: Any, **settings: Any) -> None:
            super().__init__(*arguments, **{**settings, "disable": False, "file": _Nowhere()})

        def display(self, *arguments: Any, **settings: Any) -> None:
            if progress is not None and self.total:
                progress(min(1.0, self.n / self.total))

    return Bar


class _Nowhere:
    """A stream that swallows what is written to it."""

    def write(self, text: str) -> int:
        return len(text)

    def flush(self) -> None:
        """Nothing waits."""


def _identity(choice: str, folder: Path) -> str:
    """Give back the name with a digest of the model's weights and settings."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.suffix in {".json", ".txt", ".safetensors"} and path.is_file():
            digest.update(path.relative_to(folder).as_posix().encode())
            with path.open("rb") as file:
                digest.update(hashlib.file_digest(file, "sha256").digest())
    return f"{_short(choice)}:{digest.hexdigest()[:16]}"


def _short(choice: str) -> str:
    return Path(choice).name if Path(choice).is_dir() or choice.startswith(("/", ".", "~")) else choice


def _read_json(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
