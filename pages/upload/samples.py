"""An example of each column for the person who confirms; columns with personal data show none."""

from __future__ import annotations

import pandas as pd

from data.model import ColumnRole
from pages.state.intake import Upload
from reporting.words.words import Words

_LONGEST = 60


def samples_of(words: Words, upload: Upload) -> list[str]:
    """For each recognised column the first cell that is filled, shortened; hidden when it is personal."""
    cells = [table.frame[column] for table in upload.tables for column in table.frame.columns]
    return [
        words("upload.hidden") if choice.role is ColumnRole.PERSONAL else _first_filled(column)
        for choice, column in zip(upload.recognition.columns, cells, strict=True)
    ]


def _first_filled(cells: pd.Series[str]) -> str:
    filled = cells[cells != ""]
    cell = str(filled.iloc[0]) if len(filled) else ""
    return cell if len(cell) <= _LONGEST else cell[: _LONGEST - 1].rstrip() + "…"
