"""All columns of one table → a choice for each: blocks, one column per single role, home or place village."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

import pandas as pd

from data.model import ColumnChoice, RawTable
from data.model import ColumnRole as Role
from data.recognising.blocks import find_blocks
from data.recognising.content import Content, measure_content
from data.recognising.headers import Meaning, fold_text, village_words
from data.recognising.roles import recognise_role

_PLACE_LIKE = {Role.PLACE, Role.STREET, Role.QUARTER, Role.GEOMETRY, Role.LATITUDE}
_SINGLE = {
    Role.RESPONDENT, Role.WAVE, Role.PLACE, Role.STREET, Role.QUARTER, Role.VILLAGE, Role.HOME_VILLAGE,
    Role.MUNICIPALITY, Role.LATITUDE, Role.LONGITUDE, Role.GEOMETRY, Role.RATING, Role.ENERGY, Role.WEIGHT,
    Role.FREQUENCY,
}  # fmt: skip


def propose_choices(table: RawTable, key: str) -> list[ColumnChoice]:
    """Give back one choice per column of `table`, in its order.

    `table`: as read; `key`: what the choices carry as sheet. A table without rows gives IGNORE for all.
    """
    contents = {name: measure_content(table.frame[name]) for name in table.frame.columns}
    blocks = _confirmed_blocks(table, find_blocks(list(table.frame.columns)))
    meanings = {
        name: blocks[name][2] if name in blocks else recognise_role(name, content)
        for name, content in contents.items()
    }
    numbers = {name: blocks[name][1] if name in blocks else 0 for name in contents}
    choices = [
        ColumnChoice(
            column=name,
            role=meaning.role,
            confidence=round(meaning.confidence, 2),
            function=meaning.function,
            grouping=meaning.grouping,
            question=(blocks[name][0] if name in blocks else name) if meaning.role is Role.TEXT else "",
            block=numbers[name],
            sheet=key,
        )
        for name, meaning in meanings.items()
    ]
    choices = _keep_one_of_each(choices, contents)
    choices = _drop_varying_groups(table, choices)
    choices = _drop_loose_addresses(choices, contents)
    return _settle_village(table, _drop_half_pairs(choices))


def _confirmed_blocks(
    table: RawTable, found: dict[str, tuple[str, int]]
) -> dict[str, tuple[str, int, Meaning]]:
    """Families are blocks when one of them is about a place, and only as far as that one goes."""
    families: dict[str, list[str]] = defaultdict(list)
    for name, (base, _) in found.items():
        families[base].append(name)
    meanings = {}
    for base, names in families.items():
        stacked = pd.concat([table.frame[name] for name in names], ignore_index=True)
        meanings[base] = recognise_role(base, measure_content(stacked))
    lengths = [len(families[base]) for base, meaning in meanings.items() if meaning.role in _PLACE_LIKE]
    n_blocks = max(lengths, default=0)
    return {
        name: (base, number, meanings[base])
        for name, (base, number) in found.items()
        if number <= n_blocks and len(families[base]) <= n_blocks
    }


def _keep_one_of_each(choices: list[ColumnChoice], contents: dict[str, Content]) -> list[ColumnChoice]:
    """A single role goes to the surest (then fullest, then first) column of a block."""
    best: dict[tuple[Role, int], int] = {}
    for position, choice in enumerate(choices):
        if choice.role not in _SINGLE:
            continue
        place = (choice.role, choice.block)
        if place not in best or _rank(choice, contents) > _rank(choices[best[place]], contents):
            best[place] = position
    kept = set(best.values())
    # Ratings of a place in the blocks make a rating outside them another question.
    rated_blocks = any(choice.role is Role.RATING and choice.block for choice in choices)
    return [
        replace(choice, role=Role.IGNORE)
        if (choice.role in _SINGLE and position not in kept)
        or (choice.role is Role.RATING and not choice.block and rated_blocks)
        else choice
        for position, choice in enumerate(choices)
    ]


def _rank(choice: ColumnChoice, contents: dict[str, Content]) -> tuple[float, int]:
    return round(choice.confidence, 2), contents[choice.column].n_filled


def _repeating(table: RawTable, choices: list[ColumnChoice]) -> pd.Series[str] | None:
    """Respondent ids of the rows of people who have several rows, or None when nobody has."""
    column = next((choice.column for choice in choices if choice.role is Role.RESPONDENT), None)
    if column is None:
        return None
    ids = table.frame[column]
    repeated = ids[(ids != "") & ids.duplicated(keep=False)]
    return repeated if len(repeated) else None


def _varies_share(table: RawTable, ids: pd.Series[str], column: str) -> float:
    """Share of the people with several rows who gave different values in this column."""
    cells = table.frame.loc[ids.index, column]
    filled = cells[cells != ""]
    if filled.empty:
        return 0.0
    n_values = filled.groupby(ids.loc[filled.index].to_numpy()).nunique()
    return float((n_values > 1).mean())


def _drop_varying_groups(table: RawTable, choices: list[ColumnChoice]) -> list[ColumnChoice]:
    """What differs from one place to the next says something about the place, not about the person."""
    ids = _repeating(table, choices)
    if ids is None:
        return choices
    return [
        replace(choice, role=Role.IGNORE, grouping="")
        if choice.role is Role.GROUP and _varies_share(table, ids, choice.column) > 0.2
        else choice
        for choice in choices
    ]


def _drop_loose_addresses(choices: list[ColumnChoice], contents: dict[str, Content]) -> list[ColumnChoice]:
    """Addresses that hardly repeat make no places once a place, quarter, village or point is known."""
    known = {choice.role for choice in choices}
    if not known & {Role.PLACE, Role.QUARTER, Role.VILLAGE, Role.GEOMETRY, Role.LATITUDE}:
        return choices
    return [
        replace(choice, role=Role.IGNORE)
        if choice.role is Role.STREET and contents[choice.column].distinct_share > 0.5
        else choice
        for choice in choices
    ]


def _drop_half_pairs(choices: list[ColumnChoice]) -> list[ColumnChoice]:
    """A latitude without longitude says nothing."""
    blocks = {role: {c.block for c in choices if c.role is role} for role in (Role.LATITUDE, Role.LONGITUDE)}
    both = blocks[Role.LATITUDE] & blocks[Role.LONGITUDE]
    return [
        replace(choice, role=Role.IGNORE)
        if choice.role in (Role.LATITUDE, Role.LONGITUDE) and choice.block not in both
        else choice
        for choice in choices
    ]


def _settle_village(table: RawTable, choices: list[ColumnChoice]) -> list[ColumnChoice]:
    """A bare 'deelgemeente' is where the person lives when it never differs between a person's places,
    or when the places stand in blocks beside it; otherwise it is where the place lies.
    """
    has_home = any(choice.role is Role.HOME_VILLAGE for choice in choices)
    ids = _repeating(table, choices)
    has_blocks = any(choice.block for choice in choices)
    settled = []
    for choice in choices:
        if choice.role is not Role.VILLAGE or choice.block or has_home or _says_place(choice.column):
            settled.append(choice)
        elif has_blocks or (ids is not None and _varies_share(table, ids, choice.column) == 0):
            settled.append(replace(choice, role=Role.HOME_VILLAGE, confidence=min(choice.confidence, 0.7)))
        else:
            settled.append(replace(choice, confidence=min(choice.confidence, 0.6)))
    return settled


def _says_place(header: str) -> bool:
    return bool(set(fold_text(header).split()) & village_words()["place"])
