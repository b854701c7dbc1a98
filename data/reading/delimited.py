"""Delimited text → rows: whichever delimiter, with quoted line ends and doubled quotes.

The text is read by the standard `csv` reader. Around it stand the checks that it does not make:
which delimiter, a quote that is never closed (with the row where it opens), a cell that is too big.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from data.reading.finding import Grid, refuse
from data.reading.limits import MAX_CELL, MAX_COLUMNS, MAX_ROWS, find_column_limit

DELIMITERS = (";", ",", "\t", "|")
_SAMPLE_RECORDS = 200
_SAMPLE_CHARACTERS = 400_000
_TITLE_ROWS = 50
_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?[ \t]*(?:\r\n|\r|\n|\Z)', re.IGNORECASE)


class _Lines(Iterator[str]):
    """Physical lines, remembering those of the record that is being read."""

    def __init__(self, text: str) -> None:
        self._source = io.StringIO(text, newline="")
        self.current: list[str] = []

    def __next__(self) -> str:
        line = next(self._source)
        self.current.append(line)
        return line


def read_delimited(text: str, sheet: str = "") -> Grid:
    """Give back the rows of a delimited text exactly as they stand, numbered as a spreadsheet does.

    `text`: the whole file; a first line `sep=;` names the delimiter and is not counted. Blank
    lines keep their number but give no row. Raises `Refusal` for an unclosed quote, a cell over
    the limit, or too many rows or columns. An empty text gives a grid without rows.
    """
    separator = _SEPARATOR_LINE.match(text)
    body = text[separator.end() :] if separator else text
    delimiter = separator.group(1) if separator else find_delimiter(body)
    rows: list[tuple[int, list[str]]] = []
    limit = MAX_COLUMNS
    for number, cells in _read_records(body, _Dialect(delimiter, _has_blanks(body, delimiter))):
        if not rows:
            limit = find_column_limit(cells)
        if len(cells) > limit and any(cells[limit:]):
            refuse("too_many_columns", row=number, found=len(cells), limit=limit)
        if any(cells):
            rows.append((number, cells))
        if len(rows) > MAX_ROWS + _TITLE_ROWS:
            refuse("too_many_rows", limit=MAX_ROWS)
    return Grid(sheet, rows)


@dataclass(frozen=True)
class _Dialect:
    """How the records are written: the delimiter, and whether a blank follows it ('a, "b, c"')."""

    delimiter: str
    has_blanks: bool

    def read(self, lines: Iterator[str], *, strict: bool = False) -> Iterator[list[str]]:
        """The records in these lines."""
        return csv.reader(lines, delimiter=self.delimiter, skipinitialspace=self.has_blanks, strict=strict)


def _has_blanks(text: str, delimiter: str) -> bool:
    """Whether every delimiter in the first line is followed by a blank."""
    first = re.match(r"[^\r\n]*", text.lstrip())
    _, *after = first.group().split(delimiter) if first else [""]
    return bool(after) and all(part.startswith(" ") for part in after)


def _read_records(text: str, dialect: _Dialect) -> Iterator[tuple[int, list[str]]]:
    csv.field_size_limit(MAX_CELL)
    lines = _Lines(text)
    reader = dialect.read(lines)
    number = 0
    while True:
        lines.current.clear()
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            _check_quotes(lines.current, dialect, number)
            refuse("cell_too_large", row=number, limit=MAX_CELL)
        if len(lines.current) > 1:
            _check_quotes(lines.current, dialect, number)
        yield number, cells


def _check_quotes(lines: list[str], dialect: _Dialect, number: int) -> None:
    """A record over several lines must be well quoted, or a quote has swallowed the lines after it."""
    try:
        records = list(dialect.read(iter(lines), strict=True))
    except csv.Error as error:
        if "field larger" in str(error):
            return
        refuse("unclosed_quote", row=number)
    if len(records) > 1:
        refuse("unclosed_quote", row=number)


def find_delimiter(text: str) -> str:
    """Give back the delimiter that cuts the first records most evenly into more than one cell.

    `text`: a delimited text without `sep=` line. A text in which no delimiter cuts evenly has one
    column; then ';' is given back when the text holds none, else ','.
    """
    sample = text[:_SAMPLE_CHARACTERS]
    scores = {delimiter: _evenness(sample, delimiter) for delimiter in DELIMITERS}
    best = max(DELIMITERS, key=lambda delimiter: scores[delimiter])
    if scores[best] > 0:
        return best
    return next((d for d in DELIMITERS if d not in sample), "\x1f")


def _evenness(sample: str, delimiter: str) -> float:
    """Share of the records with the commonest number of cells, a little higher for more cells."""
    widths: Counter[int] = Counter()
    first = 0
    try:
        for record in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter):
            if record:
                widths[len(record)] += 1
                first = first or len(record)
            if widths.total() >= _SAMPLE_RECORDS:
                break
    except csv.Error:
        return 0.0
    several = Counter({width: n for width, n in widths.items() if width > 1})
    if not several:
        return 0.0
    width, n_even = several.most_common(1)[0]
    share = n_even / widths.total()
    # One column of prose holds commas too: then the header is not cut as the records are.
    if width != first and share < 0.8:
        return 0.0
    return share + 0.001 * min(width, 100) + (0.5 if width == first else 0.0)
