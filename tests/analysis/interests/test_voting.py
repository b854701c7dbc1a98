"""The votes of a study as tables: shares of everybody, consensus of groups, what marks a group."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.interests.voting import measure_votes
from data.measure_schemas import MEASURE_SCHEMAS
from data.schemas import check_table


def ballots(**groups: tuple[int, int]) -> pd.DataFrame:
    rows = [
        (f"{group}{number}", "a1", 1 if number < agree else -1, group.strip("_"))
        for group, (agree, total) in groups.items()
        for number in range(total)
    ]
    table = pd.DataFrame(rows, columns=["voter_id", "answer_id", "vote", "group"])
    return table.astype({"voter_id": "str", "answer_id": "str", "group": "str", "vote": "int64"})


def checked(votes: pd.DataFrame) -> dict[str, pd.DataFrame]:
    return {name: check_table(table, MEASURE_SCHEMAS[name]) for name, table in measure_votes(votes).items()}


def test_consensus_by_hand_and_who_has_no_group_counts_in_the_whole():
    found = checked(ballots(A=(9, 10), B=(2, 10), _=(4, 4)))
    row = found["vote_consensus"].iloc[0]
    assert row["consensus"] == pytest.approx((10 / 12 * 10 / 12 * (3 / 12) * (3 / 12)) ** 0.5)
    assert (row["n_votes"], row["agree"]) == (24, pytest.approx(15 / 24))
    groups = found["vote_groups"].set_index("group")
    assert groups[["n_agree", "n_disagree", "n_votes"]].to_numpy().tolist() == [[9, 1, 10], [2, 8, 10]]
    assert groups["marks"].to_dict() == {"A": "agree", "B": "disagree"}


def test_without_groups_or_votes():
    found = checked(ballots(_=(4, 5)))
    assert found["vote_consensus"]["consensus"].isna().all()
    assert found["vote_groups"].empty
    nothing = checked(ballots())
    assert nothing["vote_consensus"].empty
    assert nothing["vote_groups"].empty
