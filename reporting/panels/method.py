"""How a result came about: settings, thresholds, notes, what was left out, what the kinds mean."""

from __future__ import annotations

from dataclasses import asdict

import pandas as pd

from analysis.model import Analysis
from data.model import Study
from reporting.panels.note import note_of
from reporting.panels.panel import Panel
from reporting.words.words import Words

KINDS = (
    "shared",
    "quietly_shared",
    "too_small",
    "place_bound",
    "group_interest",
    "minority",
    "divided",
    "single",
    "diffuse",
)


def method_panels(study: Study, analysis: Analysis, words: Words, *, dark: bool = False) -> list[Panel]:
    """Five panels of tables without a figure: run, thresholds, kinds, notes, problems.

    `dark` changes nothing: there are no figures.
    """
    return [
        _panel(study, analysis, words, "run", _run(study, analysis, words)),
        _panel(study, analysis, words, "thresholds", _thresholds(analysis, words)),
        _panel(
            study,
            analysis,
            words,
            "kinds",
            [(words.kind(kind), words.kind_explained(kind)) for kind in KINDS],
        ),
        _panel(study, analysis, words, "notes", _notes(analysis, words)),
        _panel(study, analysis, words, "problems", _problems(study, words)),
    ]


def _panel(study: Study, analysis: Analysis, words: Words, name: str, rows: list[tuple[str, str]]) -> Panel:
    first, second = words(f"panels.method.{name}_column"), words(f"panels.method.{name}_value")
    return Panel(
        key=f"method-{name}",
        title=words(f"panels.method.{name}_title"),
        lead=words(f"panels.method.{name}_lead" if rows else f"panels.method.{name}_none"),
        table=pd.DataFrame(rows, columns=[first, second], dtype="str"),
        figure=None,
        alt="",
        note=note_of(study, analysis, words),
    )


def _run(study: Study, analysis: Analysis, words: Words) -> list[tuple[str, str]]:
    settings = analysis.settings
    facts = {
        "study": study.info.name,
        "period": study.info.period or words("panels.note.no_period"),
        "model": analysis.model,
        "fingerprint": analysis.fingerprint,
        "resolution": words.number(settings.resolution, 2),
        "split": words("panels.method.split_yes" if settings.split else "panels.method.split_no"),
        "seed": str(settings.seed),
        "respondents": words.number(len(study.respondents)),
        "answers": words.number(len(study.answers)),
        "statements": words.number(len(analysis.statements)),
        "themes": words.number(len(analysis.themes)),
        "areas": study.areas_note or words("panels.method.no_areas"),
    }
    return [(words(f"panels.method.run_{name}"), value) for name, value in facts.items()]


def _thresholds(analysis: Analysis, words: Words) -> list[tuple[str, str]]:
    """Each threshold by its sentence; counts as whole numbers, shares as they are compared with."""
    limits = asdict(analysis.settings.thresholds)
    return [
        (words(f"panels.thresholds.{name}"), words.number(value, 0 if isinstance(value, int) else 2))
        for name, value in limits.items()
    ]


def _notes(analysis: Analysis, words: Words) -> list[tuple[str, str]]:
    return [
        (words.number(number), words.note(code, params))
        for number, (code, params) in enumerate(analysis.notes, 1)
    ]


def _problems(study: Study, words: Words) -> list[tuple[str, str]]:
    return [
        (words(f"severities.{problem.severity.value}"), words.problem(problem)) for problem in study.problems
    ]
