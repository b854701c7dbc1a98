"""Themes on which people want opposite things: both sides in numbers, voices of each and in between."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.model import Analysis
from data.model import Study
from reporting.figures.ledger import draw_ledger
from reporting.panels.note import note_of
from reporting.panels.panel import Panel
from reporting.panels.quotes import Quote, one_of_each, quote_from, unfit_length
from reporting.panels.rules import may_show_share, said_people
from reporting.panels.titles import short_label
from reporting.rows import rows_of
from reporting.words.words import Words

_SMALL_SIDE = 0.25
"""Share of a side up to which it is a counter-voice and not one of two camps (domain.md 2.8)."""
SIDES = ("plus", "minus")


@dataclass(frozen=True)
class Sides:
    """Voices of both sides of a theme, and of people who stand in between."""

    plus: list[Quote]
    minus: list[Quote]
    between: list[Quote]


def tension_rows(analysis: Analysis) -> pd.DataFrame:
    """Themes on which enough people take a side, the most divided first.

    Columns of THEME_MEASURES and theme_id, label, dividedness; zero rows when no opposites are known.
    """
    measures, limits = analysis.further.get("theme_measures"), analysis.settings.thresholds
    columns = ["theme_id", "label", "dividedness"]
    if measures is None:
        return analysis.themes[columns].head(0)
    rows = analysis.themes[columns].merge(measures, on="theme_id")
    rows = rows[rows["plus_share"].notna() & (rows["n_directed"] >= limits.group_figure_minimum)]
    return rows.sort_values(["dividedness", "theme_id"], ascending=[False, True], ignore_index=True)


def side_names(analysis: Analysis, words: Words, theme_id: str) -> dict[str, str]:
    """What the sides of a theme want, by "plus" and "minus"; without names 'one' and 'the other side'."""
    poles = analysis.further.get("theme_poles")
    own = None if poles is None else next(rows_of(poles[poles["theme_id"] == theme_id]), None)
    said = {side: "" if own is None else str(getattr(own, f"{side}_label")) for side in SIDES}
    return {side: said[side] or words(f"panels.tensions.side_{side}") for side in SIDES}


def tension_panel(
    study: Study, analysis: Analysis, words: Words, theme_id: str, *, dark: bool = False
) -> Panel | None:
    """How many people stand on each side of one theme (key "tension-<theme_id>"); None when nobody does."""
    found = tension_rows(analysis)
    row = next(rows_of(found[found["theme_id"] == theme_id]), None)
    if row is None:
        return None
    limits, n, names = (
        analysis.settings.thresholds,
        int(row.n_directed),
        side_names(analysis, words, theme_id),
    )
    shares = {"plus": float(row.plus_share), "minus": 1.0 - float(row.plus_share)}
    people = {side: said_people(round(n * share), limits, words) for side, share in shares.items()}
    rows = pd.DataFrame(
        {
            "name": [names[side] for side in SIDES],
            "share": [shares[side] for side in SIDES],
            "said": [words("panels.tensions.said", side=names[side], people=people[side]) for side in SIDES],
        }
    )
    drawn = may_show_share(n, limits)
    columns = {
        words("panels.tensions.column_side"): rows["name"],
        words("panels.tensions.column_people"): [people[side] for side in SIDES],
    }
    return Panel(
        key=f"tension-{theme_id}",
        title=_title(words, limits.divided_low, row),
        lead=_lead(words, row, n),
        table=pd.DataFrame(columns, dtype="str"),
        figure=draw_ledger(rows, words, dark=dark) if drawn else None,
        alt=words("panels.tensions.alt", sides=" ".join(rows["said"])) if drawn else "",
        note=note_of(study, analysis, words, n=n, about=short_label(str(row.label))),
        question=words("panels.tensions.question", theme=short_label(str(row.label))),
    )


def voices_of_sides(study: Study, analysis: Analysis, words: Words, theme_id: str, most: int = 3) -> Sides:
    """At most `most` statements of each side, one a person, and of people in between.

    In between stands who says something for both sides; then come statements on the theme that take no
    side. All lists are empty when no directions are known.
    """
    said = analysis.statements[analysis.statements["theme_id"] == theme_id]
    if "direction" not in said.columns:
        return Sides([], [], [])
    sides = said[said["direction"] != 0].groupby("respondent_id")["direction"].nunique()
    is_bridge = said["respondent_id"].isin(sides[sides > 1].index)
    said = said.assign(is_bridge=is_bridge, unfit=[unfit_length(text) for text in said["text"]])
    between = said[said["is_bridge"] | said["direction"].eq(0)]
    taken = {side: said[~said["is_bridge"] & said["direction"].eq(sign)] for side, sign in _SIGNS.items()}
    plus, minus = (_quotes(study, analysis, words, taken[side], most) for side in SIDES)
    return Sides(plus, minus, _quotes(study, analysis, words, between, most))


def bridging_quotes(
    study: Study, analysis: Analysis, words: Words, theme_id: str, most: int = 2
) -> list[Quote]:
    """At most `most` statements on a theme by people who say something for both of its sides, one each."""
    said = analysis.statements[analysis.statements["theme_id"] == theme_id]
    sides = said[said["direction"] != 0].groupby("respondent_id")["direction"].nunique()
    said = said[said["respondent_id"].isin(sides[sides > 1].index)]
    said = said.assign(is_bridge=True, unfit=[unfit_length(text) for text in said["text"]])
    return _quotes(study, analysis, words, said, most)


_SIGNS = {"plus": 1, "minus": -1}


def _quotes(study: Study, analysis: Analysis, words: Words, said: pd.DataFrame, most: int) -> list[Quote]:
    order = ["unfit", "is_bridge", "strength", "statement_id"]
    ordered = said.sort_values(order, ascending=[True, False, False, True])
    ordered = one_of_each(ordered, analysis).head(most)
    return [quote_from(study, words, row) for _, row in ordered.set_index("statement_id").iterrows()]


def _title(words: Words, limit: float, row: Any) -> str:
    theme = short_label(str(row.label))
    if row.dividedness_low > limit:
        return words("panels.tensions.title_divided", theme=theme)
    if min(row.plus_share, 1.0 - row.plus_share) <= _SMALL_SIDE:
        return words("panels.tensions.title_small", theme=theme)
    return words("panels.tensions.title_unsure", theme=theme)


def _lead(words: Words, row: Any, n: int) -> str:
    bounds = {
        "low": words.number(100 * row.dividedness_low),
        "high": words.number(100 * row.dividedness_high),
    }
    return words("panels.tensions.lead", people=words.count(n, "people"), **bounds)
