"""From themes to measured tables: every measure called once, in order, on the same counted people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.interests.breadth import measure_breadth
from analysis.interests.difference import compare_groups, count_excluded_groups, has_leading_group
from analysis.interests.dividedness import measure_dividedness
from analysis.interests.kinds import label_kinds
from analysis.interests.minority import find_group_voices
from analysis.interests.reach import measure_reach
from analysis.interests.sharedness import shared_score
from analysis.mentions import Mentions, count_groups, count_mentions, count_place_mentions
from analysis.model import Thresholds
from analysis.places.appreciation import measure_appreciation
from analysis.places.spread import measure_spread
from analysis.places.theme_units import measure_theme_units
from analysis.places.units import divide_wholly, used_levels
from data.model import Level, Study
from data.schemas import APPRECIATIONS, THEME_GROUPS, THEME_UNITS, THEMES, check_table

NO_DIRECTIONS = pd.DataFrame(
    {
        "theme_id": pd.Series(dtype="str"),
        "respondent_id": pd.Series(dtype="str"),
        "direction": pd.Series(dtype="float64"),
    }
)


@dataclass(frozen=True)
class Measures:
    """The measured tables, as in `data.schemas`."""

    themes: pd.DataFrame
    theme_units: pd.DataFrame
    theme_groups: pd.DataFrame
    appreciations: pd.DataFrame


def measure_all(
    study: Study,
    statements: pd.DataFrame,
    names: pd.DataFrame,
    thresholds: Thresholds,
    directions: pd.DataFrame = NO_DIRECTIONS,
) -> Measures:
    """Give back all measures of a study whose statements have a theme.

    `statements`: STATEMENTS; `names`: `theme_id`, `label`, `keywords`; `directions`: `theme_id`,
    `respondent_id`, `direction` (+1 or −1), where poles are known. Themes come sorted by S, then reach, then
    id. No themes or no answers: tables without rows.
    """
    themed = statements[statements["status"].eq("themed")]
    theme_ids = names["theme_id"].sort_values().tolist()
    mentions = count_mentions(themed, study.answers, study.respondents, theme_ids)
    groups = count_groups(mentions, study.memberships)
    theme_groups = compare_groups(mentions, groups, thresholds.minimum_respondents)
    parts = [
        measure_reach(mentions, inhabitants(study)),
        measure_breadth(mentions, groups, thresholds.group_minimum),
        _spread(mentions, themed, study),
        measure_dividedness(directions, theme_ids),
        _about_groups(theme_groups, theme_ids, thresholds),
    ]
    themes = names.assign(n_statements=names["theme_id"].map(themed.groupby("theme_id").size()).fillna(0))
    for part in parts:
        themes = themes.merge(part, on="theme_id", how="left", validate="one_to_one")
    units = measure_theme_units(mentions, themed, study.answers, study.places)
    ratings = measure_appreciation(study.place_answers, study.answers, study.places, study.respondents)
    return Measures(
        check_table(_label(themes, thresholds), THEMES),
        check_table(units, THEME_UNITS),
        check_table(theme_groups, THEME_GROUPS),
        check_table(ratings, APPRECIATIONS),
    )


def inhabitants(study: Study) -> float | None:
    """Give back how many people live in all municipalities, else in all villages; None unknown."""
    known = study.info.population
    for level in (Level.MUNICIPALITY, Level.VILLAGE):
        units = study.places.loc[study.places["level"].eq(level.value), "place_id"]
        if len(units) and all(unit in known for unit in units):
            return float(sum(known[unit] for unit in units))
    return None


def nested_divisions(places: pd.DataFrame) -> list[tuple[str, pd.Series]]:
    """Give back (level, unit_id by place_id) for every level above the plekje that occurs, small to large."""
    levels = [level for level in used_levels(places) if level != Level.PLACE.value]
    return [(level, divide_wholly(places, level)) for level in levels]


def _spread(mentions: Mentions, themed: pd.DataFrame, study: Study) -> pd.DataFrame:
    own = pd.Series(
        study.places["place_id"].to_numpy(), index=study.places["place_id"].to_numpy(), dtype="str"
    )
    pairs = count_place_mentions(mentions, themed, study.answers, own)
    return measure_spread(pairs, nested_divisions(study.places), mentions.theme_ids)


def _about_groups(
    theme_groups: pd.DataFrame, theme_ids: Sequence[str], thresholds: Thresholds
) -> pd.DataFrame:
    """Give back per theme: `n_excluded_groups`, `is_minority`, `has_leading_group`."""
    excluded = count_excluded_groups(
        theme_groups, thresholds.difference_points, thresholds.group_figure_minimum
    )
    voices = find_group_voices(theme_groups, thresholds.difference_q)["theme_id"].unique()
    leading = has_leading_group(theme_groups, thresholds.difference_q)
    ids = pd.Series(theme_ids, dtype="str")
    return pd.DataFrame(
        {
            "theme_id": ids,
            "n_excluded_groups": ids.map(excluded).fillna(0).astype("int64"),
            "is_minority": ids.isin(voices),
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
