"""`python -m tests.benchmarks.encoding [n]`: texts per second, beside a bare `model.encode` on every core.

The texts are the wordings of the training material, in the English words that the encoder reads; the bare
run gets them sorted by length, as the library does itself. The last line encodes 1 % new texts over a cache.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

import torch

from analysis.text.own_encoder import load_own_encoder
from analysis.text.vector_cache import CachedEncoder
from training.__main__ import gloss_points
from training.material import read_points

_BATCH = 32
_ROUNDS = 3


def main() -> None:
    """Print texts per second of both, alternating, and what a second run with 1 % new texts costs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("n", nargs="?", type=int, default=3_000)
    texts = _read_texts(parser.parse_args().n)
    encoder = load_own_encoder()
    encoder.encode(texts[:64])
    model = encoder._loaded()
    print(f"{len(texts)} texts; {torch.get_num_threads()} threads for the bare model")
    for _ in range(_ROUNDS):
        start = time.perf_counter()
        model.encode(texts, batch_size=_BATCH, normalize_embeddings=True, show_progress_bar=False)
        bare = len(texts) / (time.perf_counter() - start)
        start = time.perf_counter()
        encoder.encode(texts)
        ours = len(texts) / (time.perf_counter() - start)
        print(f"bare {bare:.0f}/s, ours {ours:.0f}/s: {ours / bare:.2f} times", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        CachedEncoder(encoder, Path(folder)).encode(texts)
        more = [f"{text} again" for text in texts[: len(texts) // 100]]
        asked: list[int] = []
        counting = _Counting(encoder.identity, encoder.encode, asked)
        CachedEncoder(counting, Path(folder)).encode([*texts, *more])
        print(f"with {len(more)} new texts: {sum(asked)} encoded")


class _Counting:
    def __init__(self, identity: str, encode, asked: list[int]) -> None:  # type: ignore[no-untyped-def]
        self.identity, self._encode, self._asked = identity, encode, asked

    def encode(self, texts, progress=None):  # type: ignore[no-untyped-def]
        self._asked.append(len(texts))
        return self._encode(texts, progress)


def _read_texts(n: int) -> list[str]:
    wordings = {wording for point in gloss_points(read_points()) for wording in point.wordings}
    return sorted(wordings, key=lambda text: (-len(text), text))[:: max(1, len(wordings) // n)][:n]


if __name__ == "__main__":
    main()
