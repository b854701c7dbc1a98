"""What is worth knowing after an intake: names, masked parts, few or repeated answers."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from data.model import Problem, Severity
from data.places.resolving import ResolvedPlaces

_SHOWN_NAMES = 5
_FEW_ANSWERS = 30


def place_problems(resolved: ResolvedPlaces, file: str) -> list[Problem]:
    """Give back a warning per thing noticed about names of places, with a few of the names."""
    return [
        Problem(
            code, Severity.WARNING, file, details={"n": len(names), "names": "; ".join(names[:_SHOWN_NAMES])}
        )
        for code, names in sorted(resolved.noticed.items())
    ]


def masking_problems(masked: Mapping[str, int], file: str) -> list[Problem]:
    """Give back a note per kind of personal data, with how many times it was masked."""
    return [
        Problem(f"masked_{kind}", Severity.NOTE, file, details={"n": n}) for kind, n in sorted(masked.items())
    ]


def answer_problems(answers: pd.DataFrame, n_repeated: int, file: str) -> list[Problem]:
    """Give back notes on answers (ANSWERS) that repeat a row, are few, or are all the same."""
    problems = []
    if n_repeated:
        problems.append(Problem("answers_repeated", Severity.NOTE, file, details={"n": n_repeated}))
    if 0 < len(answers) < _FEW_ANSWERS:
        problems.append(Problem("few_answers", Severity.WARNING, file, details={"n": len(answers)}))
    if len(answers) > 1 and (answers["text"] == answers["text"].iloc[0]).all():
        problems.append(Problem("identical_answers", Severity.WARNING, file, details={"n": len(answers)}))
    return problems
