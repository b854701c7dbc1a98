"""`python -m tests.evals [groups|deductive|directions] [--model offline] [--seeds 3]`: tables of quality."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from analysis.space import enter_study
from analysis.text.embedding import load_embedder
from analysis.text.language import recognise_languages
from analysis.themes.grouping import find_themes
from tests.evals.deductive import print_deductive
from tests.evals.directions import print_directions
from tests.evals.peers import Groups, group_with_bertopic, group_with_kmeans, has_bertopic
from tests.evals.scores import Score, find_own_groups, measure_neighbour_accuracy, score_groups
from tests.evals.sets import LabelledSet, read_all

OURS = "Beleef"
SMALL_VOICES = ("T11", "T20", "T22")
_HEADER = (
    f"{'set':<22}{'method':<34}{'n':>6}{'gold k':>8}{'found k':>9}{'V':>7}{'ARI':>7}"
    f"{'V apart':>9}{'ARI apart':>11}{'own':>6}{'single':>8}{'k1':>7}"
)


def main() -> None:
    """Print one table; in that of the groups a set or rival that is absent gets a line saying so."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("part", nargs="?", choices=("groups", "deductive", "directions"), default="groups")
    parser.add_argument("--model", default="offline", help="as in the product: offline, a name or a folder")
    parser.add_argument("--seeds", type=int, default=3, help="number of seeds to average over")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        embedder = load_embedder(arguments.model, cache_folder=Path(folder))
        if arguments.part == "deductive":
            print_deductive(embedder, arguments.seeds)
            return
        if arguments.part == "directions":
            print_directions(embedder)
            return
        print(f"representation: {embedder.name}; mean of {arguments.seeds} seeds")
        print("V and ARI: singles and outliers with their nearest group; apart: each on its own")
        print("own: gold labels with a group in which they are the largest and that holds half of them")
        print(_HEADER)
        for name, labelled in read_all():
            if labelled is None:
                print(f"{name:<22}not on this machine: skipped")
                continue
            labelled.statements["language"] = recognise_languages(labelled.statements["text"], "nl")
            texts = labelled.statements["text"].tolist()
            languages = labelled.statements["language"].tolist()
            vectors = embedder.embed(texts, languages)
            _, rows = enter_study(embedder, texts, languages, vectors)
            for line in _lines_of(labelled, vectors, rows, arguments.seeds):
                print(line, flush=True)
    if not has_bertopic():
        print("BERTopic is not installed (requirements-bench.txt): its lines are missing")


def _lines_of(
    labelled: LabelledSet, vectors: NDArray[np.float32], rows: NDArray[np.float32], seeds: int
) -> Iterator[str]:
    """Give back a line per method; `rows`: the vectors with the subjects that are heard beside them."""
    n_gold = len(set(labelled.gold.tolist()))
    for method, (group, own) in _methods(labelled, vectors, rows, n_gold).items():
        near = measure_neighbour_accuracy(labelled.gold, own)
        found = [group(seed) for seed in range(20260, 20260 + seeds)]
        scores = [score_groups(labelled.gold, *groups) for groups in found]
        yield _write_line(labelled, method, n_gold, scores, near)
        if method == OURS and labelled.name == "demo phrases":
            yield _tell_small_voices(labelled, [nearest for _, nearest in found])


def _methods(
    labelled: LabelledSet, vectors: NDArray[np.float32], rows: NDArray[np.float32], n_gold: int
) -> dict[str, tuple[Callable[[int], Groups], NDArray[np.float32]]]:
    """Give back how each method groups with a seed, and the rows that it looks at."""

    def ours(own: NDArray[np.float32]) -> Callable[[int], Groups]:
        def group(seed: int) -> Groups:
            found = find_themes(labelled.statements, own, seed=seed)
            return found.theme_index, found.nearest

        return group

    def bertopic(own: NDArray[np.float32]) -> Callable[[int], Groups]:
        return lambda seed: group_with_bertopic(labelled.statements["text"].tolist(), own, seed)

    def kmeans(own: NDArray[np.float32]) -> Callable[[int], Groups]:
        return lambda seed: group_with_kmeans(own, n_gold, seed)

    methods = {OURS: ours, "BERTopic, defaults": bertopic, "KMeans, true k told": kmeans}
    if not has_bertopic():
        del methods["BERTopic, defaults"]
    spaces = {"": rows, ", no subjects": vectors}
    return {
        f"{name}{also}": (make(own), own) for also, own in spaces.items() for name, make in methods.items()
    }


def _tell_small_voices(labelled: LabelledSet, found: list[NDArray[np.int64]]) -> str:
    """Give back which part of each minority theme of the demo lies in a group of its own, per seed."""
    own = [find_own_groups(labelled.gold, nearest, 0.0) for nearest in found]
    parts = [f"{name} " + "/".join(f"{groups.get(name, 0.0):.2f}" for groups in own) for name in SMALL_VOICES]
    return "   small voices, part in a group of their own, per seed: " + ", ".join(parts)


def _write_line(labelled: LabelledSet, method: str, n_gold: int, scores: list[Score], near: float) -> str:
    def mean(field: str) -> float:
        return float(np.mean([getattr(score, field) for score in scores]))

    return (
        f"{labelled.name:<22}{method:<34}{len(labelled.gold):>6}{n_gold:>8}{mean('n_groups'):>9.1f}"
        f"{mean('v'):>7.3f}{mean('ari'):>7.3f}{mean('v_apart'):>9.3f}{mean('ari_apart'):>11.3f}"
        f"{mean('n_own'):>6.1f}{mean('single_share'):>8.3f}{near:>7.3f}"
    )


if __name__ == "__main__":
    main()
