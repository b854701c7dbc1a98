"""The small line below every panel: how many people, when, which filter, which model, invented or not."""

from __future__ import annotations

from analysis.model import Analysis
from data.model import Study
from reporting.words.words import Words


def note_of(study: Study, analysis: Analysis, words: Words, *, n: int | None = None, about: str = "") -> str:
    """One line for below a panel or slide.

    `n`: people the panel rests on (default: all respondents); `about`: name of the place or group it
    is limited to ("" = no filter).
    """
    people = len(study.respondents) if n is None else n
    parts = [
        words("panels.note.n", n=words.number(people)),
        study.info.period or words("panels.note.no_period"),
        words("panels.note.only", about=about) if about else words("panels.note.no_filter"),
        words("panels.note.model", model=analysis.model),
        words("panels.note.fingerprint", fingerprint=analysis.fingerprint),
    ]
    if study.info.is_demo:
        parts.append(words("panels.note.demo"))
    return " · ".join(parts)
