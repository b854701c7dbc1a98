"""`python -m tests.evals deductive`: right theme first, and among three, given a codebook with examples.

Every seed draws ten phrases of each theme at random as examples; everything made from them is left out of
what is measured. Right is the main gold theme; 'any' counts every gold theme of the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from analysis.space import enter_study
from analysis.text.embedder import Embedder
from analysis.themes.codebook import Codebook
from analysis.themes.codebook_file import load_codebook
from analysis.themes.theme_model import learn_themes, write_lesson
from tests.evals.answers import GoldTexts, read_answers, read_phrases

EXAMPLES = 10
HEADER = f"{'texts':<10}{'codebook':<44}{'n':>7}{'first':>8}{'±':>7}{'three':>8}{'±':>7}{'any first':>11}"


def print_deductive(embedder: Embedder, seeds: int) -> None:
    """Print the table."""
    print(f"representation: {embedder.name}; {seeds} seeds; {EXAMPLES} examples per theme; ± = spread")
    print(HEADER)
    for line in write_lines(embedder, seeds):
        print(line, flush=True)


def write_lines(embedder: Embedder, seeds: int) -> Iterator[str]:
    """Give back one line per set of texts and kind of codebook."""
    book, phrases = load_codebook("belevingsthemas"), read_phrases()
    for gold in (phrases, read_answers()):
        texts, languages = gold.table["text"].tolist(), ["nl"] * len(gold.table)
        placing, vectors = enter_study(embedder, texts, languages, embedder.embed(texts, languages))
        scores: dict[str, list[tuple[float, ...]]] = {}
        for seed in range(seeds):
            drawn = _draw(phrases, book, seed)
            for name, taught, used in _codebooks(book, phrases, drawn):
                scores.setdefault(name, []).append(_score(placing, taught, gold, vectors, used))
        for name, rows in scores.items():
            mean, spread = np.mean(rows, axis=0), np.std(rows, axis=0)
            yield (
                f"{gold.name:<10}{name:<44}{mean[0]:>7.0f}{mean[1]:>8.3f}{spread[1]:>7.3f}"
                f"{mean[2]:>8.3f}{spread[2]:>7.3f}{mean[3]:>11.3f}"
            )


def _draw(phrases: GoldTexts, book: Codebook, seed: int) -> dict[str, NDArray[np.int64]]:
    """Give back ten rows of each theme."""
    chance = np.random.default_rng(seed)
    theme = phrases.table["theme"].to_numpy()
    return {name: chance.permutation(np.flatnonzero(theme == name))[:EXAMPLES] for name in book.theme_ids}


def _codebooks(
    book: Codebook, phrases: GoldTexts, drawn: dict[str, NDArray[np.int64]]
) -> Iterator[tuple[str, Codebook, NDArray[np.int64]]]:
    """Give back name, codebook and the phrases that it was taught."""
    texts = phrases.table["text"].to_numpy()
    every = np.concatenate(list(drawn.values()))
    said = {name: tuple(texts[rows].tolist()) for name, rows in drawn.items()}
    yield "as shipped (ten own examples, words)", book, every
    only = [replace(theme, label="-", belongs="", words=(), examples=said[theme.theme_id]) for theme in book]
    yield "ten phrases, nothing else", replace(book, themes=tuple(only)), every
    described = [replace(theme, examples=said[theme.theme_id]) for theme in book]
    yield "ten phrases, with name, description, words", replace(book, themes=tuple(described)), every
    both = [replace(theme, examples=theme.examples + said[theme.theme_id]) for theme in book]
    yield "as shipped and ten phrases", replace(book, themes=tuple(both)), every


def _score(
    embedder: Embedder, book: Codebook, gold: GoldTexts, vectors: NDArray[np.float32], used: NDArray[np.int64]
) -> tuple[float, float, float, float]:
    """Give back number of texts, right first, right among three, any right theme first."""
    lesson = write_lesson(book)
    model = learn_themes(book, lesson, embedder.embed(lesson.texts, ["nl"] * len(lesson.texts)))
    taught = set(read_phrases().table["phrases"].iloc[used])
    fresh = ~gold.table["phrases"].str.split("+").map(lambda names: bool(taught & set(names))).to_numpy()
    rows = np.flatnonzero(gold.is_themed & fresh)
    table = gold.table.iloc[rows]
    best = np.array(book.theme_ids)[
        np.argsort(-model.weigh(table["text"].tolist(), vectors[rows]), axis=1)[:, :3]
    ]
    right = best == table["theme"].to_numpy()[:, None]
    any_right = [one in themes.split("+") for one, themes in zip(best[:, 0], table["themes"], strict=True)]
    return (
        float(len(rows)),
        float(right[:, 0].mean()),
        float(right.any(axis=1).mean()),
        float(np.mean(any_right)),
    )
