"""How steady the themes are: in a word beside each theme, and all of them in one panel."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.model import Analysis
from data.model import Study
from reporting.figures.stability import draw_stability
from reporting.panels.agreement import said_agreement
from reporting.panels.note import note_of
from reporting.panels.panel import Panel
from reporting.panels.titles import short_label
from reporting.rows import rows_of
from reporting.words.words import Words

_COLOURS = ("green", "amber", "red")


@dataclass(frozen=True)
class Steadiness:
    """`colour`: green, amber, red or unknown; `word`: the same in words; `explained`: what it means."""

    colour: str
    word: str
    explained: str


def steadiness_of(analysis: Analysis, words: Words, theme_id: str) -> Steadiness | None:
    """How steady one theme is; None when the analysis did not check it."""
    table = analysis.further.get("theme_stability")
    row = None if table is None else next(rows_of(table[table["theme_id"] == theme_id]), None)
    if row is None:
        return None
    share = words.share(row.stability) if row.stability == row.stability else ""
    return Steadiness(
        row.colour,
        words(f"panels.stability.word.{row.colour}"),
        words(f"panels.stability.explained.{row.colour}", share=share),
    )


def stability_panel(study: Study, analysis: Analysis, words: Words, *, dark: bool = False) -> Panel | None:
    """All themes with the part that comes back, the steadiest first; None when nothing was checked."""
    table = analysis.further.get("theme_stability")
    if table is None or table.empty:
        return None
    labels = analysis.themes.set_index("theme_id")["label"]
    rows = table.assign(
        label=[short_label(str(labels.get(theme, theme))) for theme in table["theme_id"]],
        word=[words(f"panels.stability.word.{colour}") for colour in table["colour"]],
    ).sort_values(["stability", "theme_id"], ascending=[False, True], ignore_index=True)
    dash = words("panels.rules.none")
    rows["share"] = [words.share(value) if value == value else dash for value in rows["stability"]]
    drawn = rows[rows["stability"].notna()]
    counts = _count(words, drawn)
    return Panel(
        key="stability",
        title=_title(words, drawn),
        lead=words("panels.stability.lead", n=words.number(int(drawn["n_rounds"].max())))
        if len(drawn)
        else words("panels.stability.lead_unknown"),
        table=_table(analysis, words, rows),
        figure=draw_stability(counts, words, dark=dark) if len(drawn) else None,
        alt=words("panels.stability.alt", parts=" ".join(counts["said"])) if len(drawn) else "",
        note=note_of(study, analysis, words),
    )


def _title(words: Words, drawn: pd.DataFrame) -> str:
    if drawn.empty:
        return words("panels.stability.title_unknown")
    n = int(drawn["colour"].eq("green").sum())
    if n == 0:
        return words("panels.stability.title_none")
    return words("panels.stability.title", n=words.number(n), all=words.number(len(drawn)))


def _count(words: Words, drawn: pd.DataFrame) -> pd.DataFrame:
    """Give back how many themes are green, amber and red: colour, n, word, said."""
    n = drawn["colour"].value_counts()
    found = [colour for colour in _COLOURS if n.get(colour, 0)]
    rows = pd.DataFrame({"colour": found, "n": [int(n[colour]) for colour in found]})
    named = [words(f"panels.stability.word.{colour}") for colour in found]
    said = [
        words("panels.stability.said", word=word, n=words.number(count))
        for word, count in zip(named, rows["n"], strict=True)
    ]
    return rows.assign(word=pd.Series(named, dtype="str"), said=pd.Series(said, dtype="str"))


def _table(analysis: Analysis, words: Words, rows: pd.DataFrame) -> pd.DataFrame:
    """Give back the readable table; how people coded a theme stands beside it when anybody did."""
    columns = {
        words("panels.stability.column_label"): rows["label"].tolist(),
        words("panels.stability.column_share"): rows["share"].tolist(),
        words("panels.stability.column_word"): rows["word"].tolist(),
    }
    if analysis.agreement is not None:
        coded = [said_agreement(analysis, words, theme) for theme in rows["theme_id"]]
        columns[words("panels.agreement.column_word")] = coded
    return pd.DataFrame(columns, dtype="str")
