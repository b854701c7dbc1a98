"""Merged cells of a workbook: a merged column name is refused, merged answers are told of.

Only the first cell of a merged range holds the text. Over several column names that leaves columns
without a name; over several rows of answers it leaves rows without what they share.
"""

from __future__ import annotations

from data.reading.finding import Finding, Grid, refuse, warn
from data.reading.sheet import position_of, row_of


def check_merged(grid: Grid, position: int, n_header: int) -> list[Finding]:
    """Give back a warning when answers are merged; nothing when there are no merged cells.

    `position`, `n_header`: where the header stands in `grid.rows`. Raises `Refusal` `merged_header`
    with the range when the row with the column names is merged sideways.
    """
    if not grid.merged:
        return []
    number = grid.rows[position + n_header - 1][0]
    merged_answers = []
    for merged in grid.merged:
        first_row, last_row, n_columns = _read_range(merged)
        if first_row <= number <= last_row and n_columns > 1:
            refuse("merged_header", sheet=grid.sheet, row=number, range=merged)
        if last_row > number and (n_columns > 1 or last_row > first_row):
            merged_answers.append(merged)
    if not merged_answers:
        return []
    return [warn("merged_cells", sheet=grid.sheet, n=len(merged_answers), range=merged_answers[0])]


def _read_range(merged: str) -> tuple[int, int, int]:
    """First row, last row and number of columns of 'A1:C2'; what cannot be read spans nothing."""
    first, _, last = merged.partition(":")
    try:
        n_columns = position_of(last or first) - position_of(first) + 1
        return row_of(first), row_of(last or first), n_columns
    except ValueError:
        return 0, 0, 0
