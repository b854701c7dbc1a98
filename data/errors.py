"""Errors a person can do something about: each carries one `Problem` with a stable code."""

from __future__ import annotations

from data.model import Problem, Severity


class StudyError(Exception):
    """Something about a study or file is refused; `problem` says what, `reporting.words` says it."""

    def __init__(
        self,
        code: str,
        *,
        file: str = "",
        sheet: str = "",
        row: int | None = None,
        column: str = "",
        **details: str | int | float,
    ) -> None:
        self.problem = Problem(code, Severity.REFUSAL, file, sheet, row, column, details)
        super().__init__(code)


class UnreadableFile(StudyError, ValueError):
    """The bytes cannot be read as what the file claims to be."""


class FileTooLarge(StudyError, ValueError):
    """The file passes a limit that protects the machine."""


class NotASurvey(StudyError, ValueError):
    """The tables were read, but there is nothing in them that can be analysed."""


class UnknownColumn(StudyError, LookupError):
    """A column was named that the file does not have."""


class StudyNotFound(StudyError, LookupError):
    """No study with that id is kept in the workspace."""


class ModelUnavailable(StudyError, RuntimeError):
    """The language model that was asked for cannot be loaded here."""
