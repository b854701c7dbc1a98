"""A person's word over the machine's: columns that are named for a role get it, others lose it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from data.errors import UnknownColumn
from data.model import ColumnChoice, ColumnRole, QuestionFunction, Recognition

_SINGLE = {
    ColumnRole.RESPONDENT,
    ColumnRole.PLACE,
    ColumnRole.LATITUDE,
    ColumnRole.LONGITUDE,
    ColumnRole.RATING,
}


def correct_columns(recognition: Recognition, named: Mapping[ColumnRole, Sequence[str]]) -> Recognition:
    """Recognition in which each named column has the role it was named for.

    `named`: role -> column names as in the file. Where a role is named, all other columns lose that
    role (they become IGNORE), except for GROUP, which adds. Roles that are not named stay as they are.
    Raises UnknownColumn for a name the file does not have.
    """
    known = {choice.column for choice in recognition.columns}
    for columns in named.values():
        for column in columns:
            if column not in known:
                raise UnknownColumn("unknown_column", column=column)
    corrected = recognition.columns
    for role, columns in named.items():
        if columns:
            corrected = tuple(_corrected(choice, role, columns) for choice in corrected)
    return replace(recognition, columns=corrected)


def _corrected(choice: ColumnChoice, role: ColumnRole, columns: Sequence[str]) -> ColumnChoice:
    if choice.column in columns:
        return _as_role(choice, role)
    if choice.role is role and role is not ColumnRole.GROUP:
        return replace(choice, role=ColumnRole.IGNORE, function=None)
    return choice


def _as_role(choice: ColumnChoice, role: ColumnRole) -> ColumnChoice:
    function = (choice.function or QuestionFunction.OTHER) if role is ColumnRole.TEXT else None
    grouping = (choice.grouping or choice.column) if role is ColumnRole.GROUP else ""
    block = 0 if role in _SINGLE and choice.role is not role else choice.block
    return replace(choice, role=role, confidence=1.0, function=function, grouping=grouping, block=block)
