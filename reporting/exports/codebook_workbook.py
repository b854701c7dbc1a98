"""The codebook as a workbook (xlsx) that people can change and hand in again."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pandas as pd
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from reporting.exports.csv_cells import safe_cell

_WIDE = frozenset({"label", "belongs", "belongs_not", "examples", "plus_examples", "minus_examples"})


def write_codebook_workbook(rows: pd.DataFrame) -> bytes:
    """A workbook with one sheet: a header row, then the `rows` as text; a formula stays a text."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "codebook"
    sheet.append(list(rows.columns))
    for row in rows.itertuples(index=False):
        sheet.append([safe_cell(str(value)) for value in row])
    for number, column in enumerate(rows.columns, start=1):
        letter = sheet.cell(1, number).column_letter
        sheet.column_dimensions[letter].width = 44 if column in _WIDE else 16
        sheet.cell(1, number).font = Font(bold=True)
    for line in sheet.iter_rows(min_row=2):
        for cell in line:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.data_type = "s"
    sheet.freeze_panes = "C2"
    content = BytesIO()
    book.save(content)
    return content.getvalue()
