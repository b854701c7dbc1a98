"""Whether new subjects still come up: how many themes so many people bring, and what fifty more would add."""

from __future__ import annotations

import pandas as pd

from analysis.model import Analysis
from data.model import Study
from reporting.figures.accumulation import draw_accumulation
from reporting.panels.note import note_of
from reporting.panels.panel import Panel
from reporting.rows import rows_of
from reporting.words.words import Words

NEXT = 50
_HARDLY = 0.5
_IN_TABLE = 10


def accumulation_panel(study: Study, analysis: Analysis, words: Words, *, dark: bool = False) -> Panel | None:
    """The growing number of themes (key "accumulation"); None when the analysis did not count it."""
    table = analysis.further.get("theme_accumulation")
    if table is None or table.empty:
        return None
    last = table["n_new"].iloc[-1]
    rows = table.assign(
        people=[words.count(int(n), "respondents") for n in table["n_people"]],
        themes=[words.number(n) for n in table["n_themes"]],
        named=[words.number(n) for n in table["n_named"]],
    )
    rows["said"] = [
        words("panels.accumulation.said", people=row.people, n=row.themes) for row in rows_of(rows)
    ]
    told = _thin(rows)
    fifty, known = words.count(NEXT, "respondents"), last == last
    return Panel(
        key="accumulation",
        title=_title(words, rows),
        lead=words("panels.accumulation.lead", people=fifty, n=_expected(words, float(last)))
        if known
        else words("panels.accumulation.lead_few", people=fifty),
        table=pd.DataFrame(
            {
                words("panels.accumulation.column_people"): [words.number(n) for n in told["n_people"]],
                words("panels.accumulation.column_themes"): told["themes"].tolist(),
                words("panels.accumulation.column_named"): told["named"].tolist(),
            },
            dtype="str",
        ),
        figure=draw_accumulation(rows, words, dark=dark) if known else None,
        alt=words("panels.accumulation.alt", points=" ".join(told["said"])) if known else "",
        note=note_of(study, analysis, words, n=int(table["n_people"].iloc[-1])),
    )


def _title(words: Words, rows: pd.DataFrame) -> str:
    last = float(rows["n_new"].iloc[-1])
    if last != last:
        return words("panels.accumulation.title_few")
    if last >= _HARDLY:
        people = words.count(NEXT, "respondents")
        return words("panels.accumulation.title_goes_on", people=people, n=_expected(words, last))
    still = rows.index[~(rows["n_new"] < _HARDLY)]
    first = int(rows["n_people"].iloc[int(still.max()) + 1])
    return words("panels.accumulation.title_done", n=words.count(first, "respondents"))


def _expected(words: Words, n_new: float) -> str:
    """Fifty more people in words: hardly a theme, or so many. What the last fifty brought is a fair guess."""
    if n_new < _HARDLY:
        return words("panels.accumulation.expected_none")
    return words.choose("panels.accumulation.expected", max(1, round(n_new)))


def _thin(rows: pd.DataFrame) -> pd.DataFrame:
    """At most ten rows, evenly, always the last."""
    step = -(-len(rows) // _IN_TABLE)
    return rows.iloc[::-1].iloc[::step].iloc[::-1]
