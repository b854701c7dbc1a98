"""Which embedder is used: the offline default, or a sentence-transformers model by name or folder.

Nothing heavy (torch, sentence_transformers) is imported before the first text is embedded.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from analysis.text.embedder import Embedder, Progress
from analysis.text.glossary_bridge import load_glossary_bridge
from analysis.text.sentence_model import find_model_folder, load_sentence_model

__all__ = ["AUTO", "HUB_MODEL", "HUB_MODEL_MB", "OFFLINE", "PLAIN", "Embedder", "load_embedder"]

AUTO = "auto"
OFFLINE = "offline"
PLAIN = "offline-plain"
HUB_MODEL = "clips/e5-small-trm-nl"
"""The Dutch model that `auto` prefers: MIT, 40.8 M parameters (MTEB-NL and E5-NL, arXiv 2509.12340)."""
HUB_MODEL_MB = 170
"""About how much of it is fetched, in MB: 40.8 M weights of four bytes and its word list."""


def load_embedder(
    choice: str,
    *,
    cache_folder: Path | None = None,
    allow_download: bool = False,
    hub_model: str = HUB_MODEL,
    glossary_additions: Sequence[Path] = (),
    download_progress: Progress | None = None,
) -> Embedder:
    """Give back the embedder that was asked for; its model is read when the first text is embedded.

    `choice`: 'offline' (glossary bridge over our own encoder), 'offline-plain' (the same over the model
    that it was trained from), 'auto' (`hub_model` when it is on this machine or may be
    downloaded, otherwise the glossary bridge) or the name or folder of a sentence-transformers model.
    `cache_folder`: where vectors are kept for a next run; None keeps nothing. `allow_download`: whether
    a model may be fetched from the hub; `download_progress` hears the share done, 0..1.
    `glossary_additions`: files of a user with extra words, which go before ours.
    Raises ModelUnavailable when the model is not here, UnreadableFile for a bad glossary file.
    """
    if choice == AUTO:
        choice = hub_model if allow_download or find_model_folder(hub_model) else OFFLINE
    if choice in (OFFLINE, PLAIN):
        return load_glossary_bridge(
            cache_folder=cache_folder, additions=glossary_additions, is_plain=choice == PLAIN
        )
    return load_sentence_model(
        choice, cache_folder=cache_folder, allow_download=allow_download, progress=download_progress
    )
