"""How people and the machine agree, in words: in all, and per theme."""

from __future__ import annotations

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


def agreement_panel(study: Study, analysis: Analysis, words: Words, found: Comparison) -> Panel:
    """The finding with one row per theme that was coded (key "agreement"), the least reliable first."""
    rows = found.themes[found.themes["n_human"] + found.themes["n_machine"] > 0]
    rows = rows.sort_values(["alpha", "theme_id"], ignore_index=True)
    labels = dict(zip(analysis.themes["theme_id"], analysis.themes["label"], strict=True))
    figures = {name: words.number(getattr(found, name), 2) for name in ("alpha", "low", "high")}
    said = [words("panels.agreement.lead", n=words.count(found.n, "statements"), **figures)]
    if found.human_alpha == found.human_alpha:
        said.append(words("panels.agreement.human", alpha=words.number(found.human_alpha, 2)))
    if found.minority_recall == found.minority_recall:
        said.append(words("panels.agreement.minority", share=words.share(found.minority_recall)))
    verdict = {True: words("panels.agreement.yes"), False: words("panels.agreement.no")}
    return Panel(
        key="agreement",
        title=words(f"panels.agreement.title_{_name_level(found.alpha)}"),
        lead=" ".join(said),
        table=pd.DataFrame(
            {
                words("panels.agreement.column_theme"): [
                    short_label(str(labels[theme])) for theme in rows["theme_id"]
                ],
                words("panels.agreement.column_precision"): [words.share(one) for one in rows["precision"]],
                words("panels.agreement.column_recall"): [words.share(one) for one in rows["recall"]],
                words("panels.agreement.column_alpha"): [words.number(one, 2) for one in rows["alpha"]],
                words("panels.agreement.column_verdict"): [
                    verdict[bool(row.is_reliable)] for row in rows_of(rows)
                ],
            },
            dtype="str",
        ),
        figure=None,
        alt="",
        note=note_of(study, analysis, words),
    )


def _name_level(alpha: float) -> str:
    if alpha != alpha:
        return "unknown"
    return "good" if alpha >= GOOD else "fair" if alpha >= RELIABLE else "poor"
