"""Votes on statements: a file of votes beside the file with the statements, as Polis exports them.

Two shapes: a row per voter with a column per statement, or a row per vote. The statements are the answers of
the study; the votes find them by the number that both files give a statement.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import pandas as pd

from data.model import RawTable

VOTE_CELLS = ("", "-1", "0", "1")
_VOTER = re.compile(r"^(participant|voter|respondent|deelnemer|stemmer)([-_ ]?id)?$", re.IGNORECASE)
_GROUP = re.compile(r"^(group|groep)([-_ ]?id)?$", re.IGNORECASE)
_STATEMENT = re.compile(r"^(comment|statement|stelling|uitspraak)[-_ ]?id$", re.IGNORECASE)
_VOTE = re.compile(r"^(vote|stem)$", re.IGNORECASE)
_LEAST_STATEMENTS = 3
COLUMNS = ["voter_id", "answer_id", "vote", "group"]


def split_votes(tables: Sequence[RawTable]) -> tuple[tuple[RawTable, ...], tuple[RawTable, ...]]:
    """Give back the tables of the survey and those of votes.

    A table is one of votes only beside a table with numbered statements; alone it stays what it is.
    """
    votes = tuple(table for table in tables if is_vote_table(table))
    others = tuple(table for table in tables if not any(table is vote for vote in votes))
    has_statements = any(_first(table, _STATEMENT) for table in others)
    return (others, votes) if votes and has_statements else (tuple(tables), ())


def is_vote_table(table: RawTable) -> bool:
    """Whether a table has a voter per row with numbered statements as columns, or a vote per row."""
    if _first(table, _VOTER) is None:
        return False
    if _first(table, _STATEMENT) and _first(table, _VOTE):
        return True
    items = _items(table)
    return len(items) >= _LEAST_STATEMENTS and bool(table.frame[items].isin(VOTE_CELLS).to_numpy().all())


def build_votes(
    votes: Sequence[RawTable], tables: Sequence[RawTable], answers: pd.DataFrame
) -> tuple[pd.DataFrame, int]:
    """Give back the votes (columns of schema VOTES) and how many are about a statement that is not there.

    `votes`, `tables`: as `split_votes` gives them; `answers`: ANSWERS. Who votes twice on a statement counts
    with the last vote. No votes: zero rows.
    """
    number = _number_answers(tables, answers)
    long = [_per_vote(table) if _first(table, _VOTE) else _per_voter(table) for table in votes]
    said = pd.concat(long, ignore_index=True) if long else pd.DataFrame(columns=["voter", "item", *COLUMNS])
    said = said[said["vote"].isin(VOTE_CELLS[1:])].drop_duplicates(["voter", "item"], keep="last")
    known = said.assign(answer_id=said["item"].map(number)).dropna(subset="answer_id")
    known = known.drop_duplicates(["voter", "answer_id"], keep="last")
    codes = pd.factorize(known["voter"])[0] + 1
    table = known.assign(voter_id=[f"k{code}" for code in codes], vote=known["vote"].astype("int64"))
    return table[COLUMNS].reset_index(drop=True), len(said) - len(known)


def _number_answers(tables: Sequence[RawTable], answers: pd.DataFrame) -> dict[str, str]:
    """Give back answer_id by the number that the file gives the statement."""
    found: dict[str, str] = {}
    rows = answers.drop_duplicates(["source_file", "source_row"])
    ids = rows.set_index(["source_file", "source_row"])["answer_id"]
    for table in tables:
        column = _first(table, _STATEMENT)
        if column:
            for row, item in table.frame[column].items():
                answer = ids.get((table.file, row))
                if answer is not None and item:
                    found[str(item).strip()] = str(answer)
    return found


def _per_voter(table: RawTable) -> pd.DataFrame:
    """Give back `voter`, `item`, `vote`, `group` of a table with a row per voter."""
    frame, group = table.frame, _first(table, _GROUP)
    wide = frame[_items(table)].set_axis(frame[_first(table, _VOTER)].to_numpy(), axis=0)
    long = wide.rename_axis("voter").copy().reset_index().melt("voter", var_name="item", value_name="vote")
    named = dict(zip(frame[_first(table, _VOTER)], frame[group], strict=True)) if group else {}
    return long.assign(group=long["voter"].map(named).fillna("") if named else "").astype("str")


def _per_vote(table: RawTable) -> pd.DataFrame:
    """Give back `voter`, `item`, `vote`, `group` of a table with a row per vote."""
    frame, group = table.frame, _first(table, _GROUP)
    return pd.DataFrame(
        {
            "voter": frame[_first(table, _VOTER)].to_numpy(),
            "item": frame[_first(table, _STATEMENT)].str.strip().to_numpy(),
            "vote": frame[_first(table, _VOTE)].str.strip().to_numpy(),
            "group": frame[group].to_numpy() if group else "",
        },
        dtype="str",
    )


def _items(table: RawTable) -> list[str]:
    return [str(column) for column in table.frame.columns if str(column).isdigit()]


def _first(table: RawTable, pattern: re.Pattern[str]) -> str | None:
    return next((str(column) for column in table.frame.columns if pattern.match(str(column))), None)
