"""`python -m tests.evals directions`: direction per statement and kind of input against the gold of the demo.

Only texts with a gold direction count, within their gold theme. 'decided' is the share that gets a direction;
minus is the rarer pole. V is the dividedness that follows, beside that of the gold.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.text.embedder import Embedder
from analysis.themes.codebook_file import load_codebook
from analysis.themes.directions import find_directions, learn_poles, write_pole_lesson
from analysis.themes.input_kinds import weigh_input_kinds
from analysis.themes.theme_model import learn_themes, write_lesson
from tests.evals.answers import GoldTexts, read_answers, read_phrases

HEADER = (
    f"{'texts':<10}{'theme':<7}{'n':>6}{'decided':>9}{'right':>8}{'minus found':>13}{'minus right':>13}"
    f"{'V':>7}{'V gold':>8}"
)


def print_directions(embedder: Embedder) -> None:
    """Print the table of directions, then that of kinds of input."""
    print(f"representation: {embedder.name}")
    print(HEADER)
    for gold in (read_phrases(), read_answers()):
        vectors = embedder.embed(gold.table["text"].tolist(), ["nl"] * len(gold.table))
        for line in write_direction_lines(embedder, gold, vectors):
            print(line, flush=True)
        print(write_kind_line(embedder, gold, vectors), flush=True)


def write_direction_lines(embedder: Embedder, gold: GoldTexts, vectors: NDArray[np.float32]) -> Iterator[str]:
    """Give back one line per theme with poles, and one for all."""
    book = load_codebook("belevingsthemas")
    poles = learn_poles(book, _embed(embedder, write_pole_lesson(book)))
    table, parts = gold.table, []
    for name, opposites in poles.items():
        rows = np.flatnonzero(table["theme"].eq(name) & table["pole"].isin(["+", "-"]))
        found, _ = find_directions(table["text"].iloc[rows].tolist(), vectors[rows], book, opposites)
        truth = np.where(table["pole"].iloc[rows].eq("+"), 1, -1)
        parts.append((found, truth))
        yield _direction_line(gold.name, name, found, truth)
    found, truth = (np.concatenate([part[side] for part in parts]) for side in (0, 1))
    yield _direction_line(gold.name, "all", found, truth)


def _direction_line(texts: str, name: str, found: NDArray[np.int64], truth: NDArray[np.int64]) -> str:
    decided = found != 0
    right = (found == truth)[decided].mean() if decided.any() else np.nan
    minus_found = (found == -1)[truth == -1].mean() if (truth == -1).any() else np.nan
    minus_right = (truth == -1)[found == -1].mean() if (found == -1).any() else np.nan
    return (
        f"{texts:<10}{name:<7}{len(truth):>6}{decided.mean():>9.2f}{right:>8.3f}{minus_found:>13.2f}"
        f"{minus_right:>13.2f}{_divided(found[decided]):>7.2f}{_divided(truth):>8.2f}"
    )


def _divided(direction: NDArray[np.int64]) -> float:
    plus = float((direction == 1).mean()) if len(direction) else np.nan
    return 4 * plus * (1 - plus)


def write_kind_line(embedder: Embedder, gold: GoldTexts, vectors: NDArray[np.float32]) -> str:
    """Give back how often the kind of input is right first, and among two; 'usual' says the commonest."""
    book = load_codebook("soorten_inbreng")
    lesson = write_lesson(book)
    model = learn_themes(book, lesson, _embed(embedder, lesson.texts))
    rows = np.flatnonzero(gold.table["kind"].isin(book.theme_ids))
    table = gold.table.iloc[rows]
    chances = weigh_input_kinds(table["text"].tolist(), table["function"].tolist(), vectors[rows], model)
    best = np.array(book.theme_ids)[np.argsort(-chances, axis=1)[:, :2]]
    right = best == table["kind"].to_numpy()[:, None]
    recall = pd.Series(right[:, 0]).groupby(table["kind"].to_numpy()).mean().mean()
    usual = table["kind"].value_counts(normalize=True).iloc[0]
    return (
        f"{gold.name:<10}kind of input: n {len(rows)}, right first {right[:, 0].mean():.3f}, among two "
        f"{right.any(axis=1).mean():.3f}, mean over the kinds {recall:.3f}, usual {usual:.3f}"
    )


def _embed(embedder: Embedder, texts: tuple[str, ...]) -> NDArray[np.float32]:
    return embedder.embed(texts, ["nl"] * len(texts))
