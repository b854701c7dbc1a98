"""The votes of a study as two tables: what all groups agree on, and what each group said of a statement."""

from __future__ import annotations

import pandas as pd

from analysis.interests.votes import count_votes, find_representative, measure_consensus
from data.vote_schemas import VOTE_CONSENSUS, VOTE_GROUPS


def measure_votes(votes: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Give back "vote_consensus" and "vote_groups", columns of `data.vote_schemas`, by statement.

    `votes`: VOTES. Voters without a group count in the shares of everybody, not in the consensus of groups.
    No votes: zero rows; no groups: consensus missing and "vote_groups" without rows.
    """
    ballots = votes.rename(columns={"voter_id": "respondent_id", "answer_id": "item_id"})
    voters = votes.drop_duplicates("voter_id").set_index("voter_id")["group"]
    groups = voters[voters.ne("")]
    consensus = measure_consensus(ballots, groups).rename(columns={"item_id": "answer_id"})
    if groups.empty:
        return {"vote_consensus": consensus, "vote_groups": pd.DataFrame(columns=list(VOTE_GROUPS.columns))}
    marks = find_representative(ballots, groups)
    sides = marks[marks["passes"]].set_index(["item_id", "group"])["side"]
    counts = count_votes(ballots, groups)
    keys = pd.MultiIndex.from_frame(counts[["item_id", "group"]])
    counts = counts.assign(marks=sides.reindex(keys).fillna("").to_numpy())
    return {
        "vote_consensus": consensus[list(VOTE_CONSENSUS.columns)],
        "vote_groups": counts.rename(columns={"item_id": "answer_id"})[list(VOTE_GROUPS.columns)],
    }
