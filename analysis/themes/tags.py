"""What is known of each statement beside its theme: the direction it takes and the kind of input it is.

Themes that were found have no poles of their own. A theme of which enough statements take a direction on one
theme of the shipped codebook inherits its poles. A statement takes a direction only when it resembles the
poles clearly more than any other theme. Limits measured in docs/decisions/0009-researcher.md.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.themes.assignment import Numbers, Vectors, Whole
from analysis.themes.codebook import Codebook
from analysis.themes.codebook_file import load_codebook
from analysis.themes.directions import (
    RESEMBLES,
    Opposites,
    find_directions,
    learn_poles,
    measure_nearness,
    write_pole_lesson,
)
from analysis.themes.input_kinds import find_input_kinds
from analysis.themes.theme_model import ThemeModel, learn_themes, write_lesson

Embed = Callable[[Sequence[str], Sequence[str]], NDArray[np.float32]]
THEMES_BOOK = "belevingsthemas"
KINDS_BOOK = "soorten_inbreng"
_SPEAKS_OF_IT = 0.2
_LEAST_SHARE = 0.1
_CLEARLY = 0.06
_LEAST_STATEMENTS = 10


@dataclass(frozen=True)
class Tags:
    """`statements`: `direction` (1, −1 or 0 = none), `direction_certainty`, `input_kind`, row by row;
    `poles`: `theme_id`, `codebook_theme_id`, `plus_label`, `minus_label` of themes that have poles.
    """

    statements: pd.DataFrame
    poles: pd.DataFrame


def tag_statements(
    statements: pd.DataFrame, vectors: Vectors, theme_index: Whole, theme_ids: Sequence[str], embed: Embed
) -> Tags:
    """Give back the tags of statements with content, in their order.

    `statements`: `text`, `function`; `vectors`: one unit row each; `theme_index`: number of the theme in
    `theme_ids`, -1 none; `embed`: texts and their languages to unit rows of the same space. The rows must
    have a fixed order. Zero statements: no rows.
    """
    texts, functions = statements["text"].tolist(), statements["function"].tolist()
    direction, certainty = np.zeros(len(texts), dtype=np.int64), np.zeros(len(texts))
    kinds: list[str] = []
    poles: list[tuple[str, str, str, str]] = []
    if texts:
        kinds, _ = find_input_kinds(texts, functions, vectors, _learn(load_codebook(KINDS_BOOK), embed))
        book = load_codebook(THEMES_BOOK)
        found = _find_all(texts, vectors, book, embed)
        matches = match_poles({name: of != 0 for name, (of, _) in found.items()}, theme_index, len(theme_ids))
        for number, name in matches.items():
            inside = theme_index == number
            direction[inside], certainty[inside] = found[name][0][inside], found[name][1][inside]
        poles = [(theme_ids[number], name, *_pole_labels(book, name)) for number, name in matches.items()]
    table = pd.DataFrame({"direction": direction, "direction_certainty": certainty, "input_kind": kinds})
    names = ["theme_id", "codebook_theme_id", "plus_label", "minus_label"]
    return Tags(table.astype({"input_kind": "str"}), pd.DataFrame(poles, columns=names, dtype="str"))


def match_poles(taken: Mapping[str, NDArray[np.bool_]], theme_index: Whole, n_themes: int) -> dict[int, str]:
    """Give back, per number of a found theme, the theme of the codebook whose poles it inherits.

    `taken`: by theme with poles, whether each statement takes a direction on it. The one with most of them
    counts, when they are ten or more and a tenth of the theme; of two alike the first.
    """
    matches: dict[int, str] = {}
    for number in range(n_themes):
        inside = theme_index == number
        counts = {name: int(rows[inside].sum()) for name, rows in taken.items()}
        best = max(counts, key=lambda name: counts[name]) if counts else ""
        if counts.get(best, 0) >= max(_LEAST_STATEMENTS, _LEAST_SHARE * inside.sum()):
            matches[number] = best
    return matches


def _find_all(
    texts: Sequence[str], vectors: Vectors, book: Codebook, embed: Embed
) -> dict[str, tuple[Whole, Numbers]]:
    """Give back direction and certainty of every statement on every theme with poles."""
    opposites = learn_poles(book, _embed_all(write_pole_lesson(book), book, embed))
    speaks = _learn(book, embed).weigh(texts, vectors) >= _SPEAKS_OF_IT
    near = _measure_all_nearness(vectors, book, opposites, embed)
    found: dict[str, tuple[Whole, Numbers]] = {}
    for name, sides in opposites.items():
        column = book.theme_ids.index(name)
        rows = np.flatnonzero(speaks[:, column])
        elsewhere = np.delete(near[rows], column, axis=1).max(axis=1) + _CLEARLY
        direction, certainty = np.zeros(len(texts), dtype=np.int64), np.zeros(len(texts))
        own = [texts[row] for row in rows.tolist()]
        direction[rows], certainty[rows] = find_directions(
            own, vectors[rows], book, sides, resembles=np.maximum(elsewhere, RESEMBLES)
        )
        found[name] = direction, certainty
    return found


def _measure_all_nearness(
    vectors: Vectors, book: Codebook, opposites: Mapping[str, Opposites], embed: Embed
) -> Numbers:
    """Give back how near each statement is to the examples, those of the poles too, of each theme."""
    columns = []
    for theme in book:
        examples = _embed_all(theme.examples, book, embed)
        if theme.theme_id in opposites:
            sides = opposites[theme.theme_id]
            examples = np.vstack([examples, sides.plus.vectors, sides.minus.vectors])
        columns.append(measure_nearness(vectors, examples))
    return np.column_stack(columns)


def _learn(codebook: Codebook, embed: Embed) -> ThemeModel:
    lesson = write_lesson(codebook)
    return learn_themes(codebook, lesson, _embed_all(lesson.texts, codebook, embed))


def _embed_all(texts: Sequence[str], codebook: Codebook, embed: Embed) -> NDArray[np.float32]:
    return embed(texts, [codebook.language] * len(texts))


def _pole_labels(codebook: Codebook, theme_id: str) -> tuple[str, str]:
    """Give back the names of the two poles of a theme that has them."""
    theme = codebook.find(theme_id)
    plus, minus = (theme.plus, theme.minus) if theme else (None, None)
    return (plus.label if plus else "", minus.label if minus else "")
