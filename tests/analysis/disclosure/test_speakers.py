"""Who speaks: one thing at most for the council, and only when ten people share it there."""

from __future__ import annotations

import pandas as pd

from analysis.disclosure.speakers import label_speakers
from analysis.disclosure.views import COUNCIL, RESEARCHER, STAFF

PEOPLE = [f"r{n:02d}" for n in range(14)]
MEMBERS = pd.concat(
    [
        pd.DataFrame({"respondent_id": PEOPLE, "grouping": "age", "group": ["65+"] * 12 + ["80+"] * 2}),
        pd.DataFrame({"respondent_id": PEOPLE, "grouping": "role", "group": "vrijwilliger"}),
        pd.DataFrame({"respondent_id": PEOPLE, "grouping": "disability", "group": "rolstoel"}),
    ]
)
UNITS = pd.DataFrame({"respondent_id": PEOPLE, "place_id": "P1"})
QUOTES = pd.DataFrame({"statement_id": ["s1", "s2"], "respondent_id": ["r00", "r13"], "place_id": "P1"})


def test_one_attribute_shared_by_ten_or_none():
    table = label_speakers(QUOTES, MEMBERS, UNITS, COUNCIL)
    assert table.to_numpy().tolist() == [["s1", "age", "65+"], ["s2", "role", "vrijwilliger"]]
    few = label_speakers(QUOTES, MEMBERS, UNITS.iloc[:9], COUNCIL)
    assert few.empty


def test_staff_see_two_and_health_only_the_researcher():
    staff = label_speakers(QUOTES, MEMBERS, UNITS, STAFF)
    assert staff.groupby("statement_id").size().to_dict() == {"s1": 2, "s2": 1}
    assert "disability" not in set(staff["grouping"])
    assert "disability" in set(label_speakers(QUOTES, MEMBERS, UNITS, RESEARCHER)["grouping"])
    assert label_speakers(QUOTES.iloc[:0], MEMBERS, UNITS, STAFF).empty
