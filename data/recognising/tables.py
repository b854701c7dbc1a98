"""Which choice belongs to which table, and the few questions one asks of a list of choices."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from data.errors import UnknownColumn
from data.model import ColumnChoice, ColumnRole, RawTable


def table_key(table: RawTable, tables: Sequence[RawTable]) -> str:
    """Give back how `ColumnChoice.sheet` calls `table`: its sheet, with several files also the file."""
    if len({other.file for other in tables}) <= 1:
        return table.sheet
    return f"{table.file}/{table.sheet}" if table.sheet else table.file


def choices_for(
    table: RawTable, tables: Sequence[RawTable], choices: Sequence[ColumnChoice]
) -> list[ColumnChoice]:
    """Give back the choices about the columns of `table`; a choice without sheet holds for every table."""
    key = table_key(table, tables)
    names = set(table.frame.columns)
    mine: dict[str, ColumnChoice] = {}
    for choice in choices:
        is_mine = choice.column in names and choice.sheet in (key, "")
        if is_mine and (choice.column not in mine or choice.sheet == key):
            mine[choice.column] = choice
    return list(mine.values())


def check_choices(tables: Sequence[RawTable], choices: Sequence[ColumnChoice]) -> None:
    """Raise `UnknownColumn` for the first choice about a column that no table has."""
    keys = {(table_key(table, tables), name) for table in tables for name in table.frame.columns}
    names = {name for _, name in keys}
    for choice in choices:
        known = choice.column in names if not choice.sheet else (choice.sheet, choice.column) in keys
        if not known:
            raise UnknownColumn(
                "unknown_column", file=tables[0].file, sheet=choice.sheet, column=choice.column
            )


def first_of(choices: Sequence[ColumnChoice], role: ColumnRole, block: int = 0) -> str | None:
    """Give back the column with this role in this block, or else outside the blocks, or None."""
    for wanted in (block, 0):
        for choice in choices:
            if choice.role is role and choice.block == wanted:
                return choice.column
    return None


def cells_of(table: RawTable, column: str | None) -> pd.Series[str]:
    """Give back the cells of a column as `str`, or empty cells when there is no such column."""
    if column is None:
        return pd.Series("", index=table.frame.index, dtype="str")
    return table.frame[column]
