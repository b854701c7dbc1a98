"""Raw tables as reading gives them, from rows written in a test."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from data.model import RawTable


def make_table(
    headers: Sequence[str], rows: Sequence[Sequence[str]], file: str = "test.csv", sheet: str = ""
) -> RawTable:
    index = pd.Index(range(2, len(rows) + 2), dtype="int64", name="row")
    cells = {header: [row[position] for row in rows] for position, header in enumerate(headers)}
    return RawTable(file, sheet, pd.DataFrame(cells, index=index, dtype="str"))


def make_column(*cells: str) -> pd.Series[str]:
    return pd.Series(cells, index=range(2, len(cells) + 2), dtype="str")
