"""What every slide carries: its title and lead, the demo banner, the question, and the footer that says n."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from analysis.model import Analysis
from data.model import Study
from reporting.exports.deck import MARGIN, WIDTH, Box, Run, add_panel, add_slide, add_text, fit_size
from reporting.figures.style import LIGHT
from reporting.panels.note import note_of
from reporting.words.words import Words

FULL = WIDTH - 2 * MARGIN
TOP, BOTTOM = 1.85, 6.05
"""Where the content of a slide begins and ends, in inches from the top."""
_QUESTION = Box(MARGIN, 6.2, FULL, 0.62)
_WASH = "#E3EEEF"
"""The accent, very pale: ground of a question."""


@dataclass(frozen=True)
class Talk:
    """What a deck is made of, handed from slide to slide. `questions`: per name of a slide."""

    deck: Any
    study: Study
    analysis: Analysis
    words: Words
    questions: Mapping[str, str]


def open_slide(talk: Talk, title: str, lead: str = "") -> Any:
    """A slide with the banner (demo only), the title, the lead and the footer."""
    slide = add_slide(talk.deck, title, Box(MARGIN, 0.46, FULL, 0.78))
    if lead:
        box = Box(MARGIN, 1.3, FULL, 0.42)
        add_text(slide, box, [[Run(lead, fit_size(lead, box, 15, 11), colour=LIGHT.soft)]], name="lead")
    close_frame(talk, slide)
    return slide


def close_frame(talk: Talk, slide: Any, *, colour: str = LIGHT.soft, width: float = FULL - 0.8) -> None:
    """Banner on top when the answers are invented; note and slide number at the bottom."""
    if talk.study.info.is_demo:
        band = Box(0, 0, WIDTH, 0.32)
        add_panel(slide, band, talk.words("exports.slides.alt_panel"), fill="#F6E3C5", edge="#F6E3C5")
        said = talk.words("exports.slides.demo")
        inside = Box(MARGIN, 0, FULL, 0.32)
        add_text(slide, inside, [[Run(said, 11, True, "#5A3A00")]], anchor="middle", name="demo")
    note = note_of(talk.study, talk.analysis, talk.words)
    foot = Box(MARGIN, 6.98, width, 0.34)
    size = fit_size(note, foot, 10, 8)
    add_text(slide, foot, [[Run(note, size, colour=colour)]], anchor="middle", name="footer")
    page = talk.words("exports.slides.footer_page", n=len(talk.deck.slides))
    corner = Box(WIDTH - MARGIN - 0.7, foot.top, 0.7, foot.height)
    add_text(slide, corner, [[Run(page, 10, colour=LIGHT.soft)]], anchor="middle", align="right", name="page")


def add_question(talk: Talk, slide: Any, name: str) -> None:
    """The question that slide `name` ends with, on a band of its own; nothing when it asks none."""
    question = talk.questions.get(name, "").strip()
    if not question:
        return
    add_panel(slide, _QUESTION, talk.words("exports.slides.alt_panel"), fill=_WASH, edge=_WASH, round_by=0.1)
    label = Box(MARGIN + 0.25, _QUESTION.top, 2.1, _QUESTION.height)
    said = talk.words("exports.slides.question_label")
    add_text(slide, label, [[Run(said, 12, True, LIGHT.accent)]], anchor="middle", name="question label")
    box = Box(MARGIN + 2.45, _QUESTION.top + 0.04, FULL - 2.7, _QUESTION.height - 0.08)
    run = Run(question, fit_size(question, box, 18, 11), True, LIGHT.ink)
    add_text(slide, box, [[run]], anchor="middle", name="question")


def add_card(talk: Talk, slide: Any, box: Box) -> Box:
    """A white card; gives back the room inside its padding."""
    add_panel(slide, box, talk.words("exports.slides.alt_panel"), round_by=0.1)
    return Box(box.left + 0.22, box.top + 0.16, box.width - 0.44, box.height - 0.32)
