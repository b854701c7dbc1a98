"""Rows → people: who stands in which row, and what each person says once about themselves.

A person may fill several rows, sheets or files. Without ids every row is one person. Ids that could
point at somebody (names, e-mail addresses) are replaced by numbers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from data.model import Problem, RawTable, Severity
from data.recognising.ages import find_year
from data.recognising.entries import Entries
from data.recognising.groups import read_groups

_SAFE_ID = re.compile(r"(?=.*\d|R_)[A-Za-z0-9_.:/-]{1,64}")
_SAME_COLUMNS = 0.8
_SHORT_ID = 6
_ONE_PER_PERSON = ("home_village", "timestamp")


@dataclass(frozen=True)
class People:
    """`rows`: table, row, respondent_id, one per source row. `persons`: index respondent_id, columns
    wave, home_village, timestamp, energy, weight. `problems`: what was noticed."""

    rows: pd.DataFrame
    persons: pd.DataFrame
    problems: tuple[Problem, ...]


def settle_people(tables: Sequence[RawTable], entries: Entries) -> People:
    """Give back who stands in which row.

    `entries`: of these `tables`. One person has one id; in a study with several waves the same id in
    another wave is another respondent (their shared part stays readable). Zero rows give no people.
    """
    rows = entries.people
    ids, id_problems = _make_ids(tables, rows)
    weights, weight_problems = _check_weights(tables, rows["weight"])
    people = rows.assign(respondent_id=ids, weight=weights)
    persons = people.groupby("respondent_id", sort=True)[["energy", "weight"]].max()
    for column in ("wave", *_ONE_PER_PERSON):
        said = commonest(people[["respondent_id", column]], "respondent_id", column)
        persons[column] = persons.index.map(said).fillna("").astype("str")
    return People(people[["table", "row", "respondent_id"]], persons, (*id_problems, *weight_problems))


def _check_weights(
    tables: Sequence[RawTable], weights: pd.Series[float]
) -> tuple[pd.Series[float], list[Problem]]:
    """Weights with mean 1; when one is not above zero, nobody is weighted."""
    if weights.isna().all():
        return weights.fillna(1.0), []
    n_wrong = int((~(weights > 0)).sum())
    if n_wrong:
        return pd.Series(1.0, index=weights.index), [_note("weights_not_used", tables[0].file, n_wrong)]
    return weights / weights.mean(), []


def commonest(pairs: pd.DataFrame, owner: str, value: str) -> pd.Series[str]:
    """Give back per owner the value that is given most often (then the first of the alphabet).

    `pairs`: columns `owner` and `value`, both `str`; '' does not count and an owner without any
    other value is left out.
    """
    counts = pairs[pairs[value] != ""].groupby([owner, value], sort=True).size().reset_index(name="n")
    counts = counts.sort_values([owner, "n", value], ascending=[True, False, True], kind="stable")
    return counts.drop_duplicates(owner).set_index(owner)[value]


def _make_ids(tables: Sequence[RawTable], rows: pd.DataFrame) -> tuple[pd.Series[str], list[Problem]]:
    problems: list[Problem] = []
    given = rows["source_id"].str.strip()
    has_id = given != ""
    scopes = _find_scopes(tables, rows)
    if any(scopes.values()):
        problems.append(Problem("ids_reused", Severity.WARNING, tables[0].file))
    several = len(tables) > 1
    rows_of = "#" + (rows["table"] + 1).astype("str") + "." if several else "#"
    without = rows_of + rows["row"].astype("str")
    if not has_id.any():
        problems.append(_note("respondent_missing", tables[0].file, len(rows)))
        return without.astype("str"), problems
    if not has_id.all():
        problems.append(_note("respondent_missing_rows", tables[0].file, int((~has_id).sum())))
    ids, is_numbered = _hide_ids(given)
    if is_numbered:
        problems.append(_note("ids_numbered", tables[0].file, ids[has_id].nunique(), Severity.NOTE))
    scope = (
        rows["table"].map(scopes).map({number: f"{number}." if number else "" for number in scopes.values()})
    )
    ids = scope.astype("str") + ids
    n_waves = (
        pd.DataFrame({"id": ids[has_id], "wave": rows.loc[has_id, "wave"]}).query("wave != ''").groupby("id")
    )
    if (n_waves["wave"].nunique() > 1).any():
        ids = (ids + "@" + rows["wave"]).str.removesuffix("@")
    return ids.where(has_id, without).astype("str"), problems


def _note(code: str, file: str, n: int, severity: Severity = Severity.WARNING) -> Problem:
    return Problem(code, severity, file, details={"n": n})


def _hide_ids(given: pd.Series[str]) -> tuple[pd.Series[str], bool]:
    """Ids of letters and digits stay; if one could be a name or an address, all become numbers."""
    distinct = sorted(set(given) - {""})
    n_born = sum(1 for value in distinct if _looks_born(value))
    if all(_SAFE_ID.fullmatch(value) for value in distinct) and n_born <= 0.5 * len(distinct):
        return given, False
    width = len(str(len(distinct)))
    return given.map(
        {value: f"p{number:0{width}d}" for number, value in enumerate(distinct, 1)} | {"": ""}
    ), True


def _looks_born(value: str) -> bool:
    """Eleven digits that begin with a date, as a national register number does."""
    digits = re.sub(r"[. -]", "", value)
    return bool(re.fullmatch(r"\d{11}", digits)) and int(digits[2:4]) % 20 <= 12 and int(digits[4:6]) <= 31


def _find_scopes(tables: Sequence[RawTable], rows: pd.DataFrame) -> dict[int, int]:
    """Table → 0 where ids mean the same people everywhere, else its own number.

    Two tables with the same columns and short ids that return ('1', '2', …) were numbered apart.
    """
    scopes = dict.fromkeys(range(len(tables)), 0)
    ids = {number: set(part) - {""} for number, part in rows.groupby("table")["source_id"]}
    for second in range(1, len(tables)):
        for first in range(second):
            names, others = set(tables[first].frame.columns), set(tables[second].frame.columns)
            is_alike = len(names & others) >= _SAME_COLUMNS * len(names | others)
            shared = ids.get(first, set()) & ids.get(second, set())
            if (
                is_alike
                and shared
                and max(map(len, shared)) <= _SHORT_ID
                and not _are_waves(rows, first, second)
            ):
                scopes[second] = second + 1
    return scopes


def _are_waves(rows: pd.DataFrame, first: int, second: int) -> bool:
    waves = [set(rows.loc[rows["table"] == number, "wave"]) - {""} for number in (first, second)]
    return bool(waves[0]) and bool(waves[1]) and not waves[0] & waves[1]


def settle_memberships(
    entries: Entries, people: People, period: str, file: str
) -> tuple[pd.DataFrame, tuple[Problem, ...]]:
    """Give back respondent_id, grouping, group (one row per membership) and what was noticed.

    `period`: of the study, for birth years when waves and time stamps name no year; `file`: for the
    problems. A person who contradicts themselves between rows counts with what they said most.
    No groups give zero rows.
    """
    cells = entries.groups.merge(people.rows, on=["table", "row"], how="left", validate="many_to_one")
    parts, problems = [pd.DataFrame(columns=["respondent_id", "grouping", "group"], dtype="str")], []
    years = _years(people, period)
    for (grouping, column), part in cells.groupby(["grouping", "column"], sort=True):
        n_values = part[part["cell"] != ""].groupby("respondent_id")["cell"].nunique()
        if (n_conflicts := int((n_values > 1).sum())) > 0:
            problems.append(_about(column, "group_conflict", file, n_conflicts))
        said = commonest(part, "respondent_id", "cell")
        groups, codes = _read_by_year(said, str(grouping), years)
        problems += [_about(column, code, file, said.nunique()) for code in codes]
        parts.append(
            pd.DataFrame({"respondent_id": groups.index, "grouping": grouping, "group": groups.to_numpy()})
        )
    found = pd.concat(parts, ignore_index=True).astype("str").drop_duplicates()
    return found.sort_values(list(found.columns), ignore_index=True), tuple(problems)


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
