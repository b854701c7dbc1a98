"""One place or larger unit: its ratings, what lives there beside the whole study, what people write."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from analysis.model import Analysis, Thresholds
from data.model import Study
from reporting.figures.rating_distribution import draw_rating_distribution
from reporting.figures.theme_profile import draw_theme_profile
from reporting.panels.note import note_of
from reporting.panels.panel import Panel
from reporting.panels.questions import question_of_place
from reporting.panels.quotes import Quote, quote_from, tells_something, unfit_length
from reporting.panels.rules import may_show_group, may_show_share, said_interval, said_part, said_share
from reporting.panels.titles import short_label
from reporting.panels.units import places_within, share_everywhere, unit_name
from reporting.rows import rows_of
from reporting.words.words import Words

_MOST_THEMES = 8


def place_panels(
    study: Study, analysis: Analysis, words: Words, unit_id: str, *, dark: bool = False
) -> list[Panel]:
    """Up to two panels of a unit: its ratings ("place-rating-<id>") and themes ("place-themes-<id>").

    A unit that the study does not know, or that nobody spoke about, has none.
    """
    panels = [
        _rating_panel(study, analysis, words, unit_id, dark),
        _themes_panel(study, analysis, words, unit_id, dark),
    ]
    return [panel for panel in panels if panel is not None]


def quotes_at(
    study: Study, analysis: Analysis, words: Words, unit_id: str, *, theme_id: str = "", most: int = 6
) -> list[Quote]:
    """At most `most` literal statements about a unit, one a person, of as many themes as possible.

    `theme_id`: only of this theme. Sentences of 6 to 30 words that are close to their theme come first,
    single voices keep a place; statements without content are left out.
    """
    said = analysis.statements
    said = said[said["place_id"].isin(places_within(study, unit_id)) & (said["status"] != "no_content")]
    if theme_id:
        said = said[said["theme_id"] == theme_id]
    said = said.assign(
        is_bare=[not tells_something(text) for text in said["text"]],
        unfit=[unfit_length(text) for text in said["text"]],
    )
    ordered = said.sort_values(["unfit", "strength", "statement_id"], ascending=[True, False, True])
    ordered = ordered.drop_duplicates("text").drop_duplicates("respondent_id")
    turn = ordered.groupby("theme_id").cumcount()
    chosen = ordered.assign(turn=turn).sort_values(["is_bare", "turn", "unfit"], kind="stable").head(most)
    return [quote_from(study, words, row) for _, row in chosen.set_index("statement_id").iterrows()]


def title_of_place(study: Study, analysis: Analysis, words: Words, unit_id: str) -> str:
    """The name of a unit with its rating, when enough people rated it."""
    name, row = short_label(unit_name(study, unit_id)), _appreciation(analysis, unit_id)
    if row is None or row.n_ratings < analysis.settings.thresholds.group_figure_minimum:
        return words("panels.place.title", place=name)
    return words("panels.place.title_rated", place=name, rating=words.number(row.shrunken, 1))


def _rating_panel(study: Study, analysis: Analysis, words: Words, unit_id: str, dark: bool) -> Panel | None:
    row, name = _appreciation(analysis, unit_id), unit_name(study, unit_id)
    if row is None or row.n_ratings == 0 or not name:
        return None
    limits = analysis.settings.thresholds
    enough = may_show_group(int(row.n_ratings), limits)
    rows = _distribution(study, words, unit_id) if enough else _distribution(study, words, unit_id).head(0)
    return Panel(
        key=f"place-rating-{unit_id}",
        title=title_of_place(study, analysis, words, unit_id),
        lead=_rating_lead(words, row, limits),
        table=pd.DataFrame(
            {
                words("panels.place.column_rating"): [words.number(rating) for rating in rows["rating"]],
                words("panels.place.column_n"): [words.number(n) for n in rows["n"]],
            },
            dtype="str",
        ),
        figure=draw_rating_distribution(rows, words, dark=dark) if enough else None,
        alt=words("panels.place.alt_rating", place=name, ratings=" ".join(rows["said"])) if enough else "",
        note=note_of(study, analysis, words, n=int(row.n_ratings), about=short_label(name)),
        question=question_of_place(study, words, unit_id),
    )


def _rating_lead(words: Words, row: Any, limits: Thresholds) -> str:
    if row.n_ratings < limits.count_minimum:
        return words("panels.place.too_few_ratings", n=words.number(limits.count_minimum))
    facts = {name: words.number(getattr(row, name), 1) for name in ("shrunken", "low", "high", "reference")}
    lead = words("panels.place.lead_rating", ratings=words.count(int(row.n_ratings), "ratings"), **facts)
    certain = "certain" if row.is_certain else "not_certain"
    lead += " " + words(f"panels.place.{certain}")
    if may_show_share(int(row.n_ratings), limits):
        lead += " " + words("panels.place.high_share", share=words.share(row.high_share))
    return lead


def _distribution(study: Study, words: Words, unit_id: str) -> pd.DataFrame:
    """Columns rating (1..10), n, said; ratings are rounded to whole ones."""
    visits = study.place_answers
    ratings = visits.loc[visits["place_id"].isin(places_within(study, unit_id)), "rating"].dropna()
    counts = (ratings + 0.5).astype(int).clip(1, 10).value_counts()
    numbers: Sequence[int] = range(1, 11)
    rows = pd.DataFrame({"rating": list(numbers), "n": [int(counts.get(rating, 0)) for rating in numbers]})
    rows["said"] = [
        words(
            "panels.place.said_rating",
            rating=words.number(row.rating),
            people=words.count(int(row.n), "ratings"),
        )
        for row in rows_of(rows)
    ]
    return rows


def _themes_panel(study: Study, analysis: Analysis, words: Words, unit_id: str, dark: bool) -> Panel | None:
    own = analysis.theme_units[
        (analysis.theme_units["unit_id"] == unit_id) & (analysis.theme_units["n_respondents"] > 0)
    ]
    own = own.merge(analysis.themes[["theme_id", "label"]], on="theme_id")
    name = unit_name(study, unit_id)
    if own.empty or not name:
        return None
    limits, base = analysis.settings.thresholds, int(own["n_base"].iloc[0])
    group, shares = may_show_group(base, limits), may_show_share(base, limits)
    rows = own.assign(
        name=[short_label(label) for label in own["label"]],
        whole=[share_everywhere(analysis.theme_units, row.theme_id, row.level) for row in rows_of(own)],
        said=[_said_theme(words, limits, row) for row in rows_of(own)],
    )
    rows["is_sure"] = ((rows["low"] > rows["whole"]) | (rows["high"] < rows["whole"])) & group
    rows["stands_out"] = rows["is_sure"] & (rows["low"] > rows["whole"])
    order = ["stands_out", "share", "theme_id"]
    rows = rows.sort_values(order, ascending=[False, False, True], ignore_index=True)
    strong = [str(label) for label in rows.loc[rows["stands_out"], "name"]]
    drawn = rows.head(_MOST_THEMES)
    quoted = words.listing([words("panels.titles.quoted", text=label) for label in strong[:2]])
    return Panel(
        key=f"place-themes-{unit_id}",
        title=words(
            "panels.place.themes_title" if strong else "panels.place.themes_title_none",
            place=short_label(name),
            themes=quoted,
        ),
        lead=words("panels.place.themes_lead", n=words.number(base))
        if group
        else words("panels.place.themes_few"),
        table=_themes_table(words, limits, rows),
        figure=draw_theme_profile(drawn, words, dark=dark) if shares else None,
        alt=words("panels.place.alt_themes", place=name, themes=" ".join(drawn["said"])) if shares else "",
        note=note_of(study, analysis, words, n=base, about=short_label(name)),
    )


def _said_theme(words: Words, limits: Thresholds, row: Any) -> str:
    part = said_share(int(row.n_respondents), int(row.n_base), row.low, row.high, limits, words)
    return words("panels.groups.said", group=short_label(row.label), part=part)


def _themes_table(words: Words, limits: Thresholds, rows: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            words("panels.interests.column_label"): rows["name"].tolist(),
            words("panels.groups.column_people"): [
                said_part(int(row.n_respondents), int(row.n_base), limits, words) for row in rows_of(rows)
            ],
            words("panels.groups.column_between"): [
                said_interval(int(row.n_base), row.low, row.high, limits, words) for row in rows_of(rows)
            ],
        },
        dtype="str",
    )


def _appreciation(analysis: Analysis, unit_id: str) -> Any:
    return next(rows_of(analysis.appreciations[analysis.appreciations["unit_id"] == unit_id]), None)
