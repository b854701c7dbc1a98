"""Who is missing: participants and inhabitants of each group side by side, with the certainty of the gap."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.model import Analysis
from data.model import Study
from reporting.figures.sample_gap import draw_sample_gap
from reporting.panels.note import note_of
from reporting.panels.panel import Panel
from reporting.panels.questions import question_of_sample
from reporting.panels.rules import may_show_share, said_people
from reporting.panels.sample import group_sizes, n_known, sample_panel
from reporting.rows import rows_of
from reporting.words.words import Words


def compared_groupings(analysis: Analysis) -> list[str]:
    """Groupings of which the number of inhabitants is known, by name."""
    table = analysis.further.get("sample_groups")
    if table is None:
        return []
    known = table[table["n_population"].notna()]
    return sorted(str(grouping) for grouping in known["grouping"].unique())


def missing_groups(analysis: Analysis, grouping: str = "") -> pd.DataFrame:
    """Rows of SAMPLE_GROUPS of groups that are missing for certain, the largest gap first."""
    table = analysis.further.get("sample_groups")
    if table is None:
        return pd.DataFrame(columns=["grouping", "group", "gap"])
    rows = table[table["is_missing"]]
    rows = rows[rows["grouping"] == grouping] if grouping else rows
    return rows.sort_values(["gap", "grouping", "group"], ascending=[False, True, True], ignore_index=True)


def title_of_missing(analysis: Analysis, words: Words) -> str:
    """The finding: which groups took part too little for certain, or why that cannot be told."""
    if not compared_groupings(analysis):
        return words("panels.missing.title_unknown")
    groups = missing_groups(analysis)["group"].drop_duplicates().tolist()
    if not groups:
        return words("panels.missing.title_none")
    return words("panels.missing.title", groups=words.listing([str(group) for group in groups[:2]]))


def missing_panel(
    study: Study, analysis: Analysis, words: Words, grouping: str, *, dark: bool = False
) -> Panel:
    """One grouping (key "missing-<grouping>"); without inhabitants only who took part."""
    if grouping not in compared_groupings(analysis):
        return sample_panel(study, analysis, words, grouping, dark=dark)
    limits, n, name = analysis.settings.thresholds, n_known(study, grouping), words.grouping(grouping)
    rows, shares = _rows(analysis, words, grouping), may_show_share(n, limits)
    shown = (
        rows[rows["share"].notna() & rows["whole"].notna()].reset_index(drop=True) if shares else rows.head(0)
    )
    missing = missing_groups(analysis, grouping)["group"].tolist()
    title = "panels.missing.title" if missing else "panels.missing.title_none_for"
    return Panel(
        key=f"missing-{grouping}",
        title=words(title, groups=words.listing([str(group) for group in missing[:2]]), grouping=name),
        lead=words("panels.missing.lead", people=words.count(n, "people")),
        table=_table(words, rows, n),
        figure=draw_sample_gap(shown, words, dark=dark) if len(shown) else None,
        alt=words("panels.missing.alt", grouping=name, groups=" ".join(shown["said"])) if len(shown) else "",
        note=" · ".join(filter(None, (note_of(study, analysis, words, n=n), study.info.population_note))),
        question=question_of_sample(words),
    )


def said_modes(study: Study, analysis: Analysis, words: Words) -> str:
    """In which ways people answered, with how many; "" when that is not known."""
    if "mode" not in set(study.memberships["grouping"]):
        return ""
    limits, rows = analysis.settings.thresholds, group_sizes(study, "mode")
    said = [
        words("panels.minorities.other", group=row.name, part=said_people(int(row.n), limits, words))
        for row in rows_of(rows)
    ]
    return words("panels.missing.modes", modes=words.listing(said))


def quiet_groups(analysis: Analysis, words: Words) -> list[str]:
    """Groups of fewer than thirty people, "80+ (leeftijd)": of them little can be said in numbers."""
    table, limits = analysis.further.get("sample_groups"), analysis.settings.thresholds
    if table is None:
        return []
    small = table[(table["n_respondents"] > 0) & (table["n_respondents"] < limits.group_minimum)]
    return [
        words("panels.differences.group", group=row.group, grouping=words.grouping(str(row.grouping)))
        for row in rows_of(small.sort_values(["grouping", "group"]))
    ]


def _rows(analysis: Analysis, words: Words, grouping: str) -> pd.DataFrame:
    """SAMPLE_GROUPS of one grouping with the columns of `draw_share_dots`, the largest gap first."""
    limits, table = analysis.settings.thresholds, analysis.further["sample_groups"]
    rows = table[table["grouping"] == grouping].sort_values(["gap", "group"], ascending=[False, True])
    rows = rows.assign(
        name=rows["group"],
        share=rows["sample_share"].where(rows["n_respondents"] >= limits.count_minimum),
        low=rows["population_share"] - rows["gap_high"],
        high=rows["population_share"] - rows["gap_low"],
        whole=rows["population_share"],
        is_sure=(rows["gap_low"] > 0) | (rows["gap_high"] < 0),
        people=[said_people(int(n), limits, words) for n in rows["n_respondents"]],
    ).reset_index(drop=True)
    said = [_said(words, row) for row in rows_of(rows)]
    return rows.assign(said=pd.Series(said, index=rows.index, dtype="str"))


def _said(words: Words, row: Any) -> str:
    if row.share != row.share or row.whole != row.whole:
        return words("panels.sample.said_count", group=row.name, people=row.people)
    between = words.between(row.low, row.high)
    return words(
        "panels.missing.said", group=row.name, people=row.people, between=between,
        inhabitants=words("panels.minorities.hundred", n=words.number(100 * row.whole)),
        verdict=words(f"panels.missing.verdict.{_verdict(row)}"),
    )  # fmt: skip


def _verdict(row: Any) -> str:
    if not row.is_sure:
        return "unsure"
    return "fewer" if row.gap_low > 0 else "more"


def _table(words: Words, rows: pd.DataFrame, n: int) -> pd.DataFrame:
    shown = [row.share == row.share and row.whole == row.whole for row in rows_of(rows)]
    dash = words("panels.rules.none")
    verdicts = [words(f"panels.missing.verdict.{_verdict(row)}") for row in rows_of(rows)]
    return pd.DataFrame(
        {
            words("panels.sample.column_group"): rows["name"].tolist(),
            words("panels.sample.column_people"): rows["people"].tolist(),
            words("panels.sample.column_share"): [
                words.between(row.low, row.high) if ok else dash
                for row, ok in zip(rows_of(rows), shown, strict=True)
            ],
            words("panels.sample.column_population"): [words.share(whole) for whole in rows["whole"]],
            words("panels.missing.column_verdict"): [
                verdict if ok else dash for verdict, ok in zip(verdicts, shown, strict=True)
            ],
        },
        dtype="str",
    )
