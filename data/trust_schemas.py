"""Fields of the tables that say how far a result can be trusted."""

from __future__ import annotations

from data.fields import Field, TableSchema, at_least, between, length_between, one_of

_ID = (length_between(1, 200),)
_COUNT = (at_least(0),)
_SHARE = (between(0, 1),)

THEME_STABILITY = TableSchema(
    "theme_stability",
    {
        "theme_id": Field(str, _ID, description="theme"),
        "stability": Field(
            float, _SHARE, nullable=True, description="how much of it is found again among other people"
        ),
        "n_rounds": Field(int, _COUNT, description="times that people were drawn anew"),
        "colour": Field(
            str,
            (one_of(["green", "amber", "red", "unknown"]),),
            description="green from .75, amber from .60, red below; unknown: fixed by a codebook, or too few",
        ),
    },
    unique=("theme_id",),
)

THEME_ACCUMULATION = TableSchema(
    "theme_accumulation",
    {
        "n_people": Field(int, _COUNT, description="people who said something, in any order"),
        "n_named": Field(float, _COUNT, description="themes that one of them mentions, mean over all orders"),
        "n_themes": Field(
            float, _COUNT, description="themes that three of them mention, mean over all orders"
        ),
        "n_new": Field(
            float,
            _COUNT,
            nullable=True,
            description="of these: brought by the last 50 people; missing before",
        ),
    },
    unique=("n_people",),
)

THEME_MATCHES = TableSchema(
    "theme_matches",
    {
        "theme_id": Field(str, description="theme of this analysis, '' when it is gone"),
        "earlier_id": Field(str, description="theme of the earlier analysis, '' when it is new"),
        "label": Field(str, description="its name now; the earlier one when it is not there now"),
        "way": Field(
            str, (one_of(["kept", "new", "split", "merged", "gone"]),), description="what became of it"
        ),
        "n_respondents": Field(int, _COUNT, description="people who mention it now"),
        "n_statements": Field(int, _COUNT, description="statements in it now"),
        "n_fresh": Field(int, _COUNT, description="of these: in words that the earlier analysis had not"),
    },
)

THEME_FLOWS = TableSchema(
    "theme_flows",
    {
        "earlier_id": Field(str, _ID, description="theme of the earlier analysis"),
        "theme_id": Field(str, description="theme in which statements of it lie now, '' for single voices"),
        "n_statements": Field(int, _COUNT, description="statements of it, in words of then, that lie there"),
        "share": Field(float, _SHARE, description="that part of all its statements in words of then"),
        "is_split": Field(
            bool, description="the earlier theme lies in several themes now, this is one of them"
        ),
        "is_merged": Field(
            bool, description="this theme holds most of several earlier ones, this is one of them"
        ),
    },
    unique=("earlier_id", "theme_id"),
)

SMALL_GROUPS = TableSchema(
    "small_groups",
    {
        "group_id": Field(str, _ID, description="statements that may belong together: a proposal"),
        "theme_id": Field(str, description="theme it was found in, '' among single voices"),
        "way": Field(
            str, (one_of(["group", "silent"]),), description="voice of a group, or of nobody in particular"
        ),
        "grouping": Field(str, description="grouping of that group, '' for none"),
        "group": Field(str, description="group that speaks, '' for none"),
        "n_respondents": Field(
            int, _COUNT, description="people of the group who say it; all for a silent one"
        ),
        "n_base": Field(int, _COUNT, description="people of the group, 0 for a silent one"),
        "n_all": Field(int, _COUNT, description="people who say it in all"),
        "reach": Field(float, _SHARE, description="share of everybody"),
        "ratio_low": Field(
            float, _COUNT, nullable=True, description="how many times likelier in the group, lower 90 % bound"
        ),
        "q_value": Field(
            float, _SHARE, nullable=True, description="Fisher exact, corrected over all proposals"
        ),
        "coherence": Field(float, description="mean cosine between its statements"),
        "coherence_limit": Field(float, description="95th percentile of random sets from the same questions"),
        "tightness": Field(float, description="mean cosine of its three closest, without what all share"),
        "tightness_limit": Field(
            float, description="what the closest three of statements without structure reach"
        ),
        "order": Field(int, _COUNT, description="order in which to show them"),
    },
    unique=("group_id",),
)

SMALL_GROUP_STATEMENTS = TableSchema(
    "small_group_statements",
    {
        "group_id": Field(str, _ID, description="proposal"),
        "statement_id": Field(str, _ID, description="statement in it"),
        "order": Field(int, _COUNT, description="the most typical first"),
    },
    unique=("group_id", "statement_id"),
)

TRUST_SCHEMAS = (
    THEME_STABILITY,
    THEME_ACCUMULATION,
    THEME_MATCHES,
    THEME_FLOWS,
    SMALL_GROUPS,
    SMALL_GROUP_STATEMENTS,
)
