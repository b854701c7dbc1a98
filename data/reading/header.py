"""Rows → named columns: where the header is, how many rows it takes and what each column is called.

Handles title rows above the header, the two header rows of SurveyMonkey, the two or three of
Qualtrics, empty and repeated header cells. Every column gets a unique name.
"""

from __future__ import annotations

import re
from collections import Counter

from data.reading.cell_text import clean_header
from data.reading.finding import Finding, Grid, column_letter, refuse, warn
from data.reading.limits import MAX_HEADER

_SEARCHED_ROWS = 30
_ANSWER_LABELS = {
    "response",
    "open-ended response",
    "antwoord",
    "réponse",
    "open antwoord",
    "open antwoorden",
}
_DATA_CELL = re.compile(
    r"-?\d+[.,]\d+|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([ T]\d.*)?|[^@\s]+@[^@\s]+\.[^@\s]+|https?://\S+"
)
_QUESTION_CODE = re.compile(r"Q(ID)?\d+([._ -].*)?", re.IGNORECASE)


def find_header(grid: Grid) -> tuple[int, int, list[Finding]]:
    """Give back the position of the header row, the number of header rows, and warnings.

    `grid`: at least one row. Raises `Refusal` `no_header` when the first full row looks like data:
    only whole numbers, or a date, decimal or address above another one.
    """
    position = _first_full_row(grid)
    findings = []
    if position:
        findings.append(warn("title_rows_skipped", sheet=grid.sheet, row=grid.rows[position][0], n=position))
    number, header = grid.rows[position]
    filled = [cell.strip() for cell in header if cell.strip()]
    below = grid.rows[position + 1][1] if position + 1 < len(grid.rows) else []
    looks_like_data = any(
        _DATA_CELL.fullmatch(cell.strip()) and _DATA_CELL.fullmatch(under.strip())
        for cell, under in zip(header, below, strict=False)
    )
    if looks_like_data or all(cell.isdigit() for cell in filled):
        refuse("no_header", sheet=grid.sheet, row=number)
    return position, _count_header_rows(grid, position), findings


def _first_full_row(grid: Grid) -> int:
    """Skip titles: rows with at most one filled cell, above a row that is as full as the others."""
    counts = [sum(1 for cell in cells if cell.strip()) for _, cells in grid.rows[:_SEARCHED_ROWS]]
    usual = Counter(counts).most_common(1)[0][0]
    width = max(usual, 2)
    if max(counts) < 2:
        return 0
    for position, count in enumerate(counts):
        if count > 1 and (count >= 0.5 * width or count >= 0.5 * max(counts)):
            return position
        if position + 1 < len(counts) and count > max(1, 0.34 * width):
            return position
    return 0


def _count_header_rows(grid: Grid, position: int) -> int:
    rows = [cells for _, cells in grid.rows[position : position + 4]]
    if len(rows) > 2 and sum('"importid"' in cell.lower() for cell in rows[2]) > 0.5 * _filled(rows[2]):
        return 3
    if len(rows) > 1:
        codes = sum(bool(re.fullmatch(r"V\d+", cell)) for cell in rows[0])
        if codes >= 3 and any(cell.lower() == "responseid" for cell in rows[1]):
            return 2
        if sum('"importid"' in cell.lower() for cell in rows[1]) > 0.5 * _filled(rows[1]):
            return 2
        if _is_option_row(rows):
            return 2
    return 1


def _filled(cells: list[str]) -> int:
    return sum(1 for cell in cells if cell.strip())


def _is_option_row(rows: list[list[str]]) -> bool:
    """SurveyMonkey: under the questions a row of options, which starts with an empty cell."""
    header, options = rows[0], rows[1]
    labels = sum(cell.strip().lower() in _ANSWER_LABELS for cell in options)
    if not header[0].strip() or options[0].strip():
        return False
    first_below = len(rows) > 2 and bool(rows[2][0].strip())
    blanks_filled = any(
        not name.strip() and option.strip() for name, option in zip(header, options, strict=False)
    )
    return (labels > 0 or blanks_filled) and first_below


def name_columns(grid: Grid, position: int, n_rows: int) -> tuple[list[str], list[Finding]]:
    """Give back one unique name per column and warnings about empty and repeated header cells.

    `position`, `n_rows`: from `find_header`. A column without name is called by its letter: '[C]'.
    """
    rows = [cells for _, cells in grid.rows[position : position + n_rows]]
    width = max(len(cells) for cells in rows)
    filled = [[*cells, *[""] * (width - len(cells))] for cells in rows]
    padded = [[clean_header(cell, MAX_HEADER) for cell in cells] for cells in filled]
    if n_rows == 1:
        names = padded[0]
    elif _is_coded(padded):
        names = [_from_code(code, text) for code, text in zip(padded[0], padded[1], strict=True)]
    else:
        names = _with_options(padded[0], padded[1])
    return make_unique(names, grid.sheet, grid.rows[position][0])


def _is_coded(rows: list[list[str]]) -> bool:
    codes = sum(bool(re.fullmatch(r"V\d+", cell) or _QUESTION_CODE.fullmatch(cell)) for cell in rows[0])
    return len(rows) == 3 or codes >= 3 or '"importid"' in " ".join(rows[1]).lower()


def _from_code(code: str, text: str) -> str:
    """Questions by their wording, technical columns by their code, which is the same in every language."""
    if '"importid"' in text.lower():
        return code
    is_code = bool(re.fullmatch(r"V\d+", code) or _QUESTION_CODE.fullmatch(code))
    return text if (is_code and text) or not code else code


def _with_options(questions: list[str], options: list[str]) -> list[str]:
    names = []
    question = ""
    for heading, option in zip(questions, options, strict=True):
        question = heading or question
        plain = not option or option.lower() in _ANSWER_LABELS or option == question
        names.append(question if plain else f"{question} [{option}]")
    return names


def make_unique(names: list[str], sheet: str, row: int) -> tuple[list[str], list[Finding]]:
    """Give back the names in the same order, each once, and a warning per repetition with both letters.

    `names`: cleaned, possibly empty; compared without case. The second 'Droom' becomes 'Droom (2)',
    an empty name the letter of its column. `sheet`, `row`: where the names stand.
    """
    findings = []
    unique: list[str] = []
    first_seen: dict[str, int] = {}
    for position, raw in enumerate(names):
        name = raw or f"[{column_letter(position)}]"
        key = name.casefold()
        if key in first_seen:
            letters = f"{column_letter(first_seen[key])}, {column_letter(position)}"
            findings.append(warn("duplicate_header", sheet=sheet, row=row, column=name, letters=letters))
            number = 2
            while f"{key} ({number})" in first_seen:
                number += 1
            name = f"{name} ({number})"
        first_seen[name.casefold()] = position
        unique.append(name)
    return unique, findings
