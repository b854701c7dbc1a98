"""One interest: its four bars, who mentions it more or less, on which scale it lives, and where."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.model import Analysis
from data.model import Study
from reporting.figures.group_shares import draw_group_shares
from reporting.figures.interest_bars import draw_interest_bars
from reporting.figures.theme_profile import draw_theme_profile
from reporting.panels.interests import said_united
from reporting.panels.note import note_of
from reporting.panels.panel import Panel
from reporting.panels.questions import question_of_interest
from reporting.panels.rules import may_show_group, may_show_share, said_interval, said_part, said_share
from reporting.panels.scale import scale_panel
from reporting.panels.titles import lead_of_interest, short_label, title_of_interest
from reporting.panels.units import share_everywhere, unit_name, widest_level
from reporting.rows import rows_of
from reporting.words.words import Words


def interest_panels(
    study: Study,
    analysis: Analysis,
    words: Words,
    theme_id: str,
    *,
    grouping: str | None = None,
    dark: bool = False,
) -> list[Panel]:
    """Up to four panels of one theme (keys "interest-<part>-<theme_id>"); an unknown theme has none.

    `grouping`: only its groups side by side (None = the groups of all groupings).
    """
    own = analysis.themes[analysis.themes["theme_id"] == theme_id]
    if own.empty:
        return []
    theme = next(rows_of(own))
    panels = [
        _bars_panel(study, analysis, words, theme, dark),
        _groups_panel(study, analysis, words, theme, grouping, dark),
        scale_panel(study, analysis, words, theme, dark),
        _where_panel(study, analysis, words, theme, dark),
    ]
    return [panel for panel in panels if panel is not None]


def _bars_panel(study: Study, analysis: Analysis, words: Words, theme: Any, dark: bool) -> Panel:
    limits, n = analysis.settings.thresholds, len(study.respondents)
    shares, missing = may_show_share(n, limits), float("nan")
    said = [
        said_share(int(theme.n_respondents), n, theme.reach_low, theme.reach_high, limits, words),
        words("panels.bars.groups", share=words.share(theme.breadth_groups)),
        words("panels.bars.places", share=words.share(theme.breadth_places)),
        said_united(words, theme.dividedness),
    ]
    rows = pd.DataFrame(
        {
            "name": [words(f"figures.measure.{name}") for name in ("reach", "groups", "places", "united")],
            "value": [theme.reach, theme.breadth_groups, theme.breadth_places, 1.0 - theme.dividedness],
            "low": [theme.reach_low, missing, missing, missing],
            "high": [theme.reach_high, missing, missing, missing],
            "said": said if shares else [said[0], *[words("figures.unknown")] * 3],
        }
    )
    table = pd.DataFrame(
        {words("panels.bars.column_measure"): rows["name"], words("panels.bars.column_said"): rows["said"]}
    )
    alt = " ".join(words("panels.bars.said", name=row.name, said=row.said) for row in rows_of(rows))
    return Panel(
        key=f"interest-bars-{theme.theme_id}",
        title=title_of_interest(study, words, theme),
        lead=lead_of_interest(study, analysis, words, theme),
        table=table,
        figure=draw_interest_bars(rows, words, dark=dark) if shares else None,
        alt=words("panels.bars.alt", label=short_label(theme.label), measures=alt) if shares else "",
        note=note_of(study, analysis, words),
        question=question_of_interest(study, words, theme),
    )


def _groups_panel(
    study: Study, analysis: Analysis, words: Words, theme: Any, grouping: str | None, dark: bool
) -> Panel | None:
    """The title speaks of the groups of all groupings, table and figure show those of `grouping`."""
    own = analysis.theme_groups[analysis.theme_groups["theme_id"] == theme.theme_id]
    if own.empty:
        return None
    limits = analysis.settings.thresholds
    own = own.sort_values(["grouping", "share", "group"], ascending=[True, False, True], ignore_index=True)
    rows = own.assign(
        name=[f"{row.group} ({words.grouping(str(row.grouping))})" for row in rows_of(own)],
        whole=theme.reach,
        is_sure=_differs(own, limits.difference_q, limits.difference_points)
        & (own["n_base"] >= limits.group_figure_minimum),
        said=[_said_row(words, analysis, row, str(row.group)) for row in rows_of(own)],
    )
    sure = [str(row.group) for row in rows_of(rows[rows["is_sure"]])]
    rows = rows if grouping is None else rows[rows["grouping"] == grouping].reset_index(drop=True)
    drawn = rows[rows["n_base"] >= limits.percentage_minimum].reset_index(drop=True)
    title = "panels.groups.title" if sure else "panels.groups.title_none"
    return Panel(
        key=f"interest-groups-{theme.theme_id}",
        title=words(title, groups=words.listing(sure[:3])),
        lead=words("panels.groups.lead"),
        table=_share_table(words, analysis, rows, words("panels.groups.column_group")),
        figure=draw_group_shares(drawn, words, dark=dark) if len(drawn) else None,
        alt=words("panels.groups.alt", groups=" ".join(drawn["said"])) if len(drawn) else "",
        note=note_of(study, analysis, words),
    )


def _where_panel(study: Study, analysis: Analysis, words: Words, theme: Any, dark: bool) -> Panel | None:
    units = analysis.theme_units[analysis.theme_units["theme_id"] == theme.theme_id]
    level = widest_level(units)
    own = units[units["level"] == level].sort_values(
        ["quotient", "unit_id"], ascending=[False, True], ignore_index=True
    )
    if own.empty:
        return None
    limits, whole = analysis.settings.thresholds, share_everywhere(units, theme.theme_id, level)
    names = [unit_name(study, str(unit)) or str(unit) for unit in own["unit_id"]]
    rows = own.assign(
        name=names,
        whole=whole,
        is_sure=((own["low"] > whole) | (own["high"] < whole))
        & (own["n_base"] >= limits.group_figure_minimum),
        said=[_said_row(words, analysis, row, name) for row, name in zip(rows_of(own), names, strict=True)],
    )
    drawn = rows[rows["n_base"] >= limits.percentage_minimum].head(12).reset_index(drop=True)
    strong = [str(name) for name in rows.loc[rows["is_sure"] & (rows["low"] > whole), "name"]]
    title = "panels.where.title" if strong else "panels.where.title_none"
    return Panel(
        key=f"interest-where-{theme.theme_id}",
        title=words(title, units=words.listing(strong[:3]), level=words.level(level)),
        lead=words("panels.where.lead"),
        table=_share_table(words, analysis, rows, words("panels.where.column_unit")),
        figure=draw_theme_profile(drawn, words, dark=dark) if len(drawn) else None,
        alt=words("panels.where.alt", units=" ".join(drawn["said"])) if len(drawn) else "",
        note=note_of(study, analysis, words),
    )


def _differs(own: pd.DataFrame, most_q: float, least_points: float) -> pd.Series:
    return (own["q_value"] < most_q) & (own["difference"].abs() >= least_points)


def _said_row(words: Words, analysis: Analysis, row: Any, name: str) -> str:
    limits, n, base = analysis.settings.thresholds, int(row.n_respondents), int(row.n_base)
    return words("panels.groups.said", group=name, part=said_share(n, base, row.low, row.high, limits, words))


def _share_table(words: Words, analysis: Analysis, rows: pd.DataFrame, first: str) -> pd.DataFrame:
    """Readable table of shares: name, people, interval, whether the difference is certain."""
    limits = analysis.settings.thresholds
    sure = {True: words("panels.groups.sure"), False: words("panels.groups.not_sure")}
    return pd.DataFrame(
        {
            first: [str(name) for name in rows["name"]],
            words("panels.groups.column_people"): [
                said_part(int(row.n_respondents), int(row.n_base), limits, words) for row in rows_of(rows)
            ],
            words("panels.groups.column_between"): [
                said_interval(int(row.n_base), row.low, row.high, limits, words) for row in rows_of(rows)
            ],
            words("panels.groups.column_sure"): [
                sure[bool(row.is_sure)]
                if may_show_group(int(row.n_base), limits)
                else words("panels.rules.none")
                for row in rows_of(rows)
            ],
        },
        dtype="str",
    )
