"""Who took part: people per group of each grouping, beside the inhabitants where these are known."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.model import Analysis, Thresholds
from data.model import Level, Study
from reporting.figures.coverage import draw_coverage
from reporting.panels.note import note_of
from reporting.panels.panel import Panel
from reporting.panels.questions import question_of_sample
from reporting.panels.rules import may_show_share, said_people
from reporting.panels.units import units_at
from reporting.rows import rows_of
from reporting.words.words import Words

HOME = "home_village"
"""The grouping of which the number of inhabitants can be known by place."""
_GAP = 0.05
"""Difference between the shares of inhabitants and participants from which a title speaks of it."""


def sample_panels(study: Study, analysis: Analysis, words: Words, *, dark: bool = False) -> list[Panel]:
    """A panel per grouping (key "sample-<grouping>"), known inhabitants first; [] without groups."""
    return [sample_panel(study, analysis, words, name, dark=dark) for name in sample_groupings(study)]


def sample_groupings(study: Study) -> list[str]:
    """The groupings of a study, that of the home village first."""
    found = [str(name) for name in study.memberships["grouping"].unique()]
    return sorted(found, key=lambda name: (name != HOME, name))


def missing_group(study: Study, grouping: str) -> str:
    """The group that took part least for its number of inhabitants, "" when no gap is large or known."""
    rows = group_sizes(study, grouping)
    gaps = (rows["population_share"] - rows["share"]).fillna(0.0)
    return str(rows["name"].iloc[int(gaps.argmax())]) if len(gaps) and gaps.max() >= _GAP else ""


def sample_panel(
    study: Study, analysis: Analysis, words: Words, grouping: str, *, dark: bool = False
) -> Panel:
    """Participants per group of one grouping, largest first; shares only from enough people on."""
    limits, name = analysis.settings.thresholds, words.grouping(grouping)
    rows = shown_sizes(study, grouping, limits)
    known = n_known(study, grouping)
    rows["count_said"] = [said_people(int(n), limits, words) for n in rows["n"]]
    shares = may_show_share(known, limits)
    rows["said"] = [_said(words, row, shares) for row in rows_of(rows)]
    return Panel(
        key=f"sample-{grouping}",
        title=_title(words, name, missing_group(study, grouping), shares),
        lead=_lead(words, known, len(study.respondents)),
        table=_table(words, rows, shares),
        figure=draw_coverage(rows, words, dark=dark) if shares else None,
        alt=words("panels.sample.alt", grouping=name, groups=" ".join(rows["said"])) if shares else "",
        note=note_of(study, analysis, words, n=known),
        question=question_of_sample(words),
    )


def n_known(study: Study, grouping: str) -> int:
    """Of how many people the group is known; somebody in two groups counts once."""
    own = study.memberships["grouping"] == grouping
    return int(study.memberships.loc[own, "respondent_id"].nunique())


def shown_sizes(study: Study, grouping: str, limits: Thresholds) -> pd.DataFrame:
    """As `group_sizes`, without the share of a group so small that its number is not told either."""
    rows = group_sizes(study, grouping)
    return rows.assign(share=rows["share"].where(rows["n"] >= limits.count_minimum))


def group_sizes(study: Study, grouping: str) -> pd.DataFrame:
    """The groups of a grouping, largest first.

    Columns name, n (distinct people), share (of all with a known group, 0..1), population_share
    (0..1, missing = not known).
    """
    own = study.memberships[study.memberships["grouping"] == grouping]
    sizes = own.groupby("group")["respondent_id"].nunique()
    rows = pd.DataFrame({"name": sizes.index.astype(str), "n": sizes.to_numpy()})
    rows = rows.sort_values(["n", "name"], ascending=[False, True], ignore_index=True)
    people = _inhabitants(study, grouping)
    whole = sum(people.get(name, 0) for name in rows["name"])
    rows["share"] = rows["n"] / max(1, n_known(study, grouping))
    rows["population_share"] = [people[name] / whole if name in people else math.nan for name in rows["name"]]
    return rows


def _inhabitants(study: Study, grouping: str) -> Mapping[str, int]:
    if grouping in study.info.margins or grouping != HOME:
        return study.info.margins.get(grouping, {})
    villages = units_at(study, Level.VILLAGE.value)
    known = zip(villages["place_id"], villages["name"], strict=True)
    return {
        str(name): study.info.population[unit]
        for unit, name in known
        if study.info.population.get(unit, 0) > 0
    }


def _title(words: Words, grouping: str, missing: str, shares: bool) -> str:
    if shares and missing:
        return words("panels.sample.title_missing", group=missing)
    return words("panels.sample.title", grouping=grouping)


def _lead(words: Words, known: int, total: int) -> str:
    lead = words("panels.sample.lead", people=words.count(known, "people"))
    if known < total:
        lead += " " + words("panels.sample.unknown", people=words.count(total - known, "people"))
    return lead


def _said(words: Words, row: Any, shares: bool) -> str:
    name, count, share, inhabitants = row.name, row.count_said, row.share, row.population_share
    if not shares or math.isnan(share):
        return words("panels.sample.said_count", group=name, people=count)
    if math.isnan(inhabitants):
        return words("panels.sample.said", group=name, people=count, share=words.share(share))
    return words(
        "panels.sample.said_population",
        group=name, people=count, share=words.share(share), inhabitants=words.share(inhabitants),
    )  # fmt: skip


def _table(words: Words, rows: pd.DataFrame, shares: bool) -> pd.DataFrame:
    columns = {
        words("panels.sample.column_group"): rows["name"].tolist(),
        words("panels.sample.column_people"): rows["count_said"].tolist(),
    }
    if shares:
        columns[words("panels.sample.column_share")] = [words.share(share) for share in rows["share"]]
    if shares and rows["population_share"].notna().any():
        said = [words.share(share) for share in rows["population_share"]]
        columns[words("panels.sample.column_population")] = said
    return pd.DataFrame(columns, dtype="str")
