"""What the child process has to say about a file: plain values that travel as JSON.

Only the standard library is imported here, so that the child starts quickly.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NoReturn


@dataclass(frozen=True)
class Finding:
    """One refusal, warning or note about a file, before it becomes a `Problem`."""

    code: str
    severity: str
    sheet: str = ""
    row: int | None = None
    column: str = ""
    details: dict[str, str | int | float] = field(default_factory=dict)


class Refusal(Exception):
    """A file is turned away (no error of ours); `finding` says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.code)
        self.finding = finding


@dataclass
class Grid:
    """The cells of one sheet as text, each row with its number as seen in a spreadsheet.

    `merged`: merged ranges of a workbook ('A1:C1'), only the first cell of which holds the text.
    """

    sheet: str
    rows: list[tuple[int, list[str]]]
    findings: list[Finding] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)


@dataclass
class SheetText:
    """One sheet with named columns: `cells[i]` holds column i, `rows` the source row numbers."""

    sheet: str
    columns: list[str]
    rows: list[int]
    cells: list[list[str]]
    findings: list[Finding] = field(default_factory=list)


def refuse(
    code: str, *, sheet: str = "", row: int | None = None, column: str = "", **details: str | int | float
) -> NoReturn:
    """Turn the file away: raises `Refusal` with these facts. `row` is a spreadsheet row (header = 1)."""
    raise Refusal(Finding(code, "refusal", sheet, row, column, dict(details)))


def warn(
    code: str, *, sheet: str = "", row: int | None = None, column: str = "", **details: str | int | float
) -> Finding:
    """Give back a warning with these facts; the person may go on."""
    return Finding(code, "warning", sheet, row, column, dict(details))


def column_letter(position: int) -> str:
    """Give back the spreadsheet letter of a column, `position` counted from 0 ('A', …, 'Z', 'AA')."""
    letters = ""
    number = position + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
