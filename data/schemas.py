"""One dictionary of fields: a schema per table, each column with its meaning; pandera checks it.

Tables are checked once, at the inlet, and never changed afterwards.
`check_table` gives back a checked copy with exactly the schema's columns.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from data.fields import Field, Rule, TableSchema, above, at_least, between, length_between, one_of
from data.model import Level, QuestionFunction

_ID = length_between(1, 200)
_FUNCTIONS = one_of([function.value for function in QuestionFunction])
_LEVELS = one_of([level.value for level in Level])


def _table(name: str, columns: dict[str, Field], unique: Sequence[str] = ()) -> TableSchema:
    return TableSchema(name, columns, tuple(unique))


def _text(description: str, *, required_value: bool = True) -> Field:
    return Field(str, (_ID,) if required_value else (), description=description)


def _number(description: str, *checks: Rule, nullable: bool = True, came_later: bool = False) -> Field:
    return Field(float, checks, nullable=nullable, description=description, came_later=came_later)


def _count(description: str) -> Field:
    return Field(int, (at_least(0),), description=description)


RESPONDENTS = _table(
    "respondents",
    {
        "respondent_id": _text("deelnemer: one person in one wave"),
        "wave": _text("golf, '' when the study has one round", required_value=False),
        "weight": _number("survey weight, mean about 1", above(0), nullable=False),
        "energy": _number("closed goesting ladder 0..1; missing = not asked", between(0, 1)),
        "home_unit_id": _text("unit_id of the village the person lives in, '' unknown", required_value=False),
        "answered_on": Field(
            str, description="day of the answers, yyyy-mm-dd; '' unknown or several days", came_later=True
        ),
    },
    unique=["respondent_id"],
)

MEMBERSHIPS = _table(
    "memberships",
    {
        "respondent_id": _text("deelnemer"),
        "grouping": _text("what the groups are about, e.g. age, gender, home_village, mode"),
        "group": _text("the group of this person within the grouping"),
    },
    unique=["respondent_id", "grouping", "group"],
)

PLACES = _table(
    "places",
    {
        "place_id": _text("plek or larger unit; also called unit_id"),
        "name": _text("name shown to people"),
        "level": Field(str, (_LEVELS,), description="scale level of this unit"),
        "parent_id": _text("place_id of the unit this one lies in, '' for the top", required_value=False),
        "kind": _text("kind of place, '' unknown", required_value=False),
        "latitude": _number("degrees WGS84", between(-90, 90)),
        "longitude": _number("degrees WGS84", between(-180, 180)),
        "coordinate_quality": _text(
            "where the point comes from, e.g. given, estimate, mean of pins", required_value=False
        ),
    },
    unique=["place_id"],
)

PLACE_ANSWERS = _table(
    "place_answers",
    {
        "place_answer_id": _text("one person speaking about one place"),
        "respondent_id": _text("deelnemer"),
        "place_id": _text("plek the person spoke about, '' when none was given", required_value=False),
        "rating": _number("rating rescaled to 1..10, missing = none given", between(1, 10)),
        "latitude": _number("pin of this person, degrees WGS84", between(-90, 90)),
        "longitude": _number("pin of this person, degrees WGS84", between(-180, 180)),
        "source_row": _count("row number in the source file"),
        "visits_per_month": _number(
            "how often the person comes there, times a month; missing = not asked or not clear",
            at_least(0),
            came_later=True,
        ),
    },
    unique=["place_answer_id"],
)

QUESTIONS = _table(
    "questions",
    {
        "question_id": _text("open question"),
        "text": _text("wording as in the source"),
        "function": Field(str, (_FUNCTIONS,), description="what the question asks for"),
        "order": _count("order in the survey"),
    },
    unique=["question_id"],
)

ANSWERS = _table(
    "answers",
    {
        "answer_id": _text("one open answer of one person to one question (about one place)"),
        "respondent_id": _text("deelnemer"),
        "place_answer_id": _text("'' for answers that are not about a place", required_value=False),
        "place_id": _text("plek the answer is about, '' for none", required_value=False),
        "question_id": _text("open question"),
        "text": Field(str, nullable=False, description="cleaned text with personal data masked, never empty"),
        "source_file": _text("name of the source file"),
        "source_row": _count("row number in the source file, header = row 1"),
    },
    unique=["answer_id"],
)

STATEMENTS = _table(
    "statements",
    {
        "statement_id": _text("uitspraak: one idea cut from an open answer"),
        "answer_id": _text("the answer it was cut from"),
        "respondent_id": _text("deelnemer"),
        "place_id": _text("plek, '' for none", required_value=False),
        "question_id": _text("open question"),
        "text": _text("the statement itself, a literal part of the answer", required_value=False),
        "source_row": _count("row number in the source file"),
        "language": _text("language code, 'und' when it cannot be told"),
        "status": Field(str, (one_of(["themed", "single", "no_content"]),), description="where it ended"),
        "theme_id": _text("theme, '' when single or no_content", required_value=False),
        "nearest_theme_id": _text("for a single voice: the theme it resembles most", required_value=False),
        "strength": _number("closeness to the (nearest) theme", between(0, 1), nullable=False),
        "direction": Field(
            int,
            (one_of([-1, 0, 1]),),
            description="on a theme with poles: 1 plus, -1 minus, 0 none or unclear",
        ),
        "direction_certainty": _number("chance of that direction", between(0, 1), nullable=False),
        "input_kind": _text("suggested kind of input, e.g. idee; '' without content", required_value=False),
    },
    unique=["statement_id"],
)

THEMES = _table(
    "themes",
    {
        "theme_id": _text("theme, stable within one result"),
        "label": _text("name in the residents' own words"),
        "keywords": _text("words that mark the theme, separated by ', '", required_value=False),
        "n_statements": _count("statements in the theme"),
        "n_respondents": _count("distinct people who mention it"),
        "reach": _number("share of people who mention it", between(0, 1), nullable=False),
        "reach_low": _number("Wilson 95 % lower bound", between(0, 1), nullable=False),
        "reach_high": _number("Wilson 95 % upper bound", between(0, 1), nullable=False),
        "breadth_groups": _number(
            "evenness over groups, minimum over the groupings; missing = not enough groups",
            between(0, 1),
        ),
        "limiting_grouping": _text(
            "grouping in which the theme is least evenly carried", required_value=False
        ),
        "weakest_group": _text("group that mentions it least for its size", required_value=False),
        "breadth_places": _number("share of the answered places it is spread over", between(0, 1)),
        "between_villages": _number("share of the concentration that sits between villages", between(0, 1)),
        "dividedness": _number(
            "0 one voice .. 1 half against half; missing = no opposite pole known", between(0, 1)
        ),
        "shared_score": _number("S, 0..100, for sorting", between(0, 100), nullable=False),
        "kind": _text(
            "what sort of interest it is: shared, quietly_shared, too_small, place_bound, group_interest, "
            "minority, divided, single or diffuse"
        ),
        "kind_unit_id": _text("for place_bound: unit in which it is carried", required_value=False),
        "n_excluded_groups": _count(
            "groups that mention it demonstrably less (badge 'niemand uitgesloten' when 0)"
        ),
    },
    unique=["theme_id"],
)

THEME_QUOTES = _table(
    "theme_quotes",
    {
        "theme_id": _text("theme"),
        "statement_id": _text("uitspraak that is quoted"),
        "quote_role": Field(
            str, (one_of(["typical", "edge"]),), description="heart of the theme or its edge"
        ),
        "order": _count("order within the theme and role"),
    },
)

THEME_UNITS = _table(
    "theme_units",
    {
        "theme_id": _text("theme"),
        "unit_id": _text("place_id of the unit"),
        "level": Field(str, (_LEVELS,), description="scale level of the unit"),
        "n_respondents": _count("people who mention the theme about this unit"),
        "n_base": _count("people who said anything about this unit"),
        "share": _number("n_respondents / n_base", between(0, 1)),
        "low": _number("Wilson lower bound", between(0, 1)),
        "high": _number("Wilson upper bound", between(0, 1)),
        "quotient": _number("shrunken share relative to the whole study (1 = as everywhere)", at_least(0)),
    },
)

THEME_GROUPS = _table(
    "theme_groups",
    {
        "theme_id": _text("theme"),
        "grouping": _text("grouping"),
        "group": _text("group"),
        "n_respondents": _count("people of the group who mention the theme"),
        "n_base": _count("people of the group"),
        "share": _number("n_respondents / n_base", between(0, 1)),
        "low": _number("Wilson lower bound", between(0, 1)),
        "high": _number("Wilson upper bound", between(0, 1)),
        "difference": _number("share in the group minus share in the rest", between(-1, 1)),
        "difference_low": _number("Newcombe lower bound", between(-1, 1)),
        "difference_high": _number("Newcombe upper bound", between(-1, 1)),
        "q_value": _number("Fisher exact, Benjamini-Hochberg over all tests", between(0, 1)),
        "weighted_difference": _number(
            "the difference with survey weights; not robust when its sign differs", between(-1, 1)
        ),
        "ratio_low": _number("how many times likelier than the rest, lower 90 % bound", at_least(0)),
    },
)

APPRECIATIONS = _table(
    "appreciations",
    {
        "unit_id": _text("place_id of the unit"),
        "level": Field(str, (_LEVELS,), description="scale level of the unit"),
        "n_respondents": _count("people who said anything about the unit"),
        "n_ratings": _count("people who rated it"),
        "mean": _number("plain mean rating 1..10"),
        "shrunken": _number("mean drawn towards the parent unit"),
        "low": _number("95 % lower bound of the shrunken mean"),
        "high": _number("95 % upper bound of the shrunken mean"),
        "reference": _number("mean of the whole study"),
        "is_certain": Field(bool, description="the interval leaves out the reference"),
        "polarisation": _number("variance of the ratings, 0..1", between(0, 1)),
        "high_share": _number("share of ratings of 8 or more", between(0, 1)),
    },
)


def check_table(frame: pd.DataFrame, schema: TableSchema) -> pd.DataFrame:
    """Give back a checked copy of `frame` with the schema's columns in the schema's order.

    `frame` must hold every column of the schema but those that came later; others are dropped. Zero rows
    are fine. Raises `pandera.errors.SchemaErrors` with all failures at once.
    """
    return schema.check(schema.complete(frame)[list(schema.columns)].reset_index(drop=True))
