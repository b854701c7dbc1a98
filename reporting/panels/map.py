"""The map of places: sized by people, coloured by appreciation or by how strongly a theme lives there."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.model import Analysis, Thresholds
from data.model import Study
from reporting.maps.places_map import draw_places_map
from reporting.maps.shades import APPRECIATION, THEME
from reporting.maps.tile_map import draw_tile_map
from reporting.panels.note import note_of
from reporting.panels.panel import Panel
from reporting.panels.rules import may_show_group, said_part, said_people
from reporting.panels.titles import short_label
from reporting.panels.units import units_at
from reporting.rows import rows_of
from reporting.words.words import Words

MUCH_STRONGER, STRONGER, WEAKER = 2.0, 1.25, 0.8
"""Quotients (shrunken share beside the whole study) from which the next shade begins."""


def map_panels(
    study: Study,
    analysis: Analysis,
    words: Words,
    *,
    level: str,
    colour: str,
    theme_id: str = "",
    unit_id: str = "",
    dark: bool = False,
    online: bool = False,
) -> list[Panel]:
    """One panel (key "map"): all units of `level` with their people and shade.

    `colour`: "appreciation" or "theme" (then `theme_id` says which; unknown = appreciation);
    `unit_id` gets a ring. Units without coordinates stand in the table only. The points of the figure
    carry [unit_id, sentence] as customdata. `online`: on a street map of another server.
    """
    theme = _theme(analysis, theme_id) if colour == "theme" else None
    rows = map_rows(study, analysis, words, level=level, theme_id=theme.theme_id if theme else "")
    located = rows.dropna(subset=["latitude", "longitude"]).reset_index(drop=True)
    figure = None
    if len(located):
        shades = THEME if theme else APPRECIATION
        draw = draw_tile_map if online else draw_places_map
        figure = draw(located, study.areas, words, shades=shades, chosen=unit_id, dark=dark)
    return [
        Panel(
            key="map",
            title=_title(words, rows, level, theme, is_rated=bool(analysis.appreciations["n_ratings"].sum())),
            lead=_lead(study, words, rows, len(located), level),
            table=_table(words, analysis.settings.thresholds, rows),
            figure=figure,
            alt=_alt(words, rows, level, theme) if figure else "",
            note=note_of(study, analysis, words),
        )
    ]


def map_rows(
    study: Study, analysis: Analysis, words: Words, *, level: str, theme_id: str = ""
) -> pd.DataFrame:
    """Units of `level` that somebody spoke about, most people first.

    Columns unit_id, name, latitude, longitude (degrees, may be missing), n_respondents, value (said:
    rating or part of the people), shade (see reporting.maps.shades), said (one sentence).
    `theme_id` "" colours by appreciation.
    """
    units = units_at(study, level).rename(columns={"place_id": "unit_id"})
    units = units[["unit_id", "name", "latitude", "longitude"]]
    limits = analysis.settings.thresholds
    if theme_id:
        own = analysis.theme_units[analysis.theme_units["theme_id"] == theme_id]
        found = units.merge(
            own.rename(columns={"n_respondents": "n_theme", "n_base": "n_respondents"}), on="unit_id"
        )
        told = [_theme_row(row, limits, words) for row in rows_of(found)]
    else:
        found = units.merge(analysis.appreciations, on="unit_id")
        told = [_rating_row(row, limits, words) for row in rows_of(found)]
    rows = found[["unit_id", "name", "latitude", "longitude", "n_respondents"]].assign(
        shade=[shade for shade, _ in told], value=[value for _, value in told]
    )
    rows = rows[rows["n_respondents"] > 0]
    rows = rows.sort_values(["n_respondents", "unit_id"], ascending=[False, True], ignore_index=True)
    rows["said"] = [_said(words, limits, row) for row in rows_of(rows)]
    return rows


def _rating_row(row: Any, limits: Thresholds, words: Words) -> tuple[str, str]:
    """Shade and words of an appreciation: coloured only when the interval leaves out the whole."""
    if row.n_ratings < limits.count_minimum:
        return "few", words("panels.map.few_ratings")
    value = words("panels.map.rating", rating=words.number(row.shrunken, 1))
    if not may_show_group(int(row.n_ratings), limits):
        return "few", value
    if not row.is_certain:
        return "unsure", value
    return ("high" if row.shrunken > row.reference else "low"), value


def _theme_row(row: Any, limits: Thresholds, words: Words) -> tuple[str, str]:
    base = int(row.n_respondents)
    value = said_part(int(row.n_theme), base, limits, words)
    if not may_show_group(base, limits):
        return "few", value
    if row.quotient >= MUCH_STRONGER:
        return "much_stronger", value
    if row.quotient >= STRONGER:
        return "stronger", value
    return ("weaker" if row.quotient < WEAKER else "as_elsewhere"), value


def _said(words: Words, limits: Thresholds, row: Any) -> str:
    people = said_people(int(row.n_respondents), limits, words)
    shade = words(f"map_shades.{row.shade}")
    return words("panels.map.said", place=row.name, people=people, value=row.value, shade=shade)


def _title(words: Words, rows: pd.DataFrame, level: str, theme: Any, *, is_rated: bool) -> str:
    """How many units stand out for certain; never a ranking of places."""
    if rows.empty:
        return words("panels.map.title_none")
    if theme is None and not is_rated:
        return words("panels.map.title_unrated", units=_units(words, len(rows), level))
    if theme is None:
        high, low = int((rows["shade"] == "high").sum()), int((rows["shade"] == "low").sum())
        if high == 0 and low == 0:
            return words("panels.map.title_even")
        return words(
            "panels.map.title_rating", high=_units(words, high, level), low=_units(words, low, level)
        )
    shades = ("much_stronger", "stronger")
    strong = [str(name) for shade in shades for name in rows.loc[rows["shade"] == shade, "name"]]
    label = short_label(str(theme.label))
    if not strong:
        return words("panels.map.title_theme_even", theme=label)
    return words(
        "panels.map.title_theme", theme=label, units=words.listing([short_label(name) for name in strong[:3]])
    )


def _lead(study: Study, words: Words, rows: pd.DataFrame, n_located: int, level: str) -> str:
    sentences = [words("panels.map.lead" if n_located else "panels.map.none_located")]
    if 0 < n_located < len(rows):
        sentences.append(words("panels.map.not_located", units=_units(words, len(rows) - n_located, level)))
    if n_located and study.areas and study.areas_note:
        sentences.append(study.areas_note)
    return " ".join(sentences)


def _units(words: Words, n: int, level: str) -> str:
    return words.choose(f"panels.map.units.{level}", n)


def _alt(words: Words, rows: pd.DataFrame, level: str, theme: Any) -> str:
    colour = (
        words("panels.map.alt_rating")
        if theme is None
        else words("panels.map.alt_theme", theme=short_label(str(theme.label)))
    )
    first = " ".join(rows["said"].head(5))
    return words("panels.map.alt", units=_units(words, len(rows), level), colour=colour, first=first)


def _table(words: Words, limits: Thresholds, rows: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            words("panels.map.column_place"): [str(name) for name in rows["name"]],
            words("panels.map.column_people"): [
                said_people(int(n), limits, words) for n in rows["n_respondents"]
            ],
            words("panels.map.column_value"): rows["value"].tolist(),
            words("panels.map.column_shade"): [words(f"map_shades.{shade}") for shade in rows["shade"]],
        },
        dtype="str",
    )


def _theme(analysis: Analysis, theme_id: str) -> Any:
    return next(rows_of(analysis.themes[analysis.themes["theme_id"] == theme_id]), None)
