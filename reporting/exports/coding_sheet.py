"""A workbook (xlsx) to code statements by hand: one row each, a list of themes to choose from, no peeking."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.datavalidation import DataValidation

from analysis.model import Analysis
from reporting.exports.csv_cells import safe_cell
from reporting.words.words import Words

_WIDTHS = {"A": 20, "B": 80, "C": 44}


def coding_labels(analysis: Analysis, words: Words) -> dict[str, str]:
    """The theme_id by the name to choose it by; '' by that for a single voice. Equal names get their id."""
    themes = analysis.themes.sort_values(["label", "theme_id"])
    twice = themes["label"].duplicated(keep=False)
    names = [
        f"{label} ({theme_id})" if again else str(label)
        for label, theme_id, again in zip(themes["label"], themes["theme_id"], twice, strict=True)
    ]
    named = {safe_cell(name): str(theme) for name, theme in zip(names, themes["theme_id"], strict=True)}
    return {words("coding.single"): ""} | named


def write_coding_sheet(analysis: Analysis, words: Words, statement_ids: Sequence[str]) -> bytes:
    """The workbook for these statements, in their order. What the machine found stands nowhere in it."""
    texts = analysis.statements.set_index("statement_id")["text"]
    book = Workbook()
    sheet: Any = book.active
    sheet.title = words("coding.sheet")
    sheet.append([words("coding.column_id"), words("coding.column_text"), words("coding.column_theme")])
    for statement_id in statement_ids:
        sheet.append([safe_cell(statement_id), safe_cell(str(texts[statement_id])), None])
    for letter, width in _WIDTHS.items():
        sheet.column_dimensions[letter].width = width
        sheet[f"{letter}1"].font = Font(bold=True)
    for line in sheet.iter_rows(min_row=2, max_col=2):
        for cell in line:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.data_type = "s"
    sheet.freeze_panes = "A2"
    _add_choices(book, sheet, list(coding_labels(analysis, words)), words, len(statement_ids))
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _add_choices(book: Workbook, sheet: Any, labels: list[str], words: Words, n_rows: int) -> None:
    """Put the names on a sheet of their own, and let column C choose among them."""
    other: Any = book.create_sheet(words("coding.sheet_themes"))
    for label in labels:
        other.append([label])
        other.cell(other.max_row, 1).data_type = "s"
    choice = DataValidation(type="list", formula1=f"='{other.title}'!$A$1:$A${len(labels)}", allow_blank=True)
    sheet.add_data_validation(choice)
    choice.add(f"C2:C{max(2, n_rows + 1)}")
