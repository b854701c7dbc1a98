"""Energy: what people share beside the goesting to do something about it, and who has that goesting."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.model import Analysis
from data.model import Study
from reporting.figures.energy_groups import draw_energy_groups
from reporting.figures.energy_quadrant import FIELDS, draw_energy_quadrant
from reporting.panels.note import note_of
from reporting.panels.panel import Panel
from reporting.panels.titles import short_label
from reporting.rows import rows_of
from reporting.words.words import Words

SHARED_LINE = 30.0
"""Shared score from which an interest counts as shared here (domain.md 2.10)."""
MOVERS_FROM = 3
"""From how many people on they are counted who want to help or lead (domain.md 2.10)."""
_SPLITS = ("age", "work", "role")
"""Groupings that tell who has time; goesting is always shown beside them."""


def energy_panels(study: Study, analysis: Analysis, words: Words, *, dark: bool = False) -> list[Panel]:
    """The quadrant (key "energy") and goesting by age and work (key "energy-groups")."""
    return [
        quadrant_panel(study, analysis, words, dark=dark),
        groups_panel(study, analysis, words, dark=dark),
    ]


def is_energy_asked(analysis: Analysis) -> bool:
    """Whether anybody answered the question about goesting."""
    return _everybody(analysis) is not None


def energy_rows(analysis: Analysis, words: Words) -> pd.DataFrame:
    """One row per interest of which enough people were asked, the most telling first.

    Columns theme_id, label, field, score (0..100), energy, low, high (0..1), n_energy, n_movers, n_sharers
    (missing when visits were not asked), is_sure (the bounds leave out the mean of everybody), said. Those
    that differ for certain come first, then by goesting.
    """
    everybody, table = _everybody(analysis), analysis.further.get("theme_measures")
    columns = [
        "theme_id",
        "label",
        "field",
        "score",
        "energy",
        "low",
        "high",
        "n_energy",
        "n_movers",
        "n_sharers",
    ]
    if everybody is None or table is None:
        return pd.DataFrame(columns=[*columns, "is_sure", "said"])
    names = {"energy_low": "low", "energy_high": "high", "energy_field": "field", "shared_score": "score"}
    rows = analysis.themes[["theme_id", "label", "shared_score"]].merge(table, on="theme_id")
    rows = rows.rename(columns=names)[columns]
    rows = rows[
        rows["field"].isin(FIELDS) & (rows["n_energy"] >= analysis.settings.thresholds.group_figure_minimum)
    ]
    middle = float(everybody.energy)
    rows = rows.assign(
        label=[short_label(str(label)) for label in rows["label"]],
        is_sure=(rows["low"] > middle) | (rows["high"] < middle),
    )
    rows = rows.sort_values(["is_sure", "energy", "theme_id"], ascending=[False, False, True])
    return rows.assign(said=[_said(words, row) for row in rows_of(rows)]).reset_index(drop=True)


def quadrant_panel(study: Study, analysis: Analysis, words: Words, *, dark: bool = False) -> Panel:
    """Shared score against goesting; without a question about goesting an honest empty panel."""
    rows, everybody = energy_rows(analysis, words), _everybody(analysis)
    shown = everybody is not None and len(rows) > 0
    n = int(everybody.n_energy) if everybody is not None else 0
    return Panel(
        key="energy",
        title=title_of_energy(analysis, words),
        lead=_lead(words, rows) if shown else words("panels.energy.lead_none"),
        table=energy_table(words, rows),
        figure=draw_energy_quadrant(
            rows, words, middle=float(everybody.energy), shared_line=SHARED_LINE, dark=dark
        )
        if shown
        else None,
        alt=words("panels.energy.alt", interests=" ".join(rows["said"])) if shown else "",
        note=note_of(study, analysis, words, n=n),
        question=question_of_energy(words, rows),
    )


def _lead(words: Words, rows: pd.DataFrame) -> str:
    lead = words("panels.energy.lead")
    return words("panels.energy.lead_sharers", lead=lead) if has_sharers(rows) else lead


def title_of_energy(analysis: Analysis, words: Words) -> str:
    """The finding: what is shared and wanted for certain, else how many want to help, else an honest no."""
    everybody, rows = _everybody(analysis), energy_rows(analysis, words)
    if everybody is None:
        return words("panels.energy.title_none")
    shared = analysis.themes.loc[analysis.themes["kind"].eq("shared"), "theme_id"]
    ready = rows[rows["is_sure"] & rows["field"].eq("start_together") & rows["theme_id"].isin(shared)]
    if len(ready):
        themes = [words("panels.titles.quoted", text=label) for label in ready["label"].head(2)]
        return words("panels.energy.title", themes=words.listing(themes))
    if int(everybody.n_movers) >= MOVERS_FROM:
        return words("panels.energy.title_movers", people=words.count(int(everybody.n_movers), "people"))
    return words("panels.energy.title_few")


def question_of_energy(words: Words, rows: pd.DataFrame) -> str:
    """The question for the conversation: about the interest that most people could start with."""
    ready = rows[rows["field"].eq("start_together")]
    if ready.empty:
        return words("panels.energy.question_open")
    return words("panels.energy.question", theme=ready["label"].iloc[0])


def energy_table(words: Words, rows: pd.DataFrame) -> pd.DataFrame:
    """`rows` (see `energy_rows`) as a readable table; with deelhouders when visits were asked."""
    sharers = {words("panels.energy.column_sharers"): [_count_sharers(words, row) for row in rows_of(rows)]}
    return pd.DataFrame(
        {
            words("panels.energy.column_label"): [str(row.label) for row in rows_of(rows)],
            words("panels.energy.column_field"): [
                words(f"energy_fields.{row.field}") for row in rows_of(rows)
            ],
            words("panels.energy.column_energy"): [_said_mean(words, row) for row in rows_of(rows)],
            words("panels.energy.column_sure"): [
                words("panels.groups.sure" if row.is_sure else "panels.groups.not_sure")
                for row in rows_of(rows)
            ],
            words("panels.energy.column_n"): [words.number(row.n_energy) for row in rows_of(rows)],
            words("panels.energy.column_movers"): [
                said_movers(words, int(row.n_movers)) for row in rows_of(rows)
            ],
            **(sharers if has_sharers(rows) else {}),
        },
        dtype="str",
    )


def has_sharers(rows: pd.DataFrame) -> bool:
    """Whether the study asked how often people come, so that `rows` (see `energy_rows`) count deelhouders."""
    return bool(rows["n_sharers"].notna().any())


def shows_sharers(n: float) -> bool:
    """Whether so many deelhouders are counted: from three on; missing is not."""
    return n >= MOVERS_FROM


def _count_sharers(words: Words, row: Any) -> str:
    if shows_sharers(row.n_sharers):
        return words.count(int(row.n_sharers), "people")
    return words("panels.energy.sharers_few", n=words.number(MOVERS_FROM))


def said_movers(words: Words, n: int) -> str:
    """How many people want to help or lead, from three on."""
    if n < MOVERS_FROM:
        return words("panels.energy.movers_few", n=words.number(MOVERS_FROM))
    return words("panels.energy.movers", people=words.count(n, "people"))


def groups_panel(study: Study, analysis: Analysis, words: Words, *, dark: bool = False) -> Panel:
    """Goesting by age and work beside everybody: who could say yes, and who has the time."""
    everybody, limits = _everybody(analysis), analysis.settings.thresholds
    rows = _group_rows(analysis, words)
    drawn = rows[rows["n_energy"] >= limits.group_figure_minimum].reset_index(drop=True)
    higher = drawn.loc[drawn["is_sure"] & (drawn["share"] > drawn["whole"]), "name"]
    lower = drawn.loc[drawn["is_sure"] & (drawn["share"] < drawn["whole"]), "name"]
    return Panel(
        key="energy-groups",
        title=_title_of_groups(words, higher.tolist(), lower.tolist()),
        lead=words("panels.energy_groups.lead"),
        table=_groups_table(words, drawn),
        figure=draw_energy_groups(drawn, words, dark=dark) if len(drawn) else None,
        alt=words("panels.energy_groups.alt", groups=" ".join(drawn["said"])) if len(drawn) else "",
        note=note_of(study, analysis, words, n=0 if everybody is None else int(everybody.n_energy)),
    )


def _title_of_groups(words: Words, higher: list[str], lower: list[str]) -> str:
    if higher:
        return words("panels.energy_groups.title_higher", groups=words.listing(higher[:2]))
    if lower:
        return words("panels.energy_groups.title_lower", groups=words.listing(lower[:2]))
    return words("panels.energy_groups.title_even")


def _group_rows(analysis: Analysis, words: Words) -> pd.DataFrame:
    """The groups to show, with the columns of `draw_energy_groups` and n_energy, n_movers."""
    everybody, table = _everybody(analysis), analysis.further.get("energy_groups")
    columns = ["name", "share", "low", "high", "whole", "is_sure", "said", "n_energy", "n_movers"]
    if everybody is None or table is None:
        return pd.DataFrame(columns=columns)
    rows = table[table["grouping"].isin(_SPLITS)]
    order = rows["grouping"].map({name: number for number, name in enumerate(_SPLITS)})
    rows = rows.assign(order=order).sort_values(["order", "group"], ignore_index=True)
    rows = rows.rename(columns={"energy": "share", "energy_low": "low", "energy_high": "high"})
    middle = float(everybody.energy)
    rows = rows.assign(
        name=[f"{row.group} ({words.grouping(str(row.grouping))})" for row in rows_of(rows)],
        whole=middle,
        is_sure=(rows["low"] > middle) | (rows["high"] < middle),
    )
    return rows.assign(said=[_said_group(words, row) for row in rows_of(rows)])[columns]


def _groups_table(words: Words, rows: pd.DataFrame) -> pd.DataFrame:
    means = rows.rename(columns={"share": "energy"})
    return pd.DataFrame(
        {
            words("panels.energy_groups.column_group"): [str(row.name) for row in rows_of(rows)],
            words("panels.energy.column_energy"): [_said_mean(words, row) for row in rows_of(means)],
            words("panels.energy.column_n"): [words.number(row.n_energy) for row in rows_of(rows)],
            words("panels.energy.column_movers"): [
                said_movers(words, int(row.n_movers)) for row in rows_of(rows)
            ],
        },
        dtype="str",
    )


def _everybody(analysis: Analysis) -> Any:
    """The row of everybody in ENERGY_GROUPS, None when nobody was asked."""
    table = analysis.further.get("energy_groups")
    if table is None:
        return None
    own = table[table["grouping"].eq("") & (table["n_energy"] > 0)]
    return next(rows_of(own), None)


def _said(words: Words, row: Any) -> str:
    movers = said_movers(words, int(row.n_movers))
    if shows_sharers(row.n_sharers):
        sharers = words("panels.energy.sharers", people=words.count(int(row.n_sharers), "people"))
        movers = words("panels.energy.movers_and_sharers", movers=movers, sharers=sharers)
    return words(
        "panels.energy.said",
        label=row.label,
        field=words(f"energy_fields.{row.field}"),
        mean=_said_mean(words, row),
        n=words.number(row.n_energy),
        movers=movers,
    )


def _said_group(words: Words, row: Any) -> str:
    mean = words("panels.energy.mean", mean=_hundred(words, row.share), **_bounds(words, row))
    return words("panels.energy_groups.said", name=row.name, mean=mean, n=words.number(row.n_energy))


def _said_mean(words: Words, row: Any) -> str:
    return words("panels.energy.mean", mean=_hundred(words, row.energy), **_bounds(words, row))


def _bounds(words: Words, row: Any) -> dict[str, str]:
    return {"low": _hundred(words, row.low), "high": _hundred(words, row.high)}


def _hundred(words: Words, share: float) -> str:
    return words.number(100 * share)
