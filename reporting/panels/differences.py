"""Where groups differ for certain: who mentions what more or less often than the others, and how sure."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.model import Analysis
from data.model import Study
from reporting.figures.differences import draw_differences
from reporting.panels.difference_step import Difference
from reporting.panels.note import note_of
from reporting.panels.panel import Panel
from reporting.panels.rules import may_show_share, said_part
from reporting.panels.sample import HOME
from reporting.panels.titles import short_label
from reporting.rows import rows_of
from reporting.words.words import Words

MOST = 8
"""How many differences one figure holds; the table holds them all."""
_SMALLEST_Q = 0.001


def difference_rows(analysis: Analysis, words: Words, grouping: str = "") -> pd.DataFrame:
    """The differences that may be shown (domain.md 2.9): small groups last, villages after others, by size.

    Columns theme_id, label, grouping, group, group_said, name, n, base, share, rest (0..1), difference, low,
    high, q, is_robust, points, part, said. `grouping`: only of this grouping ("" = all).
    """
    limits, table = analysis.settings.thresholds, analysis.theme_groups
    table = table.merge(
        analysis.themes[["theme_id", "label", "n_respondents"]], on="theme_id", suffixes=("", "_all")
    )
    others = table["n_respondents_all"] - table["n_respondents"]
    speaking = table["n_respondents"].where(table["difference"] > 0, others)
    rows = table[
        (table["q_value"] < limits.difference_q)
        & (table["difference"].abs() >= limits.difference_points)
        & (table["n_base"] >= limits.group_figure_minimum)
        & (speaking >= limits.minimum_respondents)
    ]
    rows = rows[rows["grouping"] == grouping] if grouping else rows
    names = {"n_respondents": "n", "n_base": "base", "q_value": "q"}
    bounds = {"difference_low": "low", "difference_high": "high"}
    rows = rows.drop(columns=["low", "high"]).rename(columns=names | bounds)
    rows = rows.assign(is_home=rows["grouping"].eq(HOME), size=rows["difference"].abs())
    rows = rows.assign(is_small=rows["base"] < limits.percentage_minimum)
    rows = rows.assign(is_less=rows["difference"] < 0)
    order = ["is_small", "is_home", "size", "is_less", "theme_id", "grouping", "group"]
    ascending = [True, True, False, True, True, True, True]
    rows = rows.sort_values(order, ascending=ascending, ignore_index=True)
    rows = rows.assign(
        label=[short_label(str(label)) for label in rows["label"]],
        rest=rows["share"] - rows["difference"],
        is_robust=~(rows["weighted_difference"] * rows["difference"] < 0),
        group_said=[said_group(words, row) for row in rows_of(rows)],
        part=[said_part(int(row.n), int(row.base), limits, words) for row in rows_of(rows)],
        points=[_points(words, row) for row in rows_of(rows)],
    )
    rows = rows.assign(name=[f"{row.label} · {row.group_said}" for row in rows_of(rows)])
    return rows.assign(said=[_said(words, row) for row in rows_of(rows)])


def differences_panel(
    study: Study, analysis: Analysis, words: Words, *, grouping: str = "", dark: bool = False
) -> Panel:
    """The certain differences of groups of thirty people and more (key "differences")."""
    rows = difference_rows(analysis, words, grouping)
    limits = analysis.settings.thresholds
    large = rows[rows["base"] >= limits.percentage_minimum].reset_index(drop=True)
    drawn = large.assign(name=_short_names(words, large))
    drawn = drawn.drop_duplicates(["theme_id", "is_less"]) if not grouping else drawn
    drawn = drawn.head(MOST).reset_index(drop=True)
    lead = "lead" if grouping else "lead_strongest"
    key = lead if len(large) else "lead_small" if len(rows) else "lead_none"
    said = f"{said_tests(analysis, words, grouping)} {words(f'panels.differences.{key}')}"
    is_compared = has_comparisons(analysis)
    return Panel(
        key="differences",
        title=_title(words, rows, grouping) if is_compared else words("panels.differences.title_no_groups"),
        lead=said if is_compared else words("panels.differences.lead_no_groups"),
        table=_table(words, large),
        figure=draw_differences(drawn, words, dark=dark) if len(drawn) else None,
        alt=words("panels.differences.alt", differences=" ".join(drawn["said"])) if len(drawn) else "",
        note=note_of(study, analysis, words),
        question=question_of_difference(words, rows),
    )


def has_comparisons(analysis: Analysis) -> bool:
    """Whether there is any group of people large enough to be compared with the others."""
    limits = analysis.settings.thresholds
    return bool((analysis.theme_groups["n_base"] >= limits.group_figure_minimum).any())


def small_differences_panel(
    study: Study, analysis: Analysis, words: Words, *, grouping: str = ""
) -> Panel | None:
    """The certain differences of groups of ten to twenty-nine people, in counts only; None without one."""
    rows = difference_rows(analysis, words, grouping)
    limits = analysis.settings.thresholds
    small = rows[rows["base"] < limits.percentage_minimum]
    if small.empty:
        return None
    sentences = [_said(words, row, with_points=False) for row in rows_of(small)]
    return Panel(
        key="differences-small",
        title=words.choose("panels.differences.small_title", len(small)),
        lead=words("panels.differences.small_lead", n=words.number(limits.percentage_minimum)),
        table=pd.DataFrame({words("panels.differences.column_said"): sentences}, dtype="str"),
        figure=None,
        alt="",
        note=note_of(study, analysis, words),
    )


def difference_of(row: Any) -> Difference:
    """A row of `difference_rows` as the difference whose voices are looked up."""
    is_more = bool(row.difference > 0)
    return Difference(str(row.theme_id), str(row.label), str(row.grouping), str(row.group), is_more)


def said_group(words: Words, row: Any) -> str:
    """A group with what it is about: "12–17 (leeftijd)"; `row` has `group` and `grouping`."""
    return words("panels.differences.group", group=row.group, grouping=words.grouping(str(row.grouping)))


def said_tests(analysis: Analysis, words: Words, grouping: str = "") -> str:
    """How many comparisons were made and how many of them are certain: the reader must know of both."""
    table = analysis.theme_groups
    table = table[table["n_base"] >= analysis.settings.thresholds.group_figure_minimum]
    table = table[table["grouping"] == grouping] if grouping else table
    n = len(difference_rows(analysis, words, grouping))
    tests = words.count(len(table), "comparisons")
    if n == 0:
        return words("panels.differences.tests_none", tests=tests)
    return words.choose("panels.differences.tests", n, tests=tests)


def question_of_difference(words: Words, rows: pd.DataFrame) -> str:
    """The question for the conversation about the first of `rows`."""
    if rows.empty:
        return words("panels.differences.question_none")
    return words("panels.differences.question", theme=rows["label"].iloc[0])


def differing_voice(analysis: Analysis, words: Words, theme_id: str) -> str:
    """The group that differs most from the others on one theme, or that no difference can be shown."""
    rows = difference_rows(analysis, words)
    own = rows[rows["theme_id"] == theme_id].sort_values("size", ascending=False, kind="stable")
    if own.empty:
        return words("panels.differences.voice_none")
    limits, row = analysis.settings.thresholds, next(rows_of(own))
    return words(
        "panels.differences.voice", said=_said(words, row, with_points=may_show_share(row.base, limits))
    )


def _title(words: Words, rows: pd.DataFrame, grouping: str) -> str:
    if rows.empty and grouping:
        return words("panels.differences.title_none_for", grouping=words.grouping(grouping))
    if rows.empty:
        return words("panels.differences.title_none")
    row = next(rows_of(rows))
    key = "panels.differences.title_more" if row.difference > 0 else "panels.differences.title_less"
    return words(key, group=row.group_said, theme=row.label)


def _short_names(words: Words, rows: pd.DataFrame) -> list[str]:
    return [words("panels.minorities.row", theme=row.label, group=row.group) for row in rows_of(rows)]


def _points(words: Words, row: Any) -> str:
    said = {
        "difference": words.points(row.difference),
        "low": words.number(100 * row.low),
        "high": words.number(100 * row.high),
    }
    return words("panels.differences.points", **said)


def _said(words: Words, row: Any, *, with_points: bool = True) -> str:
    """One difference in a sentence; `with_points`: its size too, for groups that are large enough."""
    key = "panels.differences.said_more" if row.difference > 0 else "panels.differences.said_less"
    said = words(key, group=row.group_said, theme=row.label, part=row.part)
    if with_points:
        said = f"{said} {words('panels.differences.said_points', points=row.points)}"
    return said if row.is_robust else f"{said} {words('panels.differences.not_robust')}"


def _said_q(words: Words, q: float) -> str:
    if q < _SMALLEST_Q:
        return words("panels.differences.q_below", q=words.number(_SMALLEST_Q, 3))
    return words.number(q, 3)


def _table(words: Words, rows: pd.DataFrame) -> pd.DataFrame:
    robust = {True: words("panels.differences.robust"), False: words("panels.differences.not_robust_short")}
    return pd.DataFrame(
        {
            words("panels.interests.column_label"): rows["label"].tolist(),
            words("panels.groups.column_group"): rows["group_said"].tolist(),
            words("panels.differences.column_part"): rows["part"].tolist(),
            words("panels.differences.column_share"): [words.share(share) for share in rows["share"]],
            words("panels.differences.column_rest"): [words.share(share) for share in rows["rest"]],
            words("panels.differences.column_difference"): rows["points"].tolist(),
            words("panels.differences.column_q"): [_said_q(words, float(q)) for q in rows["q"]],
            words("panels.differences.column_robust"): [robust[bool(value)] for value in rows["is_robust"]],
        },
        dtype="str",
    )
