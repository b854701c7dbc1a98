"""From a counted study to its main tables: themes, themes by unit and by group, appreciations."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.counted import Counted
from analysis.interests.breadth import measure_breadth
from analysis.interests.difference import compare_groups, count_excluded_groups, has_leading_group
from analysis.interests.dividedness import measure_dividedness
from analysis.interests.kinds import label_kinds
from analysis.interests.minority import (
    find_group_voices,
    find_opposite_voices,
    find_underheard_voices,
    list_minority_voices,
)
from analysis.interests.reach import measure_reach
from analysis.interests.sharedness import shared_score
from analysis.model import Thresholds
from analysis.places.appreciation import measure_appreciation
from analysis.places.spread import measure_spread
from analysis.places.theme_units import measure_theme_units
from data.measure_schemas import MINORITY_VOICES
from data.schemas import APPRECIATIONS, THEME_GROUPS, THEME_UNITS, THEMES, check_table


@dataclass(frozen=True)
class Measures:
    """The measured tables, as in `data.schemas`; `details`: one row per theme with all that was measured."""

    themes: pd.DataFrame
    theme_units: pd.DataFrame
    theme_groups: pd.DataFrame
    appreciations: pd.DataFrame
    minority_voices: pd.DataFrame
    details: pd.DataFrame


def measure_all(
    counted: Counted,
    names: pd.DataFrame,
    thresholds: Thresholds,
    coherence: pd.DataFrame | None = None,
    underheard: pd.Series | None = None,
    severe: Collection[str] = (),
) -> Measures:
    """Give back the main measures. Themes come sorted by S, then reach, then id.

    `names`: `theme_id`, `label`, `keywords`; `coherence`: as `measure_coherence` gives it, None unknown;
    `underheard`: truth per row of `counted.groups.labels`, None: nobody is known to be;
    `severe`: themes that a person marked as a minority voice, by theme_id.
    No themes or no answers: tables without rows.
    """
    mentions, groups, study = counted.mentions, counted.groups, counted.study
    theme_groups = compare_groups(mentions, groups, thresholds.minimum_respondents)
    dividedness = measure_dividedness(counted.directions, counted.theme_ids)
    n_statements = names["theme_id"].map(counted.n_statements).fillna(0).astype("int64")
    themes = names.assign(n_statements=n_statements)
    for part in (
        measure_reach(mentions, counted.population),
        measure_breadth(mentions, groups, thresholds.group_minimum),
        measure_spread(counted.pairs, counted.divisions, counted.theme_ids),
        dividedness,
        _about_groups(theme_groups, counted.theme_ids, thresholds),
    ):
        themes = themes.merge(part, on="theme_id", how="left", validate="one_to_one")
    ways = [find_group_voices(theme_groups, thresholds.difference_q)]
    opposite = find_opposite_voices(dividedness, mentions.n_people)
    if underheard is not None:
        ways.append(find_underheard_voices(mentions, groups, underheard, thresholds.difference_q))
    voices = list_minority_voices(
        themes, ways, opposite, coherence, most_reach=thresholds.minority_reach, severe=severe
    )
    confirmed = voices.loc[voices["is_confirmed"] & voices["way"].ne("opposite"), "theme_id"]
    details = _label(themes.assign(is_minority=themes["theme_id"].isin(confirmed)), thresholds)
    units = measure_theme_units(mentions, counted.themed, study.answers, study.places)
    ratings = measure_appreciation(study.place_answers, study.answers, study.places, study.respondents)
    return Measures(
        check_table(details, THEMES),
        check_table(units, THEME_UNITS),
        check_table(theme_groups, THEME_GROUPS),
        check_table(ratings, APPRECIATIONS),
        check_table(voices, MINORITY_VOICES),
        details,
    )


def _about_groups(
    theme_groups: pd.DataFrame, theme_ids: Sequence[str], thresholds: Thresholds
) -> pd.DataFrame:
    """Give back per theme: `n_excluded_groups`, `has_leading_group`."""
    excluded = count_excluded_groups(
        theme_groups, thresholds.difference_q, thresholds.difference_points, thresholds.group_figure_minimum
    )
    leading = has_leading_group(theme_groups, thresholds.difference_q)
    ids = pd.Series(theme_ids, dtype="str")
    return pd.DataFrame(
        {
            "theme_id": ids,
            "n_excluded_groups": ids.map(excluded).fillna(0).astype("int64"),
            "has_leading_group": ids.isin(leading.index),
        }
    )


def _label(themes: pd.DataFrame, thresholds: Thresholds) -> pd.DataFrame:
    """Give back the themes with score and kind, highest score first."""
    score = shared_score(
        themes["reach_low"],
        themes["breadth_groups"],
        themes["breadth_places"],
        themes["dividedness"],
        thresholds.full_reach,
    )
    kind = label_kinds(themes, thresholds)
    unit = themes["leading_unit_id"].where(kind.eq("place_bound"), "").astype("str")
    labelled = themes.assign(shared_score=score, kind=kind, kind_unit_id=unit)
    return labelled.sort_values(
        ["shared_score", "reach", "theme_id"], ascending=[False, False, True], ignore_index=True
    )
