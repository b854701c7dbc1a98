"""Who belongs to a theme and who speaks alone.

A theme is carried by at least three different people. A statement is a single voice when it lies
farther from the heart of its theme than the theme's own spread allows, or when hardly any of the
statements most like it are in that theme: it keeps its words and the theme it resembles most, and is
not forced in. What a community gathers that belongs nowhere else is no theme: when the statements
most like its members are mostly in other themes, all of its members are single voices.
Measured in docs/decisions/0003-grouping.md.
"""

from __future__ import annotations

import numpy as np

from analysis.themes.assignment import Numbers, Vectors, Whole
from analysis.themes.communities import find_centroids

MINIMUM_PEOPLE = 3
_SPREADS = 1.6
_BLOCK = 20_000
LOOK_ALIKES = 10
_REFERENCES = 10_000
_COMPARED = 2_000
_LEAST_AT_HOME = 0.1
_LEAST_IN_THEME = 0.36


def keep_carried(labels: Whole, people: Whole) -> Whole:
    """Give back the labels, renumbered, without those that fewer than three people carry (-1).

    `labels`: per statement, -1 = alone; `people`: number of the person per statement.
    """
    inside = labels >= 0
    pairs = np.unique(np.column_stack([labels[inside], people[inside]]), axis=0)
    counts = np.bincount(pairs[:, 0], minlength=int(labels.max(initial=-1)) + 1)
    number = np.where(counts >= MINIMUM_PEOPLE, np.cumsum(counts >= MINIMUM_PEOPLE) - 1, -1)
    return np.where(inside, number[labels], -1) if len(number) else labels.copy()


def measure_at_home(vectors: Vectors, labels: Whole, nearest: Whole | None = None) -> Numbers:
    """Give back, per row, the share (0..1) of its ten most alike rows that have the same label.

    `vectors`: unit rows in a fixed order; `nearest`: the numbers of the ten most alike rows of each, when
    they are known already. Of more than 10,000 rows an even tenth, hundredth, … is
    compared with, so that the meaning stays the same at every size. Fewer than eleven rows: all are 1.
    """
    if nearest is not None:
        return np.asarray((labels[nearest] == labels[:, None]).mean(axis=1), dtype=np.float64)
    step = -(-len(vectors) // _REFERENCES) if len(vectors) else 1
    references = np.arange(0, len(vectors), step)
    if len(references) <= LOOK_ALIKES:
        return np.ones(len(vectors))
    share = np.zeros(len(vectors))
    for start in range(0, len(vectors), _COMPARED):
        rows = np.arange(start, min(start + _COMPARED, len(vectors)))
        cosines = vectors[rows] @ vectors[references].T
        cosines[rows[:, None] == references[None, :]] = -2.0
        alike = np.argpartition(cosines, -LOOK_ALIKES, axis=1)[:, -LOOK_ALIKES:]
        share[rows] = (labels[references[alike]] == labels[rows][:, None]).mean(axis=1)
    return share


def part_scattered(weights: Numbers, labels: Whole, at_home: Numbers) -> Whole:
    """Give back the labels in which whoever is not at home in a theme stands alone (-1).

    `at_home`: as `measure_at_home`. Two limits: none or fewer than 1 in 10 for a statement; a mean below .36
    for a community, which then is none.
    """
    inside = labels >= 0
    count = int(labels.max(initial=-1)) + 1
    if not count:
        return labels
    mass = np.bincount(labels[inside], weights[inside], count)
    mean = np.bincount(labels[inside], (weights * at_home)[inside], count) / np.maximum(mass, 1e-12)
    stays = inside & (at_home >= _LEAST_AT_HOME) & (mean[labels] >= _LEAST_IN_THEME)
    return np.where(stays, labels, -1)


def part_single_voices(vectors: Vectors, weights: Numbers, labels: Whole) -> Whole:
    """Give back the labels in which statements at the far edge of their theme stand alone (-1).

    The edge is 1.6 standard deviations below the theme's mean closeness, measured in people
    (`weights`); about one in twenty of evenly spread members. The heart is never cut.
    """
    count = int(labels.max(initial=-1)) + 1
    if not count:
        return labels
    closeness = own_closeness(vectors, weights, labels, count)
    inside = labels >= 0
    mass = np.bincount(labels[inside], weights[inside], count)
    mean = np.bincount(labels[inside], (weights * closeness)[inside], count) / np.maximum(mass, 1e-12)
    square = (weights * np.square(closeness - mean[labels]))[inside]
    spread = np.sqrt(np.bincount(labels[inside], square, count) / np.maximum(mass, 1e-12))
    edge = mean - _SPREADS * np.maximum(spread, 1e-3)
    return np.where(inside & (closeness < edge[labels]), -1, labels)


def own_closeness(vectors: Vectors, weights: Numbers, labels: Whole, count: int) -> Numbers:
    """Give back the cosine of each row with the centroid of its own label; 0 for label -1."""
    closeness = np.zeros(len(vectors))
    if count:
        centroids = find_centroids(vectors, weights, labels, count)
        for start in range(0, len(vectors), _BLOCK):
            own = labels[start : start + _BLOCK]
            block = np.einsum("ij,ij->i", vectors[start : start + _BLOCK], centroids[own])
            closeness[start : start + _BLOCK] = np.where(own >= 0, block, 0.0)
    return closeness


def number_by_size(labels: Whole, people: Whole) -> Whole:
    """Give back the labels renumbered by people, then statements, then first row (largest = 0)."""
    inside = labels >= 0
    if not inside.any():
        return labels
    pairs = np.unique(np.column_stack([labels[inside], people[inside]]), axis=0)
    count = int(labels.max()) + 1
    n_people = np.bincount(pairs[:, 0], minlength=count)
    n_statements = np.bincount(labels[inside], minlength=count)
    first = np.full(count, len(labels))
    np.minimum.at(first, labels[inside], np.flatnonzero(inside))
    rank = np.empty(count, dtype=np.int64)
    rank[np.lexsort((first, -n_statements, -n_people))] = np.arange(count)
    return np.where(inside, rank[labels], -1)
