"""problems.csv: what was left out, masked or found odd while loading and analysing, as codes and in words."""

from __future__ import annotations

from analysis.model import Analysis
from data.model import Severity, Study
from reporting.exports.csv_cells import write_csv
from reporting.words.words import Words

COLUMNS = ("severity", "code", "file", "sheet", "row", "column", "message")


def write_problems(study: Study, words: Words, analysis: Analysis | None = None) -> bytes:
    """CSV with `COLUMNS`; never answer text.

    `severity` is refusal, warning or note; `row` as a person sees it in a spreadsheet, empty when the
    problem is about no row; `message` one sentence. The notes of `analysis` follow those of the files.
    """
    rows: list[tuple[str | int, ...]] = [
        (
            problem.severity.value,
            problem.code,
            problem.file,
            problem.sheet,
            "" if problem.row is None else problem.row,
            problem.column,
            words.problem(problem),
        )
        for problem in study.problems
    ]
    notes = () if analysis is None else analysis.notes
    note = Severity.NOTE.value
    rows += [(note, code, "", "", "", "", words.note(code, params)) for code, params in notes]
    return write_csv(COLUMNS, rows)
