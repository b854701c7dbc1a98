"""The same measures once more within one unit: what is shared in this village, at this place?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import pandas as pd
from scipy import sparse

from analysis.certainty import Whole
from analysis.counted import Counted
from analysis.interests.breadth import measure_breadth
from analysis.interests.difference import compare_groups, count_excluded_groups, has_leading_group
from analysis.interests.kinds import label_kinds
from analysis.interests.minority import find_group_voices
from analysis.interests.reach import measure_reach
from analysis.interests.sharedness import shared_score
from analysis.mentions import Groups, Mentions, PlaceMentions, Table
from analysis.model import Thresholds
from analysis.places.spread import measure_spread
from analysis.places.units import find_chains
from data.measure_schemas import THEME_UNIT_KINDS
from data.schemas import check_table

FULL_FROM = 100


def measure_unit_kinds(counted: Counted, thresholds: Thresholds, unit_ids: Iterable[str]) -> pd.DataFrame:
    """Give back THEME_UNIT_KINDS: every theme that people mention within each of `unit_ids`.

    People are those with an open answer about a place in the unit; units of fewer than 30 of them are left
    out, from 30 to 99 the score is only an indication. Domain: §2.6, 'at each scale level'.
    """
    chains = find_chains(counted.study.places)
    level = counted.study.places.set_index("place_id")["level"]
    inside = {str(unit): set(rows["place_id"]) for unit, rows in chains.groupby("unit_id")}
    tables = [
        _measure_unit(counted, thresholds, unit, inside[unit]).assign(unit_id=unit, level=level[unit])
        for unit in sorted(set(unit_ids) & set(inside))
    ]
    columns = list(THEME_UNIT_KINDS.columns)
    table = pd.concat(tables, ignore_index=True) if tables else pd.DataFrame(columns=columns)
    return check_table(table, THEME_UNIT_KINDS)


def _measure_unit(counted: Counted, thresholds: Thresholds, unit: str, places: set[str]) -> pd.DataFrame:
    """Give back the themes within one unit; zero rows when too few people spoke about it."""
    pairs = counted.pairs
    is_inside = np.isin(pairs.unit, [number for number, name in enumerate(pairs.unit_ids) if name in places])
    rows = np.flatnonzero(is_inside)
    people, person = np.unique(pairs.person[rows], return_inverse=True)
    said = pairs.said[rows]
    own = Mentions(
        counted.mentions.people[people],
        counted.mentions.weights[people],
        counted.theme_ids,
        _by_person(said, person, len(people)),
    )
    groups = replace(counted.groups, inside=counted.groups.inside[people], known=counted.groups.known[people])
    here = PlaceMentions(pairs.unit_ids, person, pairs.unit[rows], said)
    population = counted.study.info.population.get(unit)
    themes = _measure(own, groups, here, thresholds, None if population is None else float(population))
    themes = themes.assign(
        n_base=own.n_people, is_indicative=own.n_people < FULL_FROM, kind=label_kinds(themes, thresholds)
    )
    return themes[themes["n_respondents"].gt(0) & (own.n_people >= thresholds.percentage_minimum)]


def _measure(
    own: Mentions, groups: Groups, here: PlaceMentions, thresholds: Thresholds, population: float | None
) -> pd.DataFrame:
    theme_groups = compare_groups(own, groups, thresholds.minimum_respondents)
    excluded = count_excluded_groups(
        theme_groups, thresholds.difference_q, thresholds.difference_points, thresholds.group_figure_minimum
    )
    themes = measure_reach(own, population)
    for part in (
        measure_breadth(own, groups, thresholds.group_minimum),
        measure_spread(here, [], own.theme_ids),
    ):
        themes = themes.merge(part, on="theme_id", validate="one_to_one")
    ids = themes["theme_id"]
    return themes.assign(
        dividedness=np.nan,
        dividedness_low=np.nan,
        dividedness_careful=np.nan,
        n_excluded_groups=ids.map(excluded).fillna(0),
        is_minority=ids.isin(find_group_voices(theme_groups, thresholds.difference_q)["theme_id"]),
        has_leading_group=ids.isin(has_leading_group(theme_groups, thresholds.difference_q).index),
        shared_score=shared_score(
            themes["reach_low"],
            themes["breadth_groups"],
            themes["breadth_places"],
            np.nan,
            thresholds.full_reach,
        ),
    )


def _by_person(said: Table, person: Whole, n_people: int) -> Table:
    """Give back 0/1, people × themes, from 0/1, pairs × themes."""
    collect = sparse.csr_array(
        (np.ones(len(person)), (person, np.arange(len(person)))), shape=(n_people, len(person))
    )
    table = (collect @ said).tocsr()
    table.data = np.minimum(table.data, 1.0)
    return table
