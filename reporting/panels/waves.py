"""What changed since an earlier round: same questions only, and only what these numbers can show."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.model import Analysis
from data.model import Study
from reporting.figures.wave_changes import draw_wave_changes
from reporting.panels.note import note_of
from reporting.panels.panel import Panel
from reporting.panels.titles import short_label
from reporting.rows import rows_of
from reporting.words.words import Words

SURE = ("more", "less")
MOST = 10
"""How many interests the figure holds; the table holds them all."""


def waves_panels(study: Study, analysis: Analysis, words: Words, *, dark: bool = False) -> list[Panel]:
    """What changed (key "waves"), which questions were compared ("waves-questions"); [] for one round."""
    rows = change_rows(analysis, words)
    if rows.empty:
        return []
    return [
        changes_panel(study, analysis, words, rows, dark=dark),
        questions_panel(study, analysis, words),
    ]


def rounds_compared(analysis: Analysis) -> tuple[str, str]:
    """The last two rounds, earlier and later; two empty texts for a study with one round."""
    table = _changes(analysis)
    return (str(table["from_wave"].iloc[0]), str(table["to_wave"].iloc[0])) if len(table) else ("", "")


def change_rows(analysis: Analysis, words: Words) -> pd.DataFrame:
    """One row per interest, changes that can be shown first, then by the size of the difference.

    The columns of WAVE_CHANGES between the last two rounds, with label, name, is_sure and said.
    """
    rows = _changes(analysis).merge(analysis.themes[["theme_id", "label"]], on="theme_id")
    names = [short_label(str(label)) for label in rows["label"]]
    rows = rows.assign(name=names, is_sure=rows["verdict"].isin(SURE), size=rows["difference"].abs())
    rows = rows.sort_values(["is_sure", "size", "theme_id"], ascending=[False, False, True])
    return rows.assign(said=[_said(words, row) for row in rows_of(rows)]).reset_index(drop=True)


def changes_panel(
    study: Study, analysis: Analysis, words: Words, rows: pd.DataFrame, *, dark: bool = False
) -> Panel:
    """The changes with interval and smallest change that can be shown; too few people: words only."""
    enough = not rows["verdict"].eq("too_few").all()
    drawn = rows.head(MOST).reset_index(drop=True)
    return Panel(
        key="waves",
        title=title_of_waves(analysis, words),
        lead=words("panels.waves.lead") if enough else words("panels.waves.lead_few"),
        table=_table(words, rows) if enough else _table(words, rows.head(0)),
        figure=draw_wave_changes(drawn, words, dark=dark) if enough else None,
        alt=words("panels.waves.alt", interests=" ".join(drawn["said"])) if enough else "",
        note=_note(study, analysis, words, rows),
        question=_question(words, rows),
    )


def title_of_waves(analysis: Analysis, words: Words) -> str:
    """The finding: what is mentioned more or less than before, or that no change can be shown."""
    rows, (earlier, later) = change_rows(analysis, words), rounds_compared(analysis)
    if rows.empty:
        return words("panels.waves.title_one")
    if rows["verdict"].eq("too_few").all():
        return words("panels.waves.title_few", earlier=earlier, later=later)
    more, less = (
        words.listing([words("panels.titles.quoted", text=name) for name in rows.loc[own, "name"].head(2)])
        for own in (rows["verdict"].eq("more"), rows["verdict"].eq("less"))
    )
    if more and less:
        return words("panels.waves.title_both", more=more, less=less, earlier=earlier)
    if more or less:
        return words(f"panels.waves.title_{'more' if more else 'less'}", themes=more or less, earlier=earlier)
    return words("panels.waves.title_none", earlier=earlier, later=later)


def questions_panel(study: Study, analysis: Analysis, words: Words) -> Panel:
    """Which questions were asked in which round, and which of them could be compared."""
    table = analysis.further["wave_questions"]
    texts = dict(zip(study.questions["question_id"], study.questions["text"], strict=True))
    rounds = sorted(table["wave"].unique())
    wide = table.pivot_table(index="question_id", columns="wave", values="n_people", aggfunc="sum")
    wide = wide.reindex(
        [name for name in study.questions.sort_values("order")["question_id"] if name in wide.index]
    )
    compared = set(table.loc[table["is_compared"], "question_id"])
    columns: dict[str, list[str]] = {
        words("panels.waves.column_question"): [str(texts[name]) for name in wide.index]
    }
    for wave in rounds:
        columns[str(wave)] = [
            words("panels.waves.not_asked") if n != n else words.count(int(n), "people") for n in wide[wave]
        ]
    columns[words("panels.waves.column_compared")] = [
        words("panels.waves.compared" if name in compared else "panels.waves.not_compared")
        for name in wide.index
    ]
    return Panel(
        key="waves-questions",
        title=words(
            "panels.waves.questions_title", n=words.number(len(compared)), all=words.number(len(wide))
        ),
        lead=words("panels.waves.questions_lead"),
        table=pd.DataFrame(columns, dtype="str"),
        figure=None,
        alt="",
        note=note_of(study, analysis, words),
    )


def _changes(analysis: Analysis) -> pd.DataFrame:
    """WAVE_CHANGES between the last two rounds; zero rows for one round."""
    table = analysis.further.get("wave_changes")
    if table is None or table.empty:
        return pd.DataFrame(columns=["theme_id", "from_wave", "to_wave", "verdict", "difference"])
    return table[table["to_wave"].eq(table["to_wave"].max())]


def _question(words: Words, rows: pd.DataFrame) -> str:
    sure = rows[rows["is_sure"]]
    if sure.empty:
        return words("panels.waves.question_none")
    return words("panels.waves.question", theme=sure["name"].iloc[0])


def _note(study: Study, analysis: Analysis, words: Words, rows: pd.DataFrame) -> str:
    first = next(rows_of(rows))
    sizes = words(
        "panels.waves.sizes",
        earlier=first.from_wave,
        n_earlier=words.count(int(first.from_n), "people"),
        later=first.to_wave,
        n_later=words.count(int(first.to_n), "people"),
    )
    return f"{sizes} · {note_of(study, analysis, words)}"


def _table(words: Words, rows: pd.DataFrame) -> pd.DataFrame:
    each = list(rows_of(rows))
    return pd.DataFrame(
        {
            words("panels.waves.column_label"): [str(row.name) for row in each],
            words("panels.waves.column_from"): [words.share(row.from_share) for row in each],
            words("panels.waves.column_to"): [words.share(row.to_share) for row in each],
            words("panels.waves.column_difference"): [_points(words, row) for row in each],
            words("panels.waves.column_detectable"): [
                words.points(row.detectable, signed=False) for row in each
            ],
            words("panels.waves.column_verdict"): [
                words(f"panels.waves.verdict.{row.verdict}") for row in each
            ],
        },
        dtype="str",
    )


def _points(words: Words, row: Any) -> str:
    return words(
        "panels.waves.points",
        difference=words.points(row.difference),
        low=words.points(row.low),
        high=words.points(row.high),
    )


def _said(words: Words, row: Any) -> str:
    if row.verdict == "too_few":
        return words("panels.waves.said_few", label=row.name)
    return words(
        "panels.waves.said",
        label=row.name,
        earlier=row.from_wave,
        later=row.to_wave,
        from_share=words.share(row.from_share),
        to_share=words.share(row.to_share),
        points=_points(words, row),
        detectable=words.points(row.detectable, signed=False),
        verdict=words(f"panels.waves.verdict.{row.verdict}"),
    )
