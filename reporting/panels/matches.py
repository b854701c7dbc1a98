"""What became of the themes of an earlier analysis, in one table: what is new first, what stayed last.

Where statements of one earlier theme lie in several now, or those of several in one, a sentence says so.
"""

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

_NO_FLOWS = pd.DataFrame({"earlier_id": [], "theme_id": [], "share": [], "is_split": [], "is_merged": []})
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
    labels = _name_themes(analysis, table)
    flows = analysis.further.get("theme_flows", _NO_FLOWS)
    lead = words.choose("panels.matches.lead_new", n["new"]) if n["new"] else words("panels.matches.lead")
    spread = _spread_column(words, rows, flows, labels)
    return Panel(
        key="matches",
        title=words("panels.matches.title", n=words.number(n["kept"]), all=words.number(n_earlier))
        if n_earlier
        else words("panels.matches.title_none"),
        lead=" ".join([lead, *_say_splits(words, flows, labels), *_say_merges(words, flows, labels)]),
        table=pd.DataFrame(
            {
                words("panels.matches.column_label"): [short_label(str(label)) for label in rows["label"]],
                words("panels.matches.column_way"): [
                    _said_way(words, analysis, row) for row in rows_of(rows)
                ],
                **spread,
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


def _name_themes(analysis: Analysis, matches: pd.DataFrame) -> dict[str, str]:
    """Give back the name of every theme of now, and of the earlier ones that are not there."""
    earlier = dict(zip(matches["earlier_id"], matches["label"], strict=True))
    now = dict(zip(analysis.themes["theme_id"], analysis.themes["label"], strict=True))
    return {str(theme): f"‘{short_label(str(label))}’" for theme, label in (earlier | now).items()}


def _say_parts(words: Words, parts: pd.DataFrame, labels: dict[str, str]) -> str:
    said = [
        words(
            "panels.matches.part", share=words.share(row.share), theme=labels.get(row.theme_id, row.theme_id)
        )
        for row in rows_of(parts)
    ]
    return words.listing(said)


def _say_splits(words: Words, flows: pd.DataFrame, labels: dict[str, str]) -> list[str]:
    """Give back a sentence per earlier theme that lies in several themes now."""
    return [
        words(
            "panels.matches.split_said",
            theme=labels.get(str(earlier), str(earlier)),
            n=words.number(len(parts)),
            parts=_say_parts(words, parts, labels),
        )
        for earlier, parts in flows[flows["is_split"].astype(bool)].groupby("earlier_id")
    ]


def _say_merges(words: Words, flows: pd.DataFrame, labels: dict[str, str]) -> list[str]:
    """Give back a sentence per theme that holds most of several earlier ones."""
    return [
        words(
            "panels.matches.merged_said",
            themes=words.listing([labels.get(str(one), str(one)) for one in parts["earlier_id"]]),
            theme=labels.get(str(theme), str(theme)),
        )
        for theme, parts in flows[flows["is_merged"].astype(bool)].groupby("theme_id")
    ]


def _spread_column(
    words: Words, rows: pd.DataFrame, flows: pd.DataFrame, labels: dict[str, str]
) -> dict[str, list[str]]:
    """Give back the column on where earlier statements lie; nothing when none was split or merged."""
    told = flows[flows["is_split"].astype(bool) | flows["is_merged"].astype(bool)]
    if told.empty:
        return {}
    said = {str(earlier): _say_parts(words, parts, labels) for earlier, parts in told.groupby("earlier_id")}
    dash = words("panels.rules.none")
    return {words("panels.matches.column_spread"): [said.get(str(one), dash) for one in rows["earlier_id"]]}


def _said_way(words: Words, analysis: Analysis, row: object) -> str:
    way, theme_id = str(getattr(row, "way", "")), str(getattr(row, "theme_id", ""))
    labels = dict(zip(analysis.themes["theme_id"], analysis.themes["label"], strict=True))
    return words(f"panels.matches.way.{way}", theme=short_label(str(labels.get(theme_id, ""))))
