"""What people say about themselves → the groups that they belong to, one row per membership."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from data.model import Problem, Severity
from data.recognising.ages import find_year
from data.recognising.entries import Entries
from data.recognising.groups import read_groups
from data.recognising.people import People, commonest

_COLUMNS = ["respondent_id", "grouping", "group"]


def settle_memberships(
    entries: Entries, people: People, period: str, file: str
) -> tuple[pd.DataFrame, tuple[Problem, ...]]:
    """Give back respondent_id, grouping, group (one row per membership) and what was noticed.

    `period`: of the study, for birth years when waves and time stamps name no year; `file`: for the
    problems. A person who contradicts themselves between rows counts with what they said most.
    No groups give zero rows.
    """
    cells = entries.groups.merge(people.rows, on=["table", "row"], how="left", validate="many_to_one")
    parts, problems = [pd.DataFrame(columns=_COLUMNS, dtype="str")], []
    years = _years(people, period)
    said = commonest(cells, ["grouping", "column", "respondent_id"], "cell")
    for (grouping, column), part in said.groupby(["grouping", "column"], sort=True):
        if n_conflicts := int((part["n_values"] > 1).sum()):
            problems.append(_about(column, "group_conflict", file, n_conflicts))
        answers = part.set_index("respondent_id")["cell"]
        groups, codes = _read_by_year(answers, str(grouping), years)
        problems += [_about(column, code, file, answers.nunique()) for code in codes]
        parts.append(
            pd.DataFrame({"respondent_id": groups.index, "grouping": grouping, "group": groups.to_numpy()})
        )
    found = pd.concat(parts, ignore_index=True).astype("str").drop_duplicates()
    return found.sort_values(_COLUMNS, ignore_index=True), tuple(problems)


def _about(column: object, code: str, file: str, n: int) -> Problem:
    return Problem(code, Severity.WARNING, file, column=str(column), details={"n": n})


def _years(people: People, period: str) -> pd.Series[float]:
    """The year in which each person answered: of the wave, else of the time stamp, else of the period."""
    years = pd.Series(find_year([period]), index=people.persons.index, dtype=float)
    for column in ("timestamp", "wave"):
        found = {value: find_year([value]) for value in people.persons[column].unique()}
        years = people.persons[column].map(found).astype(float).fillna(years)
    return years


def _read_by_year(
    said: pd.Series[str], grouping: str, years: pd.Series[float]
) -> tuple[pd.Series[str], set[str]]:
    if grouping != "age":
        groups, code = read_groups(said, grouping, None)
        return groups, {code} - {""}
    parts, codes = [said.iloc[:0]], set()
    for year, part in said.groupby(years.reindex(said.index).fillna(0).astype(int), sort=True):
        groups, code = read_groups(part, grouping, int(str(year)) or None)
        parts.append(groups)
        codes |= {code} - {""}
    return pd.concat(parts), codes


def add_home_groups(
    memberships: pd.DataFrame, people: People, homes: Mapping[str, str], names: Mapping[str, str]
) -> pd.DataFrame:
    """Give back `memberships` with the village in which people live as a group, 'home_village'.

    `homes`: home village as written → unit_id ('' = elsewhere); `names`: unit_id → name. Who lives
    elsewhere is in a group under the words that were used.
    """
    written = people.persons["home_village"]
    shown = {village: names.get(homes.get(village, ""), village) for village in written.unique() if village}
    lives = written[written != ""].map(shown)
    living = pd.DataFrame(
        {"respondent_id": lives.index, "grouping": "home_village", "group": lives.to_numpy()}
    )
    return pd.concat([memberships, living.astype("str")], ignore_index=True).drop_duplicates(
        ignore_index=True
    )
