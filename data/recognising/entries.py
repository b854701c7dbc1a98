"""Tables with known columns → long tables: one row per mention of a place, per answer, per person fact.

Wide blocks are turned upright here, several sheets and files are put under each other, and cells
get their values (degrees, ratings). What a person repeats on several rows is not yet made one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from data.model import ColumnChoice, Problem, QuestionFunction, RawTable, Severity
from data.model import ColumnRole as Role
from data.recognising.coordinates import Points, read_geometry_column, read_pair_columns
from data.recognising.days import read_days
from data.recognising.headers import fold_text, village_words
from data.recognising.scales import is_missing_code, read_energies, read_ratings
from data.recognising.tables import cells_of, choices_for, first_of
from data.recognising.visits import read_visits

NAME_ROLES = (Role.PLACE, Role.STREET, Role.QUARTER, Role.VILLAGE, Role.MUNICIPALITY)
_ABOUT_PERSON = {QuestionFunction.DREAM, QuestionFunction.ENERGY, QuestionFunction.CLOSING}
_SYSTEMS = {"EPSG:31370": "Lambert 72", "EPSG:3812": "Lambert 2008", "EPSG:3857": "Web Mercator"}
_KEY = ["table", "file", "row"]
_BY_CONTENT = 0.5
"""How sure a role is that only the cells suggest."""


@dataclass(frozen=True)
class Entries:
    """The upright tables. All share `table` (order of the file), `file` and `row` (source row).

    people: source_id, wave, home_village, energy, weight, timestamp, day; one row per source row.
    groups: grouping, column, cell. mentions: block, place, street, quarter, village, municipality, latitude,
    longitude, rating, visits_per_month. texts: block, question, function, text, is_about_place.
    """

    people: pd.DataFrame
    groups: pd.DataFrame
    mentions: pd.DataFrame
    texts: pd.DataFrame
    problems: tuple[Problem, ...]


def build_entries(tables: Sequence[RawTable], choices: Sequence[ColumnChoice]) -> Entries:
    """Give back the upright tables of all `tables` under the confirmed `choices`.

    Tables without rows and columns that are IGNORE or PERSONAL add nothing. Empty cells and, for
    names, missing codes ('weet niet') give ''.
    """
    people, groups, mentions, texts, problems = [], [], [], [], []
    for number, table in enumerate(tables):
        mine = choices_for(table, tables, choices)
        people.append(_people(table, mine, number))
        groups += _groups(table, mine, number)
        blocks = sorted({choice.block for choice in mine if choice.role in _BLOCK_ROLES} - {0}) or [0]
        for block in blocks:
            found, noticed = _mentions(table, mine, number, block)
            mentions.append(found)
            problems += noticed
        texts += _texts(table, mine, number)
    return Entries(
        pd.concat(people, ignore_index=True),
        _stack(groups, [*_KEY, "grouping", "column", "cell"]),
        pd.concat(mentions, ignore_index=True),
        _stack(texts, [*_KEY, "block", "question", "function", "text", "is_about_place"]),
        tuple(problems),
    )


_BLOCK_ROLES = {*NAME_ROLES, Role.LATITUDE, Role.LONGITUDE, Role.GEOMETRY, Role.RATING, Role.TEXT}


def _stack(frames: list[pd.DataFrame], columns: list[str]) -> pd.DataFrame:
    return pd.concat(frames, ignore_index=True) if frames else pd.DataFrame(columns=columns)


def _frame(table: RawTable, number: int, **columns: object) -> pd.DataFrame:
    rows = table.frame.index.to_numpy()
    values = {name: getattr(cells, "to_numpy", lambda c=cells: c)() for name, cells in columns.items()}
    return pd.DataFrame({"table": number, "file": table.file, "row": rows, **values})


def _names(table: RawTable, choices: Sequence[ColumnChoice], role: Role, block: int = 0) -> pd.Series[str]:
    """Cells with a name; missing codes count as none."""
    cells = cells_of(table, first_of(choices, role, block))
    missing = {value: "" for value in cells.unique() if is_missing_code(value)}
    return cells.replace(missing).astype("str")


def _people(table: RawTable, choices: Sequence[ColumnChoice], number: int) -> pd.DataFrame:
    weights = cells_of(table, first_of(choices, Role.WEIGHT)).str.replace(",", ".", regex=False)
    return _frame(
        table,
        number,
        source_id=cells_of(table, first_of(choices, Role.RESPONDENT)),
        wave=_names(table, choices, Role.WAVE),
        home_village=_names(table, choices, Role.HOME_VILLAGE),
        energy=read_energies(cells_of(table, first_of(choices, Role.ENERGY))),
        weight=pd.to_numeric(weights.where(weights != ""), errors="coerce").astype(float),
        timestamp=cells_of(table, first_of(choices, Role.TIMESTAMP)),
        day=read_days(cells_of(table, _moment_column(choices))),
    ).astype(dict.fromkeys(("source_id", "wave", "home_village", "timestamp", "day"), "str"))


def _moment_column(choices: Sequence[ColumnChoice]) -> str | None:
    """The surest time stamp. A title must say so, or a person: dates alone may be days of birth."""
    said = [choice for choice in choices if choice.role is Role.TIMESTAMP and choice.confidence > _BY_CONTENT]
    return max(said, key=lambda choice: choice.confidence).column if said else None


def _groups(table: RawTable, choices: Sequence[ColumnChoice], number: int) -> list[pd.DataFrame]:
    return [
        _frame(
            table,
            number,
            grouping=choice.grouping or choice.column,
            column=choice.column,
            cell=table.frame[choice.column],
        )
        for choice in choices
        if choice.role is Role.GROUP
    ]


def _mentions(
    table: RawTable, choices: Sequence[ColumnChoice], number: int, block: int
) -> tuple[pd.DataFrame, list[Problem]]:
    points, problems = _points(table, choices, block)
    rating_column = first_of(choices, Role.RATING, block)
    ratings, top, n_unreadable = read_ratings(cells_of(table, rating_column), rating_column or "")
    if n_unreadable:
        details: dict[str, str | int | float] = {"n": n_unreadable}
        problems.append(
            Problem(
                "rating_unreadable",
                Severity.WARNING,
                table.file,
                table.sheet,
                None,
                rating_column or "",
                details,
            )
        )
    if rating_column and top != 10:
        details = {"top": top}
        problems.append(
            Problem("rating_rescaled", Severity.NOTE, table.file, table.sheet, None, rating_column, details)
        )
    names = {role.value: _names(table, choices, role, block) for role in NAME_ROLES}
    frame = _frame(
        table,
        number,
        block=block,
        **names,
        latitude=points.frame["latitude"],
        longitude=points.frame["longitude"],
        rating=ratings,
        visits_per_month=read_visits(cells_of(table, _frequency_column(choices, block))),
    )
    return frame.astype({role.value: "str" for role in NAME_ROLES}), problems


def _frequency_column(choices: Sequence[ColumnChoice], block: int) -> str | None:
    """The frequency asked about this very place; one beside the blocks only when a person said so."""
    asked = [choice for choice in choices if choice.role is Role.FREQUENCY]
    own = [choice for choice in asked if choice.block == block]
    told = [choice for choice in asked if not choice.block and choice.confidence == 1.0]
    return next((choice.column for choice in (*own, *told)), None)


def _points(table: RawTable, choices: Sequence[ColumnChoice], block: int) -> tuple[Points, list[Problem]]:
    geometry = first_of(choices, Role.GEOMETRY, block)
    latitude = first_of(choices, Role.LATITUDE, block)
    longitude = first_of(choices, Role.LONGITUDE, block)
    if latitude and longitude:
        points = read_pair_columns(table.frame[latitude], table.frame[longitude])
    else:
        points = read_geometry_column(cells_of(table, geometry))
    column = latitude or geometry or ""
    problems = [
        Problem(
            code,
            Severity.WARNING,
            table.file,
            table.sheet,
            rows[0],
            column,
            {"n": len(rows), "rows": ", ".join(map(str, rows[:5]))},
        )
        for code, rows in points.noticed.items()
    ]
    east, _, order = points.system.partition(" ")
    if "swapped" in (east, order):
        problems.append(Problem("coordinates_swapped", Severity.NOTE, table.file, table.sheet, None, column))
    if east in _SYSTEMS:
        system = {"system": _SYSTEMS[east]}
        problems.append(
            Problem("coordinates_converted", Severity.NOTE, table.file, table.sheet, None, column, system)
        )
    return points, problems


def _texts(table: RawTable, choices: Sequence[ColumnChoice], number: int) -> list[pd.DataFrame]:
    columns = [choice for choice in choices if choice.role is Role.TEXT]
    about_place = {choice.column: _is_about_place(choice, choices) for choice in columns}
    if not any(about_place.values()) and _has_place(choices):
        # The only open question of a map survey may be called 'opmerkingen': it is about the place.
        about_place = {
            choice.column: choice.function in (None, QuestionFunction.CLOSING, QuestionFunction.OTHER)
            for choice in columns
        }
    frames = []
    for choice in columns:
        function = choice.function or QuestionFunction.OTHER
        frame = _frame(
            table,
            number,
            block=choice.block,
            question=choice.question or choice.column,
            function=function.value,
            text=table.frame[choice.column],
            is_about_place=about_place[choice.column],
        )
        frames.append(frame[frame["text"] != ""])
    return frames


def _has_place(choices: Sequence[ColumnChoice]) -> bool:
    return any(choice.role in {*NAME_ROLES, Role.LATITUDE, Role.GEOMETRY} for choice in choices)


def _is_about_place(choice: ColumnChoice, choices: Sequence[ColumnChoice]) -> bool:
    if choice.block:
        return True
    if not _has_place(choices) or any(other.block for other in choices):
        return False
    says_place = bool(set(fold_text(choice.column).split()) & village_words()["place"])
    return says_place or choice.function not in _ABOUT_PERSON
