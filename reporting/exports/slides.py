"""The slide deck: six slides with native charts, a map, quotes, and n, period and model below each."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from pptx.oxml.ns import qn

from analysis.model import Analysis
from data.model import Study
from reporting.exports.deck import new_deck
from reporting.exports.findings import add_map_slide, add_top_slide
from reporting.exports.frame import Talk
from reporting.exports.opening import add_reading_slide, add_title_slide, add_who_slide, add_why_slide
from reporting.exports.slide_questions import chosen_questions
from reporting.words.words import Words

_NO_TEXTS: Mapping[str, str] = {}
_SPOKEN = {"nl": "nl-BE", "en": "en-GB"}
_DAY = (2000, 1, 1, 0, 0, 0)


def write_slides(
    study: Study,
    analysis: Analysis,
    words: Words,
    *,
    intention: Mapping[str, str] = _NO_TEXTS,
    questions: Mapping[str, str] = _NO_TEXTS,
) -> bytes:
    """A pptx file: title, why, who took part, how to read, map, most shared interests.

    `intention`: texts of a person under why, open, fixed, decides, back (missing ones are left to be
    filled). `questions`: what a person wrote for a slide (reporting.exports.slide_questions; "" = ask
    nothing) or for the most shared theme, by theme_id. A study
    without answers, themes, places or ratings gives the same slides, which then say so. The same
    input gives the same bytes.
    """
    asked = chosen_questions(study, analysis, words, questions)
    talk = Talk(new_deck(study.info.name, words.language), study, analysis, words, asked)
    add_title_slide(talk)
    add_why_slide(talk, intention)
    add_who_slide(talk)
    add_reading_slide(talk)
    add_map_slide(talk)
    add_top_slide(talk)
    _tell_language(talk)
    content = io.BytesIO()
    talk.deck.save(content)
    return _without_clock(content.getvalue())


def _tell_language(talk: Talk) -> None:
    """Mark every piece of text with its language, for screen readers and spelling checks."""
    spoken = _SPOKEN[talk.words.language]
    for slide in talk.deck.slides:
        for piece in slide.shapes._spTree.iter(qn("a:rPr")):  # noqa: SLF001 - python-pptx has no way for it
            piece.set("lang", spoken)


def _without_clock(content: bytes) -> bytes:
    """The same file with one fixed day on all its parts."""
    steady = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as parts,
        zipfile.ZipFile(steady, "w", zipfile.ZIP_DEFLATED) as out,
    ):
        for name in parts.namelist():
            out.writestr(zipfile.ZipInfo(name, _DAY), parts.read(name), zipfile.ZIP_DEFLATED)
    return steady.getvalue()
