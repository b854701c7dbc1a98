"""Runs a sentence-transformers model over many texts: each distinct text once, batches of like length.

torch and sentence_transformers are imported when the first text is encoded.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from analysis.text.embedder import Progress, Rows
from data.errors import ModelUnavailable

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

_BATCH = 32
_CHUNK = 1024


class ModelEncoder:
    """An `Encoder` over one sentence-transformers model; `load` is called once, at the first text."""

    def __init__(self, identity: str, load: Callable[[], SentenceTransformer]) -> None:
        self.identity = identity
        self._load = load
        self._model: SentenceTransformer | None = None

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Rows:
        """As `Encoder.encode`. The longest texts go first, so that memory runs out early or never."""
        model = self._loaded()
        distinct = sorted(set(texts), key=lambda text: (-len(text), text))
        rows = [np.zeros((0, int(model.get_embedding_dimension() or 0)), dtype=np.float32)]
        for start in range(0, len(distinct), _CHUNK):
            rows.append(_encode_chunk(model, distinct[start : start + _CHUNK]))
            if progress is not None:
                progress(min(1.0, (start + _CHUNK) / len(distinct)))
        return _spread(np.concatenate(rows), distinct, texts)

    def _loaded(self) -> SentenceTransformer:
        if self._model is None:
            self._model = self._load()
        return self._model


def load_folder(folder: Path, name: str) -> SentenceTransformer:
    """Give back the model in `folder`, on the processor, from safetensors only; no code of the model is run.

    `name`: what a person calls the model. Raises ModelUnavailable when the folder holds no such model.
    """
    prepare_libraries()
    from sentence_transformers import SentenceTransformer

    try:
        return SentenceTransformer(
            str(folder), device="cpu", local_files_only=True, model_kwargs={"use_safetensors": True}
        ).eval()
    except (OSError, ValueError, KeyError, TypeError, ImportError, RuntimeError, AttributeError) as error:
        raise ModelUnavailable("model_unreadable", model=name) from error


def prepare_libraries() -> None:
    """Let torch use every core of this process, and let transformers draw no progress bars."""
    import torch
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    torch.set_num_threads(cores)


def _encode_chunk(model: SentenceTransformer, texts: Sequence[str]) -> Rows:
    found = model.encode(
        list(texts),
        batch_size=_BATCH,
        convert_to_numpy=True,
        normalize_embeddings=True,
        show_progress_bar=False,
    )
    return np.asarray(found, dtype=np.float32)


def _spread(rows: Rows, distinct: Sequence[str], texts: Sequence[str]) -> Rows:
    place: Mapping[str, int] = {text: number for number, text in enumerate(distinct)}
    return rows[np.fromiter((place[text] for text in texts), dtype=np.int64, count=len(texts))]
