"""Raw tables → what their columns are: the proposal that a person confirms."""

from __future__ import annotations

from collections.abc import Sequence

from data.model import ColumnChoice, Problem, RawTable, Recognition, Severity
from data.model import ColumnRole as Role
from data.recognising.proposal import propose_choices
from data.recognising.tables import first_of, table_key
from data.recognising.tools import recognise_tool

_PLACE_LIKE = {Role.PLACE, Role.STREET, Role.QUARTER, Role.VILLAGE, Role.GEOMETRY, Role.LATITUDE}
_SPECIAL = {"disability", "newcomer"}


def recognise_tables(tables: Sequence[RawTable]) -> Recognition:
    """Give back tool, shape and one choice per column of all tables, with what is worth knowing.

    `tables`: as read, at least one. Raises nothing: what is missing is said by `check_recognition`.
    """
    choices = tuple(choice for table in tables for choice in propose_choices(table, table_key(table, tables)))
    tool = recognise_tool(name for table in tables for name in table.frame.columns)
    shape = recognise_shape(tables, choices)
    return Recognition(tool, shape, choices, tuple(_describe(tables[0].file, choices)))


def recognise_shape(tables: Sequence[RawTable], choices: Sequence[ColumnChoice]) -> str:
    """Give back 'wide', 'two_sheets', 'map', 'long' or 'cards' (text with at most a village).

    `choices`: of all tables, proposed or confirmed.
    """
    roles = {choice.role for choice in choices}
    if any(choice.block for choice in choices):
        return "wide"
    n_with_ids = sum(1 for choice in choices if choice.role is Role.RESPONDENT)
    if len(tables) > 1 and n_with_ids > 1:
        return "two_sheets"
    if roles & {Role.GEOMETRY, Role.LATITUDE} and not _has_repeats(tables, choices):
        return "map"
    if not roles & {Role.PLACE, Role.STREET, Role.QUARTER, Role.RESPONDENT, Role.GEOMETRY, Role.LATITUDE}:
        return "cards"
    return "long"


def _has_repeats(tables: Sequence[RawTable], choices: Sequence[ColumnChoice]) -> bool:
    column = first_of(choices, Role.RESPONDENT)
    return any(
        bool(table.frame[column].duplicated().any())
        for table in tables
        if column is not None and column in table.frame.columns
    )


def _describe(file: str, choices: Sequence[ColumnChoice]) -> list[Problem]:
    problems = []
    for choice in choices:
        if choice.role is Role.PERSONAL:
            problems.append(_note("personal_column_dropped", file, choice, Severity.NOTE))
        if choice.role is Role.TEXT and choice.confidence < 0.5:
            problems.append(_note("text_by_content", file, choice, Severity.WARNING))
        if choice.role is Role.GROUP and choice.grouping in _SPECIAL:
            problems.append(_note("special_category", file, choice, Severity.WARNING))
    return problems


def _note(code: str, file: str, choice: ColumnChoice, severity: Severity) -> Problem:
    return Problem(code, severity, file, choice.sheet, None, choice.column)
