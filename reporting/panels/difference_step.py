"""The clearest difference between a group and the others, with voices from both, for a conversation."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.model import Analysis
from data.model import Study
from reporting.panels.quotes import Quote, one_of_each, quote_from
from reporting.rows import rows_of
from reporting.words.words import Words

_TELLING = 6
_EACH = 1
"""Quotes of each side: beside a picture, more does not fit on a wall."""


@dataclass(frozen=True)
class Difference:
    """A theme that one group mentions demonstrably more (or less) than the others."""

    theme_id: str
    label: str
    grouping: str
    group: str
    is_more: bool


def find_difference(analysis: Analysis) -> Difference | None:
    """The largest difference that is certain, of a group large enough to show; None without one.

    A group of residents of one village that names its own village more is left to the map: other groupings
    come first.
    """
    limits, table = analysis.settings.thresholds, analysis.theme_groups
    sure = table[
        (table["q_value"] < limits.difference_q)
        & (table["difference"].abs() >= limits.difference_points)
        & (table["n_base"] >= limits.percentage_minimum)
        & (table["n_respondents"] >= limits.count_minimum)
    ]
    sure = sure.assign(is_home=sure["grouping"].eq("home_village"), size=sure["difference"].abs())
    sure = sure.sort_values(
        ["is_home", "size", "theme_id", "group"], ascending=[True, False, True, True]
    ).merge(analysis.themes[["theme_id", "label"]], on="theme_id")
    for row in rows_of(sure):
        return Difference(
            str(row.theme_id), str(row.label), str(row.grouping), str(row.group), bool(row.difference > 0)
        )
    return None


def quotes_of_both(
    study: Study, analysis: Analysis, words: Words, found: Difference, most: int = _EACH
) -> tuple[list[Quote], list[Quote]]:
    """Statements on the theme of people in the group, and of the others; at most `most` each."""
    members = study.memberships
    own = members["grouping"].eq(found.grouping) & members["group"].eq(found.group)
    inside = set(members.loc[own, "respondent_id"])
    said = analysis.statements[analysis.statements["theme_id"].eq(found.theme_id)]
    said = said.assign(is_short=said["text"].str.count(r"\S+") < _TELLING)
    said = said.sort_values(["is_short", "strength", "statement_id"], ascending=[True, False, True])
    said = one_of_each(said, analysis)
    is_inside = said["respondent_id"].isin(inside)
    return _quotes(study, words, said[is_inside], most), _quotes(study, words, said[~is_inside], most)


def _quotes(study: Study, words: Words, said: pd.DataFrame, most: int) -> list[Quote]:
    chosen = said.head(most).set_index("statement_id")
    return [quote_from(study, words, row) for _, row in chosen.iterrows()]
