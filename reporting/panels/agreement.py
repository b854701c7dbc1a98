"""How people and the machine agree, in words: in all, per theme, and as a mark on a theme to read oneself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.comparison import Comparison
from analysis.model import Analysis
from data.model import Study
from reporting.panels.note import note_of
from reporting.panels.panel import Panel
from reporting.panels.titles import short_label
from reporting.rows import rows_of
from reporting.words.words import Words

RELIABLE, GOOD = 0.667, 0.8


@dataclass(frozen=True)
class Doubt:
    """`word`: that two readers divided a theme differently; `explained`: the figure, and what to do."""

    word: str
    explained: str


def doubt_of(analysis: Analysis, words: Words, theme_id: str) -> Doubt | None:
    """The mark of a theme on which people and machine agree below .667; None for others, or when unknown."""
    row = _row_of(analysis, theme_id)
    if row is None or _name_level(row.alpha) != "poor":
        return None
    n = words.count(int(row.n), "statements")
    explained = words("panels.agreement.doubt_explained", alpha=words.number(row.alpha, 2), n=n)
    return Doubt(words("panels.agreement.doubt"), explained)


def said_agreement(analysis: Analysis, words: Words, theme_id: str) -> str:
    """How people coded one theme, in a word for a table; a dash when that is unknown."""
    row = _row_of(analysis, theme_id)
    if row is None or row.alpha != row.alpha:
        return words("panels.rules.none")
    return words(f"panels.agreement.word.{_name_level(row.alpha)}", alpha=words.number(row.alpha, 2))


def agreement_panel(study: Study, analysis: Analysis, words: Words, found: Comparison) -> Panel:
    """The finding with one row per theme that was coded (key "agreement"), the least reliable first."""
    rows = found.themes[found.themes["n_human"] + found.themes["n_machine"] > 0]
    rows = rows.sort_values(["alpha", "theme_id"], ignore_index=True)
    return Panel(
        key="agreement",
        title=words(f"panels.agreement.title_{_name_level(found.alpha)}"),
        lead=" ".join(_say(words, found)),
        table=_table(analysis, words, rows, n_people=len(found.who)),
        figure=None,
        alt="",
        note=note_of(study, analysis, words),
    )


def _say(words: Words, found: Comparison) -> list[str]:
    """The figures over all themes, and what does not count because the themes changed."""
    said = []
    if found.alpha == found.alpha:
        figures = {name: words.number(getattr(found, name), 2) for name in ("alpha", "low", "high")}
        said.append(words("panels.agreement.lead", n=words.count(found.n, "statements"), **figures))
    if found.human_alpha == found.human_alpha:
        said.append(words("panels.agreement.human", alpha=words.number(found.human_alpha, 2)))
    if found.minority_recall == found.minority_recall:
        said.append(words("panels.agreement.minority", share=words.share(found.minority_recall)))
    for name in ("gone", "fresh"):
        labels = [f"‘{short_label(label)}’" for label in getattr(found, name)]
        if labels:
            key = f"panels.agreement.{name}"
            said.append(words.choose(key, len(labels), themes=words.listing(labels)))
    if found.n_lost:
        said.append(words.choose("panels.agreement.lost", found.n_lost))
    return said


def _table(analysis: Analysis, words: Words, rows: pd.DataFrame, *, n_people: int) -> pd.DataFrame:
    labels = dict(zip(analysis.themes["theme_id"], analysis.themes["label"], strict=True))
    dash = words("panels.rules.none")
    columns = {
        "theme": [short_label(str(labels[theme])) for theme in rows["theme_id"]],
        "verdict": [words(f"panels.agreement.verdict.{_name_level(row.alpha)}") for row in rows_of(rows)],
        "n": [words.number(n) for n in rows["n"]],
        "precision": [words.share(one) for one in rows["precision"]],
        "recall": [words.share(one) for one in rows["recall"]],
        "alpha": [words.number(one, 2) if one == one else dash for one in rows["alpha"]],
    }
    if n_people > 1:
        columns["human"] = [words.number(one, 2) if one == one else dash for one in rows["human_alpha"]]
    named = {words(f"panels.agreement.column_{name}"): cells for name, cells in columns.items()}
    return pd.DataFrame(named, dtype="str")


def _row_of(analysis: Analysis, theme_id: str) -> Any | None:
    """The row of a theme in the comparison; None when nobody coded."""
    if analysis.agreement is None:
        return None
    table = analysis.agreement.themes
    return next(rows_of(table[table["theme_id"] == theme_id]), None)


def _name_level(alpha: float) -> str:
    if alpha != alpha:
        return "unknown"
    return "good" if alpha >= GOOD else "fair" if alpha >= RELIABLE else "poor"
