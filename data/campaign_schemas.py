"""Fields of the table of campaigns: nearly the same answer from many people, and when it was sent."""

from __future__ import annotations

from data.fields import Field, TableSchema, at_least, length_between

_ID = (length_between(1, 200),)


def _day(description: str) -> Field:
    return Field(str, description=f"{description}; '' when not known of everybody", came_later=True)


CAMPAIGNS = TableSchema(
    "campaigns",
    {
        "campaign_id": Field(str, _ID, description="set of near-identical answers"),
        "statement_id": Field(str, _ID, description="statement that belongs to it"),
        "n_respondents": Field(int, (at_least(0),), description="people in the campaign"),
        "first_day": _day("first day on which it was sent, yyyy-mm-dd"),
        "last_day": _day("last day on which it was sent, yyyy-mm-dd"),
    },
)
