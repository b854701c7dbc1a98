"""What became of the themes of an earlier analysis, in one table: what is new first, what stayed last."""

from __future__ import annotations

import pandas as pd

from analysis.model import Analysis
from data.model import Study
from reporting.panels.note import note_of
from reporting.panels.panel import Panel
from reporting.panels.rules import said_people
from reporting.panels.titles import short_label
from reporting.rows import rows_of
from reporting.words.words import Words

_WAYS = ("new", "split", "merged", "gone", "kept")


def matches_panel(study: Study, analysis: Analysis, words: Words) -> Panel | None:
    """One row per theme (key "matches"); None when the analysis did not go on from an earlier one."""
    table = analysis.further.get("theme_matches")
    if table is None or table.empty:
        return None
    rank = {way: number for number, way in enumerate(_WAYS)}
    order = table["way"].map(rank).rename("order")
    rows = table.assign(order=order).sort_values("order", kind="stable", ignore_index=True)
    n = {way: int(table["way"].eq(way).sum()) for way in _WAYS}
    n_earlier = table["earlier_id"].replace("", pd.NA).nunique()
    limits = analysis.settings.thresholds
    return Panel(
        key="matches",
        title=words("panels.matches.title", n=words.number(n["kept"]), all=words.number(n_earlier))
        if n_earlier
        else words("panels.matches.title_none"),
        lead=words.choose("panels.matches.lead_new", n["new"]) if n["new"] else words("panels.matches.lead"),
        table=pd.DataFrame(
            {
                words("panels.matches.column_label"): [short_label(str(label)) for label in rows["label"]],
                words("panels.matches.column_way"): [
                    _said_way(words, analysis, row) for row in rows_of(rows)
                ],
                words("panels.matches.column_people"): [
                    said_people(int(number), limits, words) for number in rows["n_respondents"]
                ],
                words("panels.matches.column_fresh"): [
                    words(
                        "panels.matches.fresh",
                        n=words.number(row.n_fresh),
                        all=words.number(row.n_statements),
                    )
                    for row in rows_of(rows)
                ],
            },
            dtype="str",
        ),
        figure=None,
        alt="",
        note=note_of(study, analysis, words),
    )


def _said_way(words: Words, analysis: Analysis, row: object) -> str:
    way, theme_id = str(getattr(row, "way", "")), str(getattr(row, "theme_id", ""))
    labels = dict(zip(analysis.themes["theme_id"], analysis.themes["label"], strict=True))
    return words(f"panels.matches.way.{way}", theme=short_label(str(labels.get(theme_id, ""))))
