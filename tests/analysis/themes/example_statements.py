"""Invented statements about a few subjects, with vectors in which a subject is a direction."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

SUBJECTS = {
    "fietsen": "Het fietspad langs de {x} is gevaarlijk smal",
    "rust": "Die rust en stilte aan de {x} doet mij deugd",
    "winkel": "Een bakker en een winkel bij de {x} mis ik",
    "spelen": "De speeltuin aan de {x} mag een schommel krijgen",
    "water": "Na een bui staat de {x} vol modder en water",
}
_WORDS = ("kerk", "brug", "beek", "molen", "markt", "school", "halte", "dreef", "vijver", "kouter")


def make_statements(
    n: int, *, subjects: int = 5, people: int | None = None, noise: float = 0.6, seed: int = 3
) -> tuple[pd.DataFrame, NDArray[np.float32]]:
    """Give back `n` statements over `subjects` subjects by `people` people (default: each another)."""
    chance = np.random.default_rng(seed)
    names = list(SUBJECTS)[:subjects]
    subject = np.arange(n) % max(len(names), 1)
    texts = [
        SUBJECTS[names[number]].format(x=_WORDS[row // len(names) % len(_WORDS)]) + " heel" * (row // 50)
        for row, number in enumerate(subject)
    ]
    centres = np.eye(32)[: len(names)]
    vectors = centres[subject] + noise * chance.normal(size=(n, 32)) / np.sqrt(32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    statements = pd.DataFrame(
        {
            "statement_id": [f"s{row:04d}" for row in range(n)],
            "text": pd.Series(texts, dtype="str"),
            "respondent_id": [f"r{row % (people or max(n, 1)):04d}" for row in range(n)],
            "language": ["nl"] * n,
            "subject": [names[number] for number in subject],
        }
    ).astype({"statement_id": "str", "respondent_id": "str", "language": "str", "subject": "str"})
    return statements, vectors.astype(np.float32)
