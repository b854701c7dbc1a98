"""The first four slides: title, why we asked, who took part, how to read what follows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reporting.exports.deck import (
    HEIGHT,
    MARGIN,
    WIDTH,
    Box,
    Run,
    add_panel,
    add_slide,
    add_text,
    fit_size,
    fitted_text,
)
from reporting.exports.frame import BOTTOM, FULL, TOP, Talk, add_card, add_question, close_frame, open_slide
from reporting.exports.native_charts import add_bars, add_stack
from reporting.figures.style import LIGHT
from reporting.panels.overview import STATUSES, ledger_panel
from reporting.panels.panel import Panel
from reporting.panels.rules import may_show_share
from reporting.panels.sample import missing_group, sample_groupings, sample_panel, shown_sizes
from reporting.panels.titles import title_of_study
from reporting.panels.units import n_answered_places

INTENTION = ("why", "open", "fixed", "decides", "back")
"""The five questions of an intention, in the order of the slide."""
_SIDE = 8.2
_PALE = "#CFE8EB"
_MOST_GROUPS = 8


def add_title_slide(talk: Talk) -> None:
    """Name of the study, the finding, municipality and period beside four key figures."""
    words, info = talk.words, talk.study.info
    finding = title_of_study(talk.study, talk.analysis, words)
    box = Box(MARGIN, 1.55, _SIDE - MARGIN - 0.6, 2.5)
    slide = add_slide(talk.deck, info.name, box, size=44, colour=LIGHT.card)
    ground = add_panel(
        slide,
        Box(0, 0, _SIDE, HEIGHT),
        words("exports.slides.alt_panel"),
        fill=LIGHT.accent,
        edge=LIGHT.accent,
    )
    _send_back(slide, ground)
    eyebrow = Box(MARGIN, 1.1, box.width, 0.4)
    add_text(slide, eyebrow, [[Run(words("exports.slides.title.eyebrow"), 15, True, _PALE)]], name="eyebrow")
    below = Box(MARGIN, 4.2, box.width, 1.1)
    add_text(
        slide, below, [[Run(finding, fit_size(finding, below, 20, 12), colour=LIGHT.card)]], name="finding"
    )
    facts = " · ".join(part for part in (info.municipality, info.period) if part)
    made = words("exports.slides.title.made")
    lines = [[Run(facts, 15, True, LIGHT.card)], [Run(made, 12, colour=_PALE)]]
    add_text(slide, Box(MARGIN, 5.75, box.width, 0.7), lines if facts else lines[1:], name="facts")
    _add_key_figures(talk, slide)
    close_frame(talk, slide, colour=_PALE, width=_SIDE - 2 * MARGIN)


def add_why_slide(talk: Talk, intention: Mapping[str, str]) -> None:
    """The intention in five cards; a card that nobody filled says so.

    `intention`: text per key of `INTENTION`.
    """
    words = talk.words
    slide = open_slide(talk, words("exports.slides.why.title"), words("exports.slides.why.lead"))
    gap, height = 0.25, (BOTTOM - TOP - 0.25) / 2
    wide, narrow = (FULL - gap) / 2, (FULL - 2 * gap) / 3
    places = [Box(MARGIN + n * (wide + gap), TOP, wide, height) for n in range(2)]
    places += [Box(MARGIN + n * (narrow + gap), TOP + height + gap, narrow, height) for n in range(3)]
    for name, place in zip(INTENTION, places, strict=True):
        inside = add_card(talk, slide, place)
        heading = Run(words(f"exports.slides.why.{name}"), 15, True, LIGHT.accent)
        add_text(slide, Box(inside.left, inside.top, inside.width, 0.55), [[heading]], name="heading")
        body = Box(inside.left, inside.top + 0.55, inside.width, inside.height - 0.55)
        given = intention.get(name, "").strip()
        said = given or words("exports.slides.why.to_fill")
        size = fit_size(said, body, 15, 11)
        colour = LIGHT.ink if given else LIGHT.soft
        add_text(
            slide,
            body,
            [[Run(fitted_text(said, body, size), size, colour=colour, italic=not given)]],
            name="intention",
        )
    add_question(talk, slide, "why")


def add_who_slide(talk: Talk) -> None:
    """Participants per group, beside the inhabitants where known, for at most two groupings."""
    words, study = talk.words, talk.study
    people = words.count(len(study.respondents), "respondents")
    groupings = sample_groupings(study)[:2]
    enough = may_show_share(len(study.respondents), talk.analysis.settings.thresholds)
    missing = missing_group(study, groupings[0]) if groupings and enough else ""
    title = "title_missing" if missing else "title"
    slide = open_slide(
        talk,
        words(f"exports.slides.who.{title}", people=people, group=missing),
        words("exports.slides.who.lead"),
    )
    width = (FULL - 0.25) / max(1, len(groupings))
    for number, grouping in enumerate(groupings):
        place = Box(MARGIN + number * (width + 0.25), TOP, width, BOTTOM - TOP)
        _add_grouping(talk, slide, add_card(talk, slide, place), grouping)
    if not groupings:
        inside = add_card(talk, slide, Box(MARGIN, TOP, FULL, 1.4))
        add_text(slide, inside, [[Run(words("exports.slides.who.no_groups"), 16)]], anchor="middle")
    add_question(talk, slide, "who")


def add_reading_slide(talk: Talk) -> None:
    """The four bars in words, the ledger of all statements, and what cannot be said."""
    words = talk.words
    slide = open_slide(talk, words("exports.slides.reading.title"), words("exports.slides.reading.lead"))
    gap, left = 0.22, 7.2
    width, height = (left - gap) / 2, (BOTTOM - TOP - gap) / 2
    for number, name in enumerate(("reach", "groups", "places", "united")):
        row, column = divmod(number, 2)
        place = Box(MARGIN + column * (width + gap), TOP + row * (height + gap), width, height)
        inside = add_card(talk, slide, place)
        heading = Run(words(f"figures.measure.{name}"), 17, True, LIGHT.accent)
        said = words(f"exports.slides.reading.{name}")
        body = Box(inside.left, inside.top + 0.45, inside.width, inside.height - 0.45)
        add_text(slide, Box(inside.left, inside.top, inside.width, 0.42), [[heading]], name="heading")
        add_text(slide, body, [[Run(said, fit_size(said, body, 14, 11))]])
    right = Box(MARGIN + left + gap, TOP, FULL - left - gap, height)
    _add_ledger(talk, slide, add_card(talk, slide, right))
    below = add_card(talk, slide, Box(right.left, TOP + height + gap, right.width, height))
    least = words.number(talk.analysis.settings.thresholds.percentage_minimum)
    said = words("exports.slides.reading.cannot", n=least)
    heading = Run(words("exports.slides.reading.cannot_title"), 17, True, LIGHT.accent)
    add_text(slide, Box(below.left, below.top, below.width, 0.42), [[heading]], name="heading")
    body = Box(below.left, below.top + 0.45, below.width, below.height - 0.45)
    add_text(slide, body, [[Run(said, fit_size(said, body, 14, 10.5))]])
    add_question(talk, slide, "reading")


def _add_key_figures(talk: Talk, slide: Any) -> None:
    study, analysis = talk.study, talk.analysis
    figures = {
        "people": len(study.respondents),
        "places": n_answered_places(study),
        "statements": len(analysis.statements),
        "shared": int((analysis.themes["kind"] == "shared").sum()),
    }
    for number, (name, value) in enumerate(figures.items()):
        box = Box(_SIDE + 0.75, 1.1 + number * 1.42, WIDTH - _SIDE - 1.2, 1.3)
        said = [
            [Run(talk.words.number(value), 46, True, LIGHT.accent)],
            [Run(talk.words(f"exports.slides.title.{name}"), 16, colour=LIGHT.soft)],
        ]
        add_text(slide, box, said, name="figure")


def _add_grouping(talk: Talk, slide: Any, room: Box, grouping: str) -> None:
    """Heading and native bars of one grouping; counts as text when there are too few people for shares."""
    words = talk.words
    panel = sample_panel(talk.study, talk.analysis, words, grouping)
    limits = talk.analysis.settings.thresholds
    rows = shown_sizes(talk.study, grouping, limits).head(_MOST_GROUPS)
    heading = Run(
        words("exports.slides.who.chart", grouping=words.grouping(grouping)), 16, True, LIGHT.accent
    )
    add_text(slide, Box(room.left, room.top, room.width, 0.35), [[heading]], name="heading")
    lead = Box(room.left, room.top + 0.36, room.width, 0.3)
    add_text(slide, lead, [[Run(panel.lead, 12, colour=LIGHT.soft)]], name="lead")
    below = Box(room.left, room.top + 0.72, room.width, room.height - 0.72)
    if panel.figure is None:
        _add_lines(slide, below, panel)
        return
    series = [(words("figures.coverage.participants"), rows["share"].tolist())]
    if rows["population_share"].notna().any():
        series.append((words("figures.coverage.population"), rows["population_share"].tolist()))
    colours = (LIGHT.accent, LIGHT.unsure)
    add_bars(slide, below, rows["name"].tolist(), series, panel.alt, colours=colours)


def _add_lines(slide: Any, room: Box, panel: Panel) -> None:
    lines = [
        [Run(" · ".join(str(cell) for cell in row), 14)] for row in panel.table.head(_MOST_GROUPS).to_numpy()
    ]
    add_text(slide, room, lines or [[Run("–", 14)]])


def _add_ledger(talk: Talk, slide: Any, room: Box) -> None:
    words, total = talk.words, len(talk.analysis.statements)
    said = words("exports.slides.reading.ledger", total=words.count(total, "statements"))
    box = Box(room.left, room.top, room.width, 0.42)
    add_text(slide, box, [[Run(said, fit_size(said, box, 17, 11), True, LIGHT.accent)]], name="heading")
    if total == 0:
        return
    panel = ledger_panel(talk.study, talk.analysis, words)
    shares = [float((talk.analysis.statements["status"] == status).sum()) / total for status in STATUSES]
    series = [
        (
            words(
                "exports.slides.reading.part", status=words(f"statuses.{status}"), share=words.share(share)
            ),
            [share],
        )
        for status, share in zip(STATUSES, shares, strict=True)
    ]
    below = Box(room.left - 0.1, room.top + 0.42, room.width + 0.2, room.height - 0.42)
    colours = (LIGHT.accent, LIGHT.series[1], LIGHT.rest)
    add_stack(slide, below, words("exports.slides.title.statements"), series, panel.alt, colours)


def _send_back(slide: Any, shape: Any) -> None:
    """Put a shape behind all others of its slide."""
    tree = slide.shapes._spTree  # noqa: SLF001 - python-pptx has no way for it
    tree.remove(shape._element)  # noqa: SLF001
    tree.insert(2, shape._element)  # noqa: SLF001
