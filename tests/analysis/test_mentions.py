"""People are counted once, whatever they write and in whatever order it comes."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.mentions import count_groups, count_mentions, count_place_mentions
from tests.analysis.measured_study import draw_study, everywhere

ANSWERS = pd.DataFrame({"respondent_id": list("abbc"), "place_id": ["P1", "P1", "P2", ""]}, dtype="str")
PEOPLE = pd.DataFrame({"respondent_id": list("abcd"), "weight": [1.0, 2.0, 3.0, 9.0]})
SAID = pd.DataFrame(
    {
        "respondent_id": list("aabb"),
        "place_id": ["P1", "P1", "P2", "P2"],
        "theme_id": ["T1", "T1", "T1", "T2"],
    },
    dtype="str",
)


def test_one_person_is_one_voice_and_who_gave_no_answer_is_not_counted():
    mentions = count_mentions(SAID, ANSWERS, PEOPLE, ["T1", "T2"])
    assert list(mentions.people) == ["a", "b", "c"]
    assert mentions.said.toarray().tolist() == [[1, 0], [1, 1], [0, 0]]
    assert mentions.n_by_theme.tolist() == [2, 1]
    assert mentions.weights.tolist() == [0.5, 1.0, 1.5]


def test_groups_know_who_told_something_about_a_grouping():
    mentions = count_mentions(SAID, ANSWERS, PEOPLE, ["T1", "T2"])
    memberships = pd.DataFrame(
        [
            ("a", "age", "old"),
            ("b", "age", "young"),
            ("c", "role", "farmer"),
            ("c", "role", "carer"),
            ("z", "age", "old"),
        ],
        columns=["respondent_id", "grouping", "group"],
    ).astype("str")
    groups = count_groups(mentions, memberships)
    assert groups.labels.to_numpy().tolist() == [
        ["age", "old"],
        ["age", "young"],
        ["role", "carer"],
        ["role", "farmer"],
    ]
    assert groups.inside.toarray().tolist() == [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 1]]
    assert groups.known.toarray().tolist() == [[1, 1, 0, 0], [1, 1, 0, 0], [0, 0, 1, 1]]


def test_a_person_speaks_once_per_unit():
    mentions = count_mentions(SAID, ANSWERS, PEOPLE, ["T1", "T2"])
    village = pd.Series({"P1": "V", "P2": "V"}, dtype="str")
    pairs = count_place_mentions(mentions, SAID, ANSWERS, village)
    assert (pairs.unit_ids, pairs.person.tolist(), pairs.unit.tolist()) == (("V",), [0, 1], [0, 0])
    assert pairs.said.toarray().tolist() == [[1, 0], [1, 1]]


def test_nothing_at_all_gives_empty_tables():
    mentions = count_mentions(SAID.iloc[:0], ANSWERS.iloc[:0], PEOPLE.iloc[:0], [])
    assert (mentions.n_people, mentions.said.shape) == (0, (0, 0))
    groups = count_groups(mentions, pd.DataFrame(columns=["respondent_id", "grouping", "group"], dtype="str"))
    assert groups.inside.shape == (0, 0)
    pairs = count_place_mentions(mentions, SAID.iloc[:0], ANSWERS.iloc[:0], pd.Series(dtype="str"))
    assert (pairs.unit_ids, len(pairs.person)) == ((), 0)


def test_the_order_of_rows_does_not_matter():
    study, statements, names = draw_study({"T1": everywhere(0.2), "T2": everywhere(0.1)}, n_people=60)
    straight = count_mentions(statements, study.answers, study.respondents, ["T1", "T2"])
    mixed = count_mentions(
        statements.sample(frac=1, random_state=1),
        study.answers.sample(frac=1, random_state=2),
        study.respondents.sample(frac=1, random_state=3),
        ["T1", "T2"],
    )
    assert (straight.said.toarray() == mixed.said.toarray()).all()
    assert np.array_equal(straight.weights, mixed.weights)
    assert len(names) == 2
