"""Runs a sentence-transformers model over many texts: each distinct text once, batches of like length.

Short texts keep several cores busier when each core has a batch of its own than when they share the sums
of one batch; the vectors are the same bits. torch and sentence_transformers are imported when the first
text is encoded.
"""

from __future__ import annotations

import copy
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING

import numpy as np

from analysis.text.embedder import Progress, Rows
from data.errors import ModelUnavailable

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

_BATCH = 32
_BLOCK = 256


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
        blocks = [distinct[start : start + _BLOCK] for start in range(0, len(distinct), _BLOCK)]
        for number, found in enumerate(_encode_blocks(model, blocks), 1):
            rows.append(found)
            if progress is not None:
                progress(number / len(blocks))
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
    torch.set_num_threads(_count_cores())


def _encode_blocks(model: SentenceTransformer, blocks: Sequence[Sequence[str]]) -> Iterator[Rows]:
    """Give back the unit rows of each block, in order, on as many cores as there are blocks for."""
    workers = max(1, min(_count_cores(), len(blocks)))
    free: SimpleQueue[SentenceTransformer] = SimpleQueue()
    for twin in _make_twins(model, workers):
        free.put(twin)

    def encode(texts: Sequence[str]) -> Rows:
        own = free.get()
        try:
            return _encode_block(own, texts)
        finally:
            free.put(own)

    with _one_core_each(), ThreadPoolExecutor(workers) as pool:
        yield from pool.map(encode, blocks)


def _make_twins(model: SentenceTransformer, count: int) -> list[SentenceTransformer]:
    """Give back `count` models on the same weights, each with a tokenizer of its own: one serves one core."""
    shared = {id(tensor): tensor for tensor in (*model.parameters(), *model.buffers())}
    return [model, *(copy.deepcopy(model, dict(shared)) for _ in range(count - 1))]


@contextmanager
def _one_core_each() -> Iterator[None]:
    """Let each batch be computed on one core, for as long as this lasts."""
    import torch

    usual = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(usual)


def _count_cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _encode_block(model: SentenceTransformer, texts: Sequence[str]) -> Rows:
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
