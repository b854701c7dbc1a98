"""Who is missing: groups that live there and did not come are seen, also when nobody came."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.sample.missing import compare_sample, measure_effort, share_of_busiest
from data.measure_schemas import SAMPLE_GROUPS
from data.schemas import check_table

MEMBERS = pd.DataFrame(
    {
        "respondent_id": [f"r{n}" for n in range(100)],
        "grouping": "age",
        "group": ["young"] * 20 + ["old"] * 80,
    }
)
EFFORT = pd.DataFrame({"respondent_id": MEMBERS["respondent_id"], "n_visits": 2.0, "n_words": 30.0})


def test_gaps_by_hand():
    table = compare_sample(MEMBERS, EFFORT, {"age": {"young": 400, "old": 500, "very old": 100}})
    table = check_table(table, SAMPLE_GROUPS).set_index("group")
    assert table.loc["young", "gap"] == pytest.approx(0.2)
    assert table["is_missing"].to_dict() == {"old": False, "very old": True, "young": True}
    assert table.loc["very old", "n_respondents"] == 0
    assert table["is_underheard"].to_dict() == {"old": False, "very old": True, "young": True}
    assert table.loc["old", "mean_visits"] == 2.0


def test_without_margins_only_small_groups_are_known_to_be_underheard():
    table = check_table(compare_sample(MEMBERS, EFFORT, {}), SAMPLE_GROUPS).set_index("group")
    assert table["gap"].isna().all()
    assert not table["is_missing"].any()
    assert table["is_underheard"].to_dict() == {"old": False, "young": True}
    assert check_table(compare_sample(MEMBERS.iloc[:0], EFFORT.iloc[:0], {}), SAMPLE_GROUPS).empty


def test_effort_by_hand():
    answers = pd.DataFrame({"respondent_id": ["a", "a", "b"], "text": ["een twee", "drie", "vier vijf zes"]})
    visits = pd.DataFrame({"respondent_id": ["a", "a", "a", "c"], "place_id": ["p1", "p2", "p2", "p1"]})
    table = measure_effort(answers, visits).set_index("respondent_id")
    assert table.to_numpy().tolist() == [[2, 3], [0, 3], [1, 0]]
    assert measure_effort(answers.iloc[:0], visits.iloc[:0]).empty


def test_the_busiest():
    assert share_of_busiest(pd.Series([12.0] + [1.0] * 88)) == pytest.approx(0.12)
    assert share_of_busiest(pd.Series([1.0] * 200)) == pytest.approx(0.01)
    assert share_of_busiest(pd.Series(dtype=float)) == 0.0
    assert share_of_busiest(pd.Series([0.0, 0.0])) == 0.0
