"""From statements and their vectors to themes: the recipe, step by step.

wordings → their answers as context → space of comparison → near-copies → communities → at least three
people → single voices → numbered by size. Everything happens in the alphabetical order of the wordings,
so the order of the rows does not matter, and the same input gives the same bits.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.themes.assignment import Numbers, ThemeAssignment, Vectors, Whole, no_themes, scale_rows
from analysis.themes.communities import RUNS, find_centroids, find_communities, find_ties
from analysis.themes.context import place_wordings
from analysis.themes.copies import find_near_copies, find_same_words
from analysis.themes.features import build_features
from analysis.themes.following import follow_answers
from analysis.themes.many import EXACT_LIMIT, find_many_communities
from analysis.themes.membership import (
    LOOK_ALIKES,
    MINIMUM_PEOPLE,
    keep_carried,
    measure_at_home,
    number_by_size,
    part_scattered,
    part_single_voices,
)
from analysis.themes.word_kinds import names_a_subject

_KINDS = ("language", "function")


def find_themes(
    statements: pd.DataFrame, vectors: NDArray[np.floating], *, resolution: float = 1.0, seed: int = 20260
) -> ThemeAssignment:
    """Give back the theme of every statement.

    `statements`: columns `text`, `respondent_id`; optionally `has_content` (rows without content join
    nothing), `answer_id` (the rest of the answer is context), `language` and `function` of the question
    (their common tone is taken out). `vectors`: one row per statement, any length. `resolution`: 1 = the
    good default, higher = finer.
    Zero statements, or none that three people share: an assignment without themes.
    Raises ValueError when statements and vectors differ in number, or resolution is not above 0.
    """
    if len(statements) != len(vectors):
        raise ValueError("statements and vectors must have the same number of rows")
    if not resolution > 0:
        raise ValueError("resolution must be above 0")
    result = no_themes(len(statements), vectors.shape[1] if vectors.ndim == 2 else 0)
    ground = lay_ground(statements, vectors, seed=seed)
    if ground is None:
        return result
    found = _describe(result, ground, group_wordings(ground, resolution=resolution, seed=seed))
    return follow_answers(found, statements, np.setdiff1d(_rows_with_content(statements), ground.rows))


class Ground(NamedTuple):
    """Statements laid out by wording, ready to be grouped, all of them or only those of some people.

    `rows`: their numbers, in a fixed order; `wording`, `people`: numbers, one per row; `unit`, `features`: a
    unit row per wording, the first in the space of the vectors, the second in that of the comparison.
    """

    rows: Whole
    wording: Whole
    people: Whole
    unit: Vectors
    features: Vectors


def lay_ground(
    statements: pd.DataFrame, vectors: NDArray[np.floating], *, seed: int = 20260
) -> Ground | None:
    """Give back the statements that name a subject as `find_themes` lays them out; None when none does."""
    content = _rows_with_content(statements)
    rows = content[_name_subject(statements.iloc[content])]
    if not len(rows):
        return None
    wordings, wording = find_same_words(statements["text"].iloc[rows].tolist())
    rows, wording, people = _in_fixed_order(statements, rows, wording)
    first = np.flatnonzero(np.diff(wording, prepend=-1))
    heads = statements.iloc[rows[first]]
    unit = _place_wordings(statements, vectors, rows, wording)
    kinds = [heads[kind].tolist() for kind in _KINDS if kind in heads]
    return Ground(rows, wording, people, unit, build_features(wordings, unit, kinds, seed=seed))


def group_wordings(ground: Ground, *, resolution: float, seed: int, runs: int = RUNS) -> Whole:
    """Give back the theme of each wording, numbered by size; -1 for single voices.

    `runs`: how many orders vote about each tie; fewer are faster and less steady.
    """
    weights = _count_people(ground.wording, ground.people)
    labels, nearest = _find_groups(ground.unit, ground.features, weights, resolution, seed, runs)
    at_home = measure_at_home(ground.features, labels, nearest)
    return _keep_members(labels, at_home, ground.features, weights, ground.wording, ground.people)


def _rows_with_content(statements: pd.DataFrame) -> Whole:
    if "has_content" not in statements:
        return np.arange(len(statements))
    return np.flatnonzero(statements["has_content"].to_numpy(dtype=bool))


def _name_subject(content: pd.DataFrame) -> NDArray[np.bool_]:
    languages = content["language"] if "language" in content else ["nl"] * len(content)
    named = [names_a_subject(*pair) for pair in zip(content["text"], languages, strict=True)]
    return np.array(named, dtype=bool)


def _in_fixed_order(statements: pd.DataFrame, rows: Whole, wording: Whole) -> tuple[Whole, Whole, Whole]:
    """Give back rows, their wording and the number of their person, by wording, kind, text and person."""
    content = statements.iloc[rows]
    columns = [column for column in (*_KINDS, "text", "answer_id", "respondent_id") if column in content]
    codes = [np.unique(content[column].to_numpy(dtype=object), return_inverse=True)[1] for column in columns]
    order = np.lexsort((*reversed(codes), wording))
    return rows[order], wording[order], codes[-1][order]


def _place_wordings(
    statements: pd.DataFrame, vectors: NDArray[np.floating], rows: Whole, wording: Whole
) -> Vectors:
    """Give back one unit row per wording, with the rest of the answers it stands in as context."""
    unit = scale_rows(np.asarray(vectors[rows], dtype=np.float32))
    if "answer_id" not in statements:
        return place_wordings(unit, wording)
    answers = np.unique(statements["answer_id"].iloc[rows].to_numpy(dtype=object), return_inverse=True)[1]
    return place_wordings(unit, wording, answers)


def _count_people(wording: Whole, people: Whole) -> Numbers:
    """Give back how many different people use each wording."""
    pairs = np.unique(np.column_stack([wording, people]), axis=0)
    return np.bincount(pairs[:, 0]).astype(np.float64)


def _find_groups(
    unit: Vectors, features: Vectors, weights: Numbers, resolution: float, seed: int, runs: int
) -> tuple[Whole, Whole | None]:
    """Give back the community of each wording, and the most alike ones of each where they are known.

    Near-copies count as one, with the weight of all.
    """
    if len(unit) > EXACT_LIMIT:
        return find_many_communities(features, weights, resolution=resolution, seed=seed), None
    leaders, follows = np.unique(find_near_copies(unit), return_inverse=True)
    mass: Numbers = np.bincount(follows, weights).astype(np.float64)
    own = features[leaders]
    ties = find_ties(own) if len(own) >= MINIMUM_PEOPLE else None
    labels = find_communities(own, mass, resolution=resolution, seed=seed, runs=runs, ties=ties)[follows]
    is_known = ties is not None and len(own) == len(unit) and ties[0].shape[1] >= LOOK_ALIKES
    return labels, ties[0][:, :LOOK_ALIKES] if ties is not None and is_known else None


def _keep_members(
    labels: Whole, at_home: Numbers, features: Vectors, weights: Numbers, wording: Whole, people: Whole
) -> Whole:
    """Give back the theme of each wording, numbered by size; -1 for single voices."""
    first = np.flatnonzero(np.diff(wording, prepend=-1))
    carried = keep_carried(labels[wording], people)[first]
    kept = part_single_voices(features, weights, part_scattered(weights, carried, at_home))
    return number_by_size(keep_carried(kept[wording], people), people)[first]


def _describe(result: ThemeAssignment, ground: Ground, labels: Whole) -> ThemeAssignment:
    """Give back the assignment with theme, nearest theme and closeness filled in for the rows of `ground`."""
    rows, wording, people, unit, features = ground
    weights = _count_people(wording, people)
    count = int(labels.max(initial=-1)) + 1
    if not count:
        return result
    closeness = features @ find_centroids(features, weights, labels, count).T
    nearest = np.where(labels >= 0, labels, closeness.argmax(axis=1))
    strength = np.clip(np.take_along_axis(closeness, nearest[:, None], axis=1)[:, 0], 0.0, 1.0)
    result.theme_index[rows] = labels[wording]
    result.nearest[rows] = nearest[wording]
    result.strength[rows] = strength[wording]
    centroids = find_centroids(unit, weights, labels, count)
    return ThemeAssignment(result.theme_index, result.nearest, result.strength, centroids)
