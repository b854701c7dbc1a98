"""`python -m tests.benchmarks.themes [sizes]`: seconds to group given vectors, beside BERTopic.

The vectors are noisy mixtures of forty directions; the texts are made of made-up words whose
frequencies fall as in real language. Embedding is not in the seconds.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Callable

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.themes.grouping import find_themes
from analysis.themes.labels import name_themes
from analysis.themes.quotes import choose_quotes
from tests.evals.peers import group_with_bertopic, has_bertopic

SIZES = (1_000, 5_000, 10_000, 100_000, 1_000_000)
_LARGEST_FOR_BERTOPIC = 10_000


def make_mixture(n: int, *, seed: int = 1, groups: int = 40) -> tuple[pd.DataFrame, NDArray[np.float32]]:
    """Give back `n` statements by half as many people, and unit rows of 384 numbers around centres."""
    chance = np.random.default_rng(seed)
    centres = chance.normal(size=(groups, 384)).astype(np.float32)
    vectors = 2.2 * chance.standard_normal(size=(n, 384), dtype=np.float32)
    vectors += centres[chance.integers(0, groups, n)]
    vectors /= np.sqrt(np.einsum("ij,ij->i", vectors, vectors))[:, None]
    letters = np.array(list("aeioubdfgklmnprst"))
    words = np.array(["".join(chance.choice(letters, chance.integers(3, 11))) for _ in range(20_000)])
    frequency = 1 / np.arange(1, len(words) + 1) ** 0.9
    chosen = chance.choice(len(words), size=(n, 12), p=frequency / frequency.sum())
    statements = pd.DataFrame(
        {
            "statement_id": [f"s{row}" for row in range(n)],
            "text": [" ".join(words[row]) for row in chosen],
            "respondent_id": [f"r{row // 2}" for row in range(n)],
        }
    )
    return statements, vectors


def measure_seconds(work: Callable[[], object]) -> float:
    """Give back how long `work` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    """Print one line per size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES)
    sizes = parser.parse_args().sizes
    if has_bertopic() and min(sizes) <= _LARGEST_FOR_BERTOPIC:
        print("warming up BERTopic (compiles on first use)", flush=True)
        warm, warm_vectors = make_mixture(500)
        texts = warm["text"].tolist()
        print(f"  {measure_seconds(lambda: group_with_bertopic(texts, warm_vectors, 1)):.1f} s")
    print(
        f"{'n':>8}{'themes':>8}{'find_themes':>13}{'names':>8}{'quotes':>8}{'BERTopic':>10}  seconds; peak GB"
    )
    for size in sizes:
        print(_line_of(size), flush=True)


def _line_of(size: int) -> str:
    statements, vectors = make_mixture(size)
    start = time.perf_counter()
    found = find_themes(statements, vectors)
    grouping = time.perf_counter() - start
    naming = measure_seconds(lambda: name_themes(statements, found))
    quoting = measure_seconds(lambda: choose_quotes(statements, vectors, found))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    rival = "-"
    if has_bertopic() and size <= _LARGEST_FOR_BERTOPIC:
        texts = statements["text"].tolist()
        rival = f"{measure_seconds(lambda: group_with_bertopic(texts, vectors, 1)):.2f}"
    return (
        f"{size:>8}{found.n_themes:>8}{grouping:>13.2f}{naming:>8.2f}{quoting:>8.2f}{rival:>10}{peak:>18.1f}"
    )


if __name__ == "__main__":
    main()
