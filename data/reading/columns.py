"""A grid of rows → columns under names: checks that every row fits, cleans every cell.

Rows that do not fit are refused with what was expected and found; columns and rows in which
nothing stands are left out; a row of totals at the end is left out with a warning.
"""

from __future__ import annotations

import re

from data.reading.cell_text import clean_text
from data.reading.finding import Finding, Grid, SheetText, column_letter, refuse, warn
from data.reading.header import find_header, name_columns
from data.reading.limits import LONG_ANSWER, MAX_ROWS, find_column_limit
from data.reading.merging import check_merged

_TOTAL = re.compile(r"(eind|sub)?tota(al|l|len)|gemiddelde|average|sum|som", re.IGNORECASE)
_NUMBER = re.compile(r"-?[\d.,\s%]+")
# What a spreadsheet makes of a long number when it saves a text file: '9.30518E+10'.
_SHORTENED = re.compile(r"-?\d[.,]\d+E\+\d{2,3}")


def build_sheet(grid: Grid) -> SheetText:
    """Give back the sheet with named columns and cleaned cells.

    `grid`: rows as read. Raises `Refusal` for no rows (`empty_sheet`), no data under the header
    (`header_only`), a row that is too long or too short (`ragged_row`), too many rows or columns,
    merged column names (`merged_header`) and long numbers that were cut (`shortened_number`).
    """
    if not grid.rows:
        refuse("empty_sheet", sheet=grid.sheet)
    position, n_header, findings = find_header(grid)
    merged_findings = check_merged(grid, position, n_header)
    names, name_findings = name_columns(grid, position, n_header)
    data = grid.rows[position + n_header :]
    if not data:
        refuse("header_only", sheet=grid.sheet, row=grid.rows[position][0])
    limit = find_column_limit(names)
    if len(names) > limit:
        refuse("too_many_columns", sheet=grid.sheet, found=len(names), limit=limit)
    if len(data) > MAX_ROWS:
        refuse("too_many_rows", sheet=grid.sheet, limit=MAX_ROWS)
    data, total_findings = _without_totals(data, grid.sheet)
    fitted = [(number, _fit(cells, len(names), number, grid.sheet)) for number, cells in data]
    sheet = _to_columns(grid.sheet, names, fitted)
    sheet.findings = [
        *grid.findings,
        *findings,
        *merged_findings,
        *name_findings,
        *total_findings,
        *sheet.findings,
    ]
    return sheet


def _fit(cells: list[str], width: int, number: int, sheet: str) -> list[str]:
    """A row may be longer only by empty cells; a shorter one may be an answer that was cut in two."""
    if len(cells) < width or any(cell.strip() for cell in cells[width:]):
        refuse("ragged_row", sheet=sheet, row=number, expected=width, found=len(cells))
    return cells[:width]


def _without_totals(
    data: list[tuple[int, list[str]]], sheet: str
) -> tuple[list[tuple[int, list[str]]], list[Finding]]:
    number, cells = data[-1]
    filled = [cell.strip() for cell in cells if cell.strip()]
    is_total = len(filled) > 1 and bool(_TOTAL.fullmatch(filled[0].rstrip(":")))
    if len(data) > 1 and is_total and all(_NUMBER.fullmatch(cell) for cell in filled[1:]):
        return data[:-1], [warn("totals_row_skipped", sheet=sheet, row=number)]
    return data, []


def _to_columns(sheet: str, names: list[str], data: list[tuple[int, list[str]]]) -> SheetText:
    findings = []
    n_changed = n_long = 0
    columns, cells = [], []
    for position, name in enumerate(names):
        raw = [row[position] for _, row in data]
        cleaned = [clean_text(cell) if cell else "" for cell in raw]
        n_changed += sum(1 for before, after in zip(raw, cleaned, strict=True) if _lost_signs(before, after))
        n_long += sum(1 for cell in cleaned if len(cell) > LONG_ANSWER)
        if not any(cleaned):
            continue
        if name == f"[{column_letter(position)}]":
            findings.append(warn("empty_header", sheet=sheet, column=column_letter(position), name=name))
        _check_whole_numbers(sheet, name, data, cleaned)
        columns.append(name)
        cells.append(cleaned)
    if n_changed:
        findings.append(warn("invisible_characters", sheet=sheet, n=n_changed))
    if n_long:
        findings.append(warn("long_answers", sheet=sheet, n=n_long, limit=LONG_ANSWER))
    if not columns:
        refuse("header_only", sheet=sheet)
    return SheetText(sheet, columns, [number for number, _ in data], cells, findings)


def _check_whole_numbers(sheet: str, name: str, data: list[tuple[int, list[str]]], cells: list[str]) -> None:
    for (number, _), cell in zip(data, cells, strict=True):
        if len(cell) < 12 and "E+" in cell and _SHORTENED.fullmatch(cell):
            refuse("shortened_number", sheet=sheet, row=number, column=name)


def _lost_signs(before: str, after: str) -> bool:
    """Whether cleaning took out more than white space and line ends."""
    if before is after or before.isascii():
        return not before.isprintable() and any(ord(sign) < 32 and sign not in "\t\n\r" for sign in before)
    return any(sign in _SUSPECT for sign in before)


_SUSPECT = frozenset(
    "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufffe\uffff\ufeff"
)
