"""What is to be said about columns once a person has confirmed or changed what they are."""

from __future__ import annotations

from collections.abc import Sequence

from data.model import ColumnRole, Problem, RawTable, Recognition, Severity
from data.recognising.tables import choices_for

_DROPPED = {ColumnRole.PERSONAL: "personal_column_dropped", ColumnRole.IGNORE: "column_not_used"}
# A remark made when the column was proposed for this role.
_MEANT_FOR = {
    "personal_column_dropped": ColumnRole.PERSONAL,
    "text_by_content": ColumnRole.TEXT,
    "special_category": ColumnRole.GROUP,
}


def dropped_columns(tables: Sequence[RawTable], recognition: Recognition) -> tuple[Problem, ...]:
    """Give back one note per column that is left out: because it is personal, or not used."""
    return tuple(
        Problem(_DROPPED[choice.role], Severity.NOTE, table.file, table.sheet, None, choice.column)
        for table in tables
        for choice in choices_for(table, tables, recognition.columns)
        if choice.role in _DROPPED
    )


def standing_problems(recognition: Recognition) -> tuple[Problem, ...]:
    """Give back the problems of a recognition without those about roles that a person changed."""
    roles = {(choice.column, choice.role) for choice in recognition.columns}
    return tuple(
        problem
        for problem in recognition.problems
        if problem.code not in _MEANT_FOR or (problem.column, _MEANT_FOR[problem.code]) in roles
    )
