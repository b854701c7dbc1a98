"""The question that each slide ends with: ours, unless somebody wrote another."""

from __future__ import annotations

from collections.abc import Mapping

from analysis.model import Analysis
from data.model import Study
from reporting.panels.interests import top_interests
from reporting.panels.map import map_rows
from reporting.panels.questions import (
    question_of_interest,
    question_of_interests,
    question_of_place,
    question_of_sample,
)
from reporting.panels.units import smallest_mapped_level
from reporting.rows import rows_of
from reporting.words.words import Words

SLIDES = ("title", "why", "who", "reading", "map", "top")
"""The slides in their order; the title slide asks nothing."""


def slide_questions(study: Study, analysis: Analysis, words: Words) -> dict[str, str]:
    """Our question per slide that asks one, in the order of the deck; keys are those of `SLIDES`."""
    questions = {
        "why": words("exports.slides.why.question"),
        "who": question_of_sample(words),
        "reading": words("exports.slides.reading.question"),
        "map": _about_place(study, analysis, words),
        "top": _about_interests(study, analysis, words),
    }
    return {slide: question for slide, question in questions.items() if question}


def chosen_questions(
    study: Study, analysis: Analysis, words: Words, written: Mapping[str, str]
) -> dict[str, str]:
    """Question per slide after what a person `written`, by slide ("" = ask nothing) or by theme_id.

    A question written for the most shared theme is asked on the slide of the interests, unless that
    slide has its own.
    """
    questions = slide_questions(study, analysis, words)
    for theme_id in top_interests(analysis, 1)["theme_id"]:
        if written.get(str(theme_id), "").strip():
            questions["top"] = written[str(theme_id)]
    return questions | {slide: written[slide] for slide in SLIDES if slide in written}


def _about_place(study: Study, analysis: Analysis, words: Words) -> str:
    rows = map_rows(study, analysis, words, level=smallest_mapped_level(study))
    located = rows.dropna(subset=["latitude", "longitude"])
    return question_of_place(study, words, str(located["unit_id"].iloc[0])) if len(located) else ""


def _about_interests(study: Study, analysis: Analysis, words: Words) -> str:
    first = next(rows_of(top_interests(analysis, 1)), None)
    if first is None:
        return ""
    return (
        question_of_interest(study, words, first) if first.kind == "shared" else question_of_interests(words)
    )
