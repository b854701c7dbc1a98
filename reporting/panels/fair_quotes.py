"""Quotes chosen fairly: a handful that speaks for as many people as can be, with for how many they do."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from analysis.model import Analysis
from data.model import Study
from reporting.panels.quotes import Quote, quote_from, tells_something
from reporting.panels.rules import may_show_share
from reporting.rows import rows_of
from reporting.words.words import Words


def fair_quotes(study: Study, analysis: Analysis, words: Words, theme_id: str = "") -> list[Quote]:
    """The fairly chosen quotes of a theme ("" = of the whole study), in order of choice; [] without any.

    A quote of the whole study speaks for everybody who mentions its theme: it is the one most of them
    recognise themselves in.
    """
    said = analysis.statements.set_index("statement_id")
    rows = _rows(analysis, theme_id)
    chosen = [str(row.statement_id) for row in rows_of(rows) if row.statement_id in said.index]
    if not theme_id:
        chosen = [_widest(analysis, str(said["theme_id"][own]), own) for own in chosen]
    return [quote_from(study, words, said.loc[statement_id]) for statement_id in chosen]


def said_of_quotes(analysis: Analysis, words: Words, theme_id: str = "") -> str:
    """For how many people these quotes stand: 'these 5 quotes stand for 83 % of the participants'."""
    rows = _rows(analysis, theme_id)
    if rows.empty:
        return ""
    last = rows.iloc[-1]
    n_people, limits = int(last["n_people"]), analysis.settings.thresholds
    key = "panels.fair_quotes.theme" if theme_id else "panels.fair_quotes.study"
    served, people = words.number(int(last["n_served"])), words.count(n_people, "people")
    if not may_show_share(n_people, limits):
        return words.choose(f"{key}_few", len(rows), served=served, people=people)
    return words.choose(key, len(rows), share=words.share(float(last["served_share"])), people=people)


def _widest(analysis: Analysis, theme_id: str, otherwise: str) -> str:
    """The statement that serves most people of a theme; `otherwise` when none was chosen for it."""
    rows = _rows(analysis, theme_id)
    return str(rows["statement_id"].iloc[0]) if len(rows) else otherwise


def bridging_quotes(
    study: Study, analysis: Analysis, words: Words, theme_id: str, shown: Collection[str], most: int = 2
) -> list[Quote]:
    """At most `most` fair quotes of a theme that tell something; `shown`: statement ids to leave out."""
    quotes = fair_quotes(study, analysis, words, theme_id)
    return [q for q in quotes if q.statement_id not in shown and tells_something(q.text)][:most]


def _rows(analysis: Analysis, theme_id: str) -> pd.DataFrame:
    table = analysis.further.get("fair_quotes")
    if table is None:
        return pd.DataFrame(columns=["statement_id", "order"])
    return table[table["theme_id"] == theme_id].sort_values("order", ignore_index=True)
