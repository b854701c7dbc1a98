"""Coding sheets that people hand in again: read in the sandbox, by statement and theme."""

from __future__ import annotations

from collections.abc import Mapping

from analysis.model import Analysis
from analysis.themes.agreement import draw_sample
from data.errors import StudyError
from data.intake import read_tables
from data.model import SurveyFile
from pages.state import store
from pages.state.intake import fingerprint_files


def sample_of(analysis: Analysis) -> list[str]:
    """The statements to code by hand, the same for everybody who asks."""
    return draw_sample(analysis.statements, seed=analysis.settings.seed)


def read_sheet(analysis: Analysis, file: SurveyFile, labels: Mapping[str, str]) -> dict[str, str]:
    """The theme_id that was given to each statement of a sheet. `labels`: theme_id by the name in the sheet.

    Raises StudyError: a file that cannot be read, or `coding_empty` when no row is coded with a known name.
    """
    key = f"coding/{analysis.fingerprint}/{fingerprint_files([file])}"
    return store.once(key, lambda: _read(analysis, file, labels))


def _read(analysis: Analysis, file: SurveyFile, labels: Mapping[str, str]) -> dict[str, str]:
    """First column the statement, third column the name of the theme."""
    frame = read_tables([file])[0].frame
    known, codes = set(analysis.statements["statement_id"]), {}
    if frame.shape[1] >= 3:
        for statement_id, name in zip(frame.iloc[:, 0], frame.iloc[:, 2], strict=True):
            if statement_id in known and name.strip() in labels:
                codes[str(statement_id)] = labels[name.strip()]
    if not codes:
        raise StudyError("coding_empty", file=file.name)
    return codes
