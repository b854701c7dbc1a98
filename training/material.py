"""The material to train on: points that residents make, each in several wordings, and their subjects.

`points.tsv` holds a precise point per id (point_id, theme, the point in an English sentence, a Dutch
wording), one wording a row; `more_points.tsv` holds further ones, which teach subjects only. `subjects.tsv`
puts the fine themes of the points under the subjects that municipal surveys work with; a theme without a
subject teaches only its own points. `background.tsv` (domain, language, text) holds what residents do not
talk about when asked about their places.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from analysis.text.subjects.reading import OTHER

_FOLDER = Path(__file__).parent
POINTS_FILE = _FOLDER / "points.tsv"
MORE_POINTS_FILE = _FOLDER / "more_points.tsv"
BACKGROUND_FILE = _FOLDER / "background.tsv"
SUBJECTS_FILE = _FOLDER / "subjects.tsv"


@dataclass(frozen=True)
class Point:
    """One point: its English sentence, how residents word it, and its subject ("" when it has none)."""

    point_id: str
    subject: str
    sentence: str
    wordings: tuple[str, ...]


@dataclass(frozen=True)
class Remark:
    """A text, its language and what it is about: a subject, or one of `OTHER`."""

    text: str
    language: str
    subject: str


@dataclass(frozen=True)
class Pairs:
    """One step: two texts for each of the chosen points, and the number of the subject (-1 = none)."""

    first: tuple[str, ...]
    second: tuple[str, ...]
    subjects: NDArray[np.int64]


def read_points(points_file: Path = POINTS_FILE, subjects_file: Path = SUBJECTS_FILE) -> list[Point]:
    """Give back the points in order of id. Raises KeyError for a theme that is not in the subjects file."""
    subjects = dict(row.split("\t") for row in _rows(subjects_file))
    facts: dict[str, tuple[str, str]] = {}
    wordings: dict[str, list[str]] = {}
    for row in _rows(points_file):
        point_id, theme, sentence, wording = row.split("\t")
        facts[point_id] = (subjects[theme], sentence)
        wordings.setdefault(point_id, []).append(wording)
    return [Point(point_id, *facts[point_id], tuple(wordings[point_id])) for point_id in sorted(facts)]


def read_remarks(points_file: Path = POINTS_FILE, subjects_file: Path = SUBJECTS_FILE) -> list[Remark]:
    """Give back every wording of the points, and the English sentence of each, with its subject."""
    remarks = []
    for point in read_points(points_file, subjects_file):
        subject = point.subject or OTHER[0]
        remarks += [Remark(wording, "nl", subject) for wording in point.wordings]
        remarks.append(Remark(point.sentence, "en", subject))
    return remarks


def read_background(file: Path = BACKGROUND_FILE) -> list[Remark]:
    """Give back the texts about other things than where people live."""
    rows = (row.split("\t") for row in _rows(file))
    return [Remark(text, language, OTHER[1]) for _, language, text in rows]


class PairDraws:
    """Draws pairs for one step after another; the same seed and step always give the same pairs.

    `points`: with `wordings` already in the words that the encoder reads. `batch`: points per step.
    """

    def __init__(self, points: Sequence[Point], *, batch: int, english_share: float, seed: int) -> None:
        self._points = list(points)
        self._batch = min(batch, len(points))
        self._english_share = english_share
        self._seed = seed
        names = sorted({point.subject for point in points} - {""})
        self._numbers = {name: number for number, name in enumerate(names)} | {"": -1}

    def draw(self, step: int) -> Pairs:
        """Give back the pairs of `step` (0, 1, …); every point comes by once per round."""
        rounds, place = divmod(step, len(self._points) // self._batch)
        order = np.random.default_rng([self._seed, rounds]).permutation(len(self._points))
        chosen = order[place * self._batch : (place + 1) * self._batch]
        chance = np.random.default_rng([self._seed, 1, step])
        texts = [self._two_texts(self._points[number], chance) for number in chosen]
        subjects = np.array(
            [self._numbers[self._points[number].subject] for number in chosen], dtype=np.int64
        )
        return Pairs(tuple(first for first, _ in texts), tuple(second for _, second in texts), subjects)

    def _two_texts(self, point: Point, chance: np.random.Generator) -> tuple[str, str]:
        order = chance.permutation(len(point.wordings))
        first = point.wordings[order[0]]
        if len(order) < 2 or chance.random() < self._english_share:
            return first, point.sentence
        return first, point.wordings[order[1]]


def _rows(file: Path) -> list[str]:
    rows = file.read_text(encoding="utf-8").splitlines()
    return rows[1:] if rows[0].startswith("theme\t") else rows
