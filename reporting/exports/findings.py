"""The slides that show what was found: the map of places and the most shared interests."""

from __future__ import annotations

from typing import Any

import pandas as pd

from reporting.exports.deck import MARGIN, Box, Run, add_picture, add_text, fit_size, fitted_text
from reporting.exports.frame import BOTTOM, FULL, TOP, Talk, add_card, add_question, open_slide
from reporting.exports.native_charts import add_bars
from reporting.exports.quote_cards import add_quotes, choose_short
from reporting.figures.style import LIGHT
from reporting.maps.picture import draw_map_picture
from reporting.maps.shades import APPRECIATION, THEME
from reporting.panels.agreement import doubt_of
from reporting.panels.interests import measure_rows, top_interests
from reporting.panels.map import map_panels, map_rows
from reporting.panels.place import quotes_at
from reporting.panels.quotes import Quote, quotes_of
from reporting.panels.rules import may_show_group, may_show_share
from reporting.panels.titles import title_of_interests
from reporting.panels.units import smallest_mapped_level
from reporting.rows import rows_of

_MOST = 5
_MEASURES = ("reach", "groups", "places", "united")
_LABELS, _CHART = 4.0, 1.08
_HEAD = 0.4
_DOUBTED = "*"
"""Mark of a theme that two readers divided differently; the line under the list says so."""


def add_map_slide(talk: Talk) -> None:
    """The map as a picture beside what people say about the most spoken-of places."""
    words, study, analysis = talk.words, talk.study, talk.analysis
    level = smallest_mapped_level(study)
    colour, theme_id = _map_colour(talk)
    rows = map_rows(study, analysis, words, level=level, theme_id=theme_id)
    located = rows.dropna(subset=["latitude", "longitude"]).reset_index(drop=True)
    if located.empty:
        slide = open_slide(talk, words("exports.slides.map.title_none"))
        inside = add_card(talk, slide, Box(MARGIN, TOP, FULL, 1.4))
        add_text(slide, inside, [[Run(words("exports.slides.map.none"), 16)]], anchor="middle")
        add_question(talk, slide, "map")
        return
    panel = map_panels(study, analysis, words, level=level, colour=colour, theme_id=theme_id)[0]
    slide = open_slide(talk, panel.title, words("exports.slides.map.sizes"))
    left = Box(MARGIN, TOP, 8.0, BOTTOM - TOP)
    inside = add_card(talk, slide, left)
    shades = THEME if theme_id else APPRECIATION
    size = (inside.width, inside.height)
    add_picture(
        slide, draw_map_picture(located, study.areas, words, shades=shades, size=size), inside, panel.alt
    )
    right = Box(MARGIN + 8.3, TOP, FULL - 8.3, BOTTOM - TOP)
    heading = Run(words("exports.slides.map.heard"), 16, True, LIGHT.accent)
    add_text(slide, Box(right.left, right.top, right.width, 0.36), [[heading]], name="heading")
    foot = 0.5 if study.areas and study.areas_note else 0.0
    add_quotes(
        talk, slide, Box(right.left, TOP + 0.48, right.width, right.height - 0.48 - foot), _heard(talk, rows)
    )
    if foot:
        note = Box(right.left, BOTTOM - foot + 0.05, right.width, foot - 0.05)
        size_of = fit_size(study.areas_note, note, 11, 8)
        add_text(
            slide,
            note,
            [[Run(study.areas_note, size_of, colour=LIGHT.soft)]],
            anchor="bottom",
            name="areas note",
        )
    add_question(talk, slide, "map")


def add_top_slide(talk: Talk) -> None:
    """The most shared interests with their four bars as native charts, and quotes beside them."""
    words, study, analysis = talk.words, talk.study, talk.analysis
    top = top_interests(analysis, _MOST)
    slide = open_slide(talk, title_of_interests(analysis, words), words("exports.slides.reading.lead"))
    if top.empty:
        inside = add_card(talk, slide, Box(MARGIN, TOP, FULL, 1.4))
        add_text(slide, inside, [[Run(words("exports.slides.top.none"), 16)]], anchor="middle")
        add_question(talk, slide, "top")
        return
    rows = measure_rows(study, analysis, words, top)
    room = add_card(talk, slide, Box(MARGIN, TOP, 8.75, BOTTOM - TOP))
    shares = may_show_share(len(study.respondents), analysis.settings.thresholds)
    bars = Box(room.left, room.top + _HEAD, room.width, room.height - _HEAD - 0.24)
    _add_labels(talk, slide, bars, top, _LABELS if shares else room.width, shares)
    if shares:
        _add_charts(talk, slide, bars, rows)
    _add_key(talk, slide, Box(bars.left, bars.top + bars.height + 0.02, bars.width, 0.24), top, shares)
    right = Box(MARGIN + 9.05, TOP, FULL - 9.05, BOTTOM - TOP)
    heading = Run(words("exports.slides.top.voices"), 16, True, LIGHT.accent)
    add_text(slide, Box(right.left, right.top, right.width, 0.36), [[heading]], name="heading")
    add_quotes(talk, slide, Box(right.left, TOP + 0.48, right.width, right.height - 0.48), _voices(talk, top))
    add_question(talk, slide, "top")


def _add_labels(talk: Talk, slide: Any, box: Box, top: pd.DataFrame, width: float, shares: bool) -> None:
    """Name, number of people and kind of each interest, one row each."""
    words, each = talk.words, box.height / len(top)
    for number, theme in enumerate(rows_of(top)):
        people = words.count(int(theme.n_respondents), "people")
        said = [people, words.kind(str(theme.kind))]
        if shares:
            between = words.between(float(theme.reach_low), float(theme.reach_high))
            said[0] = words("exports.slides.top.people_between", people=people, between=between)
        place = Box(box.left, box.top + number * each, width - 0.15, each)
        mark = _DOUBTED if doubt_of(talk.analysis, words, str(theme.theme_id)) else ""
        name = fitted_text(str(theme.label), Box(0, 0, place.width - 0.2 * len(mark), 0.48), 13) + mark
        below = " · ".join(said)
        size = fit_size(below, Box(0, 0, place.width, 0.2), 11 if shares else 13, 9)
        lines = [[Run(name, 13 if shares else 16, True)], [Run(below, size, colour=LIGHT.soft)]]
        add_text(slide, place, lines, anchor="middle", name="interest")


def _add_charts(talk: Talk, slide: Any, box: Box, rows: pd.DataFrame) -> None:
    """Four columns of bars on one scale, in line with the labels."""
    words, names = talk.words, rows["label"].tolist()
    for number, measure in enumerate(_MEASURES):
        place = Box(box.left + _LABELS + number * _CHART, box.top, _CHART - 0.08, box.height)
        title = words(f"figures.measure.{measure}")
        head = Box(place.left, box.top - _HEAD, place.width, _HEAD)
        add_text(slide, head, [[Run(title, 12, True)]], anchor="middle", name="heading")
        values = rows[measure].tolist()
        if rows[measure].isna().all():
            unknown = Run(words(f"exports.slides.top.no_{measure}"), 11, colour=LIGHT.soft)
            add_text(slide, place, [[unknown]], anchor="middle", name="unknown")
            continue
        said = " ".join(
            words("exports.slides.top.chart_said", label=name, value=words.share(value))
            for name, value in zip(names, values, strict=True)
        )
        alt = words("exports.slides.top.chart_alt", measure=title, said=said)
        colour = LIGHT.accent if measure == "reach" else LIGHT.series[0]
        add_bars(
            slide,
            place,
            names,
            [(title, values)],
            alt,
            colours=(colour,),
            show_names=False,
            highest=1.7,
            gap=150,
        )


def _add_key(talk: Talk, slide: Any, box: Box, top: pd.DataFrame, shares: bool) -> None:
    """What an empty bar and the mark at a name mean; nothing where neither is there."""
    words = talk.words
    said = [words("exports.slides.top.empty_bar")] if shares else []
    if any(doubt_of(talk.analysis, words, str(theme)) for theme in top["theme_id"]):
        said.append(words("exports.slides.top.doubted"))
    if said:
        text = " ".join(said)
        run = Run(text, fit_size(text, box, 10, 8), colour=LIGHT.soft)
        add_text(slide, box, [[run]], anchor="bottom", name="key")


def _map_colour(talk: Talk) -> tuple[str, str]:
    """Appreciation, or the most shared theme in a study without enough ratings to colour by."""
    analysis = talk.analysis
    most = analysis.appreciations["n_ratings"].max() if len(analysis.appreciations) else 0
    if may_show_group(int(most), analysis.settings.thresholds) or analysis.themes.empty:
        return "appreciation", ""
    return "theme", str(top_interests(analysis, 1)["theme_id"].iloc[0])


def _heard(talk: Talk, rows: pd.DataFrame) -> list[Quote]:
    """One quote each about three of the units that most people spoke about."""
    found: list[Quote] = []
    for unit in rows["unit_id"].head(8):
        told = {quote.text for quote in found}
        quotes = quotes_at(talk.study, talk.analysis, talk.words, str(unit), most=6)
        found += choose_short([quote for quote in quotes if quote.text not in told], 1)
    return found[:3]


def _voices(talk: Talk, top: pd.DataFrame) -> list[Quote]:
    """One typical quote each of the first interests, and of the minority voice when it is among them."""
    themes = [str(theme) for theme in top["theme_id"].head(3)]
    minority = [str(theme) for theme in top.loc[top["kind"] == "minority", "theme_id"] if theme not in themes]
    chosen = [*themes[: 3 - len(minority[:1])], *minority[:1]]
    quotes = [quotes_of(talk.study, talk.analysis, talk.words, theme, "typical") for theme in chosen]
    return [quote for own in quotes for quote in choose_short(own, 1)]
