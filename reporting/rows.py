"""The rows of a checked table one by one, so that code may name a row's columns: row.label, row.reach."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd


def rows_of(table: pd.DataFrame) -> Iterator[Any]:
    """Each row with its columns as attributes, in the order of `table`; nothing for zero rows."""
    return table.itertuples(index=False)
