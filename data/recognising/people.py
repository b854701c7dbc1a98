"""Rows → people: who stands in which row, and what each person says once about themselves.

A person may fill several rows, sheets or files. Without ids every row is one person. Ids that could
point at somebody (names, e-mail addresses) are replaced by numbers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from data.model import Problem, RawTable, Severity
from data.recognising.entries import Entries

_SAFE_ID = re.compile(r"(?=.*\d|R_)[A-Za-z0-9_.:/-]{1,64}")
_SAME_COLUMNS = 0.8
_SHORT_ID = 6
_ONE_PER_PERSON = ("home_village", "timestamp")


@dataclass(frozen=True)
class People:
    """Who stands in which row, and what each person said once.

    `rows`: table, row, respondent_id, one per source row. `persons`: index respondent_id, columns
    wave, home_village, timestamp, answered_on (yyyy-mm-dd, '' unknown or several days), energy, weight.
    `problems`: what was noticed.
    """

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
        said = commonest(people, ["respondent_id"], column).set_index("respondent_id")[column]
        persons[column] = said.reindex(persons.index).fillna("").astype("str")
    days = (
        commonest(people, ["respondent_id"], "day").query("n_values == 1").set_index("respondent_id")["day"]
    )
    persons["answered_on"] = days.reindex(persons.index).fillna("").astype("str")
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


def commonest(cells: pd.DataFrame, owners: list[str], value: str) -> pd.DataFrame:
    """Give back per owner the value that is given most often (then the first of the alphabet).

    `cells`: columns `owners` and `value`, all `str`; '' does not count and an owner without any other
    value is left out. Gives back the same columns and `n_values`, how many different ones there were.
    """
    counts = cells[cells[value] != ""].groupby([*owners, value], sort=True).size().reset_index(name="n")
    counts["n_values"] = counts.groupby(owners)["n"].transform("size")
    counts = counts.sort_values([*owners, "n", value], ascending=[True] * len(owners) + [False, True])
    return counts.drop_duplicates(owners)[[*owners, value, "n_values"]].reset_index(drop=True)


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
    in_wave = has_id & (rows["wave"] != "")
    rounds = pd.DataFrame({"id": ids[in_wave], "wave": rows.loc[in_wave, "wave"]}).drop_duplicates()
    if rounds["id"].duplicated().any():
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


def build_respondents(people: People, homes: Mapping[str, str]) -> pd.DataFrame:
    """Give back one row per person: columns of schema RESPONDENTS.

    `homes`: home village as written → unit_id, '' or left out = elsewhere. Zero people give zero rows.
    """
    persons = people.persons
    return pd.DataFrame(
        {
            "respondent_id": persons.index,
            "wave": persons["wave"].to_numpy(),
            "weight": persons["weight"].to_numpy(),
            "energy": persons["energy"].to_numpy(),
            "home_unit_id": [homes.get(village, "") for village in persons["home_village"]],
            "answered_on": persons["answered_on"].to_numpy(),
        }
    )
