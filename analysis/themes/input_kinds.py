"""Kind of input: what somebody brings with a statement, an experience or an idea, whatever it is about.

The ten kinds of the co-creation method, each with examples. The question that was asked says most, then turns
of phrase ('ik wil gerust …', 'vorige winter …'), then nearness to the examples. Measured in
docs/decisions/0009-researcher.md; people disagree on kinds too, so it is a suggestion to correct.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from analysis.themes.assignment import Numbers
from analysis.themes.codebook import Codebook
from analysis.themes.theme_model import ThemeModel

_SIGNS = Path(__file__).parent / "codebooks" / "soorten_inbreng_signalen.toml"
_NEARNESS = 0.3
_OTHER = "other"
_LEAST = 1e-6


def find_input_kinds(
    texts: Sequence[str], functions: Sequence[str], vectors: NDArray[np.floating], model: ThemeModel
) -> tuple[list[str], Numbers]:
    """Give back the kind of input of each statement (id in the codebook of kinds) and its chance, 0..1.

    `functions`: function of the question per text, as in `data.model.QuestionFunction`; `vectors`: one row
    per text; `model`: learned of the codebook 'soorten_inbreng'. Zero texts: empty.
    """
    chances = weigh_input_kinds(texts, functions, vectors, model)
    names = model.codebook.theme_ids
    return [names[number] for number in chances.argmax(axis=1)], chances.max(axis=1, initial=0.0)


def weigh_input_kinds(
    texts: Sequence[str], functions: Sequence[str], vectors: NDArray[np.floating], model: ThemeModel
) -> Numbers:
    """Give back the chance of each kind (columns: order of the codebook) per statement; rows add up to 1."""
    shares = _asked(model.codebook)
    asked = np.array([shares.get(name, shares[_OTHER]) for name in functions])
    asked = asked.reshape(len(texts), len(model.codebook))
    near = np.log(model.weigh(texts, vectors) + _LEAST)
    scores = np.log(asked) + _NEARNESS * near + np.log1p(2 * _count_phrases(texts, model.codebook))
    odds = np.exp(scores - scores.max(axis=1, keepdims=True)) if len(scores) else scores
    return np.asarray(odds / odds.sum(axis=1, keepdims=True))


def _count_phrases(texts: Sequence[str], codebook: Codebook) -> Numbers:
    """Give back how many different turns of phrase of each kind stand in each text."""
    phrases, _ = _read_signs()
    counts = [
        [sum(bool(sign.search(text)) for sign in phrases.get(name, ())) for name in codebook.theme_ids]
        for text in (text.casefold() for text in texts)
    ]
    return np.array(counts, dtype=np.float64).reshape(len(texts), len(codebook))


def _asked(codebook: Codebook) -> dict[str, Numbers]:
    """Give back per function of a question the share of each kind among its answers."""
    _, asked = _read_signs()
    rows = {name: np.array([of[kind] for kind in codebook.theme_ids], float) for name, of in asked.items()}
    return {name: row / row.sum() for name, row in rows.items()}


@lru_cache(maxsize=1)
def _read_signs() -> tuple[dict[str, tuple[re.Pattern[str], ...]], dict[str, dict[str, int]]]:
    facts = tomllib.loads(_SIGNS.read_text(encoding="utf-8"))
    return {kind: tuple(map(re.compile, signs)) for kind, signs in facts["phrases"].items()}, facts["asked"]
