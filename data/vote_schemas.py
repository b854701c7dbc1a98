"""Fields of the tables of votes on statements: what people voted, and what all groups or one of them said."""

from __future__ import annotations

from data.fields import Field, TableSchema, at_least, between, length_between, one_of

_ID = (length_between(1, 200),)
_SHARE = (between(0, 1),)
_COUNT = (at_least(0),)

VOTES = TableSchema(
    "votes",
    {
        "voter_id": Field(str, _ID, description="somebody who voted, numbered within the study"),
        "answer_id": Field(str, _ID, description="answer of the study that was voted on"),
        "vote": Field(int, (one_of([-1, 0, 1]),), description="1 agree, -1 disagree, 0 pass"),
        "group": Field(str, description="group of opinion of the voter in the source, '' none"),
    },
    unique=("voter_id", "answer_id"),
)

VOTE_CONSENSUS = TableSchema(
    "vote_consensus",
    {
        "answer_id": Field(str, _ID, description="answer that was voted on"),
        "n_votes": Field(int, _COUNT, description="people who voted on it, passes too"),
        "agree": Field(float, _SHARE, nullable=True, description="share of them that agrees"),
        "disagree": Field(float, _SHARE, nullable=True, description="share of them that disagrees"),
        "consensus": Field(
            float, _SHARE, nullable=True, description="group-informed consensus; missing without groups"
        ),
        "divisiveness": Field(float, _SHARE, nullable=True, description="0 one voice .. 1 half against half"),
        "n_groups": Field(int, _COUNT, description="groups that count"),
    },
    unique=("answer_id",),
)

VOTE_GROUPS = TableSchema(
    "vote_groups",
    {
        "answer_id": Field(str, _ID, description="answer that was voted on"),
        "group": Field(str, _ID, description="group of opinion"),
        "n_agree": Field(int, _COUNT, description="voters of the group who agree"),
        "n_disagree": Field(int, _COUNT, description="voters of the group who disagree"),
        "n_votes": Field(int, _COUNT, description="voters of the group who voted on it, passes too"),
        "marks": Field(
            str, (one_of(["", "agree", "disagree"]),), description="side that tells the group apart, '' none"
        ),
    },
    unique=("answer_id", "group"),
)
