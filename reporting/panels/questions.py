"""The question that a finding puts on the table: 'How could we, together, …?'."""

from __future__ import annotations

from typing import Any

from data.model import Study
from reporting.panels.titles import short_label
from reporting.panels.units import unit_name
from reporting.words.words import Words


def question_of_interest(study: Study, words: Words, theme: Any) -> str:
    """The question for the conversation about one theme; `theme`: a row of THEMES."""
    unit = unit_name(study, str(theme.kind_unit_id))
    kind = f"{theme.kind}_unknown" if theme.kind == "place_bound" and not unit else str(theme.kind)
    return words(f"panels.questions.{kind}", theme=short_label(str(theme.label)), unit=unit)


def question_of_place(study: Study, words: Words, unit_id: str) -> str:
    """The question for the conversation about one place, "" for a place the study does not know."""
    name = unit_name(study, unit_id)
    return words("panels.questions.place", place=name) if name else ""


def question_of_sample(words: Words) -> str:
    """The question about who did not take part."""
    return words("panels.questions.sample")


def question_of_interests(words: Words) -> str:
    """The question about all interests together."""
    return words("panels.questions.interests")
