"""Who mentions what: distinct people by theme, group and place, as sparse tables of noughts and ones.

People are counted, not words: one person is one row, whatever that person writes.
All measures start from these tables, so that none loops over people, themes or groups.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse

from analysis.certainty import Numbers, Whole

Table: TypeAlias = sparse.csr_array


@dataclass(frozen=True)
class Mentions:
    """Who mentions which theme.

    `people`: sorted respondent_ids with at least one open answer; `weights`: their survey weight,
    mean 1; `theme_ids`: the themes; `said`: 0/1, people × themes.
    """

    people: pd.Index
    weights: Numbers
    theme_ids: tuple[str, ...]
    said: Table

    @property
    def n_people(self) -> int:
        """How many people had a say: the denominator of every share."""
        return len(self.people)

    @property
    def n_by_theme(self) -> Whole:
        """Distinct people per theme."""
        return np.asarray(self.said.sum(axis=0), dtype=np.int64)


@dataclass(frozen=True)
class Groups:
    """Who belongs to which group.

    `labels`: DataFrame with `grouping` and `group`, one row per group, sorted; `inside`: 0/1,
    people × groups; `known`: 0/1, people × groups, who told anything about that group's grouping.
    """

    labels: pd.DataFrame
    inside: Table
    known: Table


@dataclass(frozen=True)
class PlaceMentions:
    """Who spoke about which unit, and which themes came up there.

    A pair is one person speaking about one unit; `person` and `unit` are its numbers, `said` is 0/1,
    pairs × themes. `unit_ids`: names of the units.
    """

    unit_ids: tuple[str, ...]
    person: Whole
    unit: Whole
    said: Table


def count_mentions(
    statements: pd.DataFrame, answers: pd.DataFrame, respondents: pd.DataFrame, theme_ids: Sequence[str]
) -> Mentions:
    """Give back who mentions which of `theme_ids`.

    `statements`: `respondent_id`, `theme_id` ('' = none); `answers`: `respondent_id`; `respondents`:
    `respondent_id`, `weight`. Zero rows of any: an empty table.
    """
    people = pd.Index(np.unique(answers["respondent_id"].to_numpy(dtype=object)), dtype="str")
    weight = (
        respondents.set_index("respondent_id")["weight"].reindex(people).fillna(1.0).to_numpy(dtype=float)
    )
    weights = weight / weight.mean() if len(weight) else weight
    said = _mark(people, theme_ids, statements)
    return Mentions(people, weights, tuple(theme_ids), said)


def mark_mentions(mentions: Mentions, statements: pd.DataFrame) -> Table:
    """Give back which of `statements` (`respondent_id`, `theme_id`) there is: 0/1, people × themes.

    People and themes are those of `mentions`; others are left out. Zero rows: only noughts.
    """
    return _mark(mentions.people, mentions.theme_ids, statements)


def _mark(people: pd.Index, theme_ids: Sequence[str], statements: pd.DataFrame) -> Table:
    rows = _find(people, statements["respondent_id"])
    columns = _find(pd.Index(list(theme_ids), dtype="str"), statements["theme_id"])
    return _ones(rows, columns, (len(people), len(theme_ids)))


def count_groups(mentions: Mentions, memberships: pd.DataFrame) -> Groups:
    """Give back the groups of the people of `mentions`.

    `memberships`: `respondent_id`, `grouping`, `group`. Zero rows: no groups.
    """
    pairs = memberships[["grouping", "group"]].drop_duplicates().sort_values(["grouping", "group"])
    labels = pairs.reset_index(drop=True)
    keys = pd.MultiIndex.from_frame(labels)
    rows = _find(mentions.people, memberships["respondent_id"])
    columns = keys.get_indexer(pd.MultiIndex.from_frame(memberships[["grouping", "group"]]))
    inside = _ones(rows, columns, (mentions.n_people, len(labels)))
    codes = pd.factorize(labels["grouping"])[0]
    same = sparse.csr_array((codes[:, None] == codes[None, :]).astype(float))
    known = (inside @ same).tocsr()
    known.data = np.minimum(known.data, 1.0)
    return Groups(labels, inside, known)


def count_place_mentions(
    mentions: Mentions,
    statements: pd.DataFrame,
    answers: pd.DataFrame,
    unit_of_place: pd.Series,
) -> PlaceMentions:
    """Give back who spoke about which unit, for one way of dividing places into units.

    `statements`: `respondent_id`, `place_id`, `theme_id`; `answers`: `respondent_id`, `place_id`;
    `unit_of_place`: unit_id by place_id; places that are not in it are left out. Zero rows: no pairs.
    """
    units = pd.Index(np.unique(unit_of_place.to_numpy(dtype=object)), dtype="str")
    of_place = pd.Series(_find(units, unit_of_place), index=unit_of_place.index, dtype="int64")
    pairs = np.unique(_pair_keys(answers, mentions, of_place, len(units)))
    pairs = pairs[pairs >= 0]
    keys = _pair_keys(statements, mentions, of_place, len(units))
    spot = np.searchsorted(pairs, keys)
    found = (keys >= 0) & (spot < len(pairs))
    found[found] = pairs[spot[found]] == keys[found]
    columns = _find(pd.Index(list(mentions.theme_ids), dtype="str"), statements["theme_id"])
    said = _ones(np.where(found, spot, -1), columns, (len(pairs), len(mentions.theme_ids)))
    person, unit = np.divmod(pairs, max(len(units), 1))
    return PlaceMentions(tuple(units), person, unit, said)


def _pair_keys(table: pd.DataFrame, mentions: Mentions, of_place: pd.Series, n_units: int) -> Whole:
    """Give back one number per row for its person and unit; -1 when either is unknown."""
    person = _find(mentions.people, table["respondent_id"])
    unit = of_place.reindex(table["place_id"]).fillna(-1).to_numpy(dtype=np.int64)
    return np.where((person >= 0) & (unit >= 0), person * n_units + unit, -1)


def _find(index: pd.Index, names: pd.Series) -> Whole:
    """Give back the number of every name in `index`, -1 for one that is not in it."""
    return np.asarray(index.get_indexer(pd.Index(names)), dtype=np.int64)


def _ones(rows: NDArray[np.int64], columns: NDArray[np.int64], shape: tuple[int, int]) -> Table:
    """Give back a table with 1 wherever a row and a column meet at least once (-1 = nowhere)."""
    keep = (rows >= 0) & (columns >= 0)
    table = sparse.csr_array((np.ones(int(keep.sum())), (rows[keep], columns[keep])), shape=shape)
    table.sum_duplicates()
    table.data = np.minimum(table.data, 1.0)
    return table
