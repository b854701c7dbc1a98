"""What a table's fields are, said without a library: `data.schemas` lists them, pandera checks them.

Checking happens once, at the inlet and at the end of an analysis. A screen only reads what was checked
before, so it must not pay for loading the library that checks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    import pandera.pandas as pa


@dataclass(frozen=True)
class Rule:
    """One demand on the values of a field: a check of pandera by its name, with its arguments."""

    name: str
    arguments: tuple[object, ...]


@dataclass(frozen=True)
class Field:
    """One field: its type (str, float, int or bool), what its values must be, and what it means.

    `came_later`: tables from before this field lack it; then it is unknown: missing, or '' for a text.
    """

    dtype: type
    rules: tuple[Rule, ...] = ()
    nullable: bool = False
    description: str = ""
    came_later: bool = False

    @property
    def unknown(self) -> str | float:
        """What stands for a value that is not known: '' for a text, missing for a number."""
        return "" if self.dtype is str else float("nan")


@dataclass(frozen=True)
class TableSchema:
    """One table: its fields in order, and the fields that together name one row."""

    name: str
    columns: Mapping[str, Field]
    unique: tuple[str, ...] = ()

    def restore(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Give back `frame` (all fields of this table, as stored) with the types of the fields, unchecked."""
        types = {name: field.dtype for name, field in self.columns.items()}
        return frame[list(self.columns)].reset_index(drop=True).astype(types)

    def complete(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Give back `frame` with the fields that came later, unknown where it lacks them."""
        later = [name for name, field in self.columns.items() if field.came_later]
        lacking = {name: self.columns[name].unknown for name in later if name not in frame.columns}
        return frame.assign(**lacking) if lacking else frame

    def check(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Give back a checked copy of `frame`.

        Raises `pandera.errors.SchemaErrors` with all failures at once.
        """
        checked: pd.DataFrame = self._pandera.validate(frame, lazy=True)
        return checked

    @cached_property
    def _pandera(self) -> pa.DataFrameSchema:
        import pandera.pandas as pa

        columns = {
            name: pa.Column(
                field.dtype,
                [getattr(pa.Check, rule.name)(*rule.arguments) for rule in field.rules],
                nullable=field.nullable,
                description=field.description,
            )
            for name, field in self.columns.items()
        }
        return pa.DataFrameSchema(
            columns, name=self.name, strict=True, coerce=True, unique=list(self.unique) or None
        )


def at_least(least: float) -> Rule:
    """Values of `least` or more."""
    return Rule("ge", (least,))


def above(limit: float) -> Rule:
    """Values above `limit`."""
    return Rule("gt", (limit,))


def between(least: float, most: float) -> Rule:
    """Values from `least` to `most`, both allowed."""
    return Rule("in_range", (least, most))


def length_between(least: int, most: int) -> Rule:
    """Texts of `least` to `most` characters."""
    return Rule("str_length", (least, most))


def one_of(allowed: Sequence[str] | Sequence[int]) -> Rule:
    """One of the `allowed` values."""
    return Rule("isin", (tuple(allowed),))
