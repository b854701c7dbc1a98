"""Fair quotes: a group of a fifth gets about one in five, and few quotes serve most people."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse

from analysis.interests.fair_quotes import choose_fairly, quote_the_study, quote_themes
from analysis.mentions import count_mentions
from data.measure_schemas import FAIR_QUOTES
from data.schemas import check_table


def table(rows: list[list[int]]) -> sparse.csr_array:
    return sparse.csr_array(np.array(rows, dtype=float))


def test_by_hand():
    # column 0: 3 people; column 1: the same 2 of them; column 2: 2 others.
    # first 0 (3); then 1 gives 2·½ = 1, 2 gives 2 → 2; then 1
    support = table([[1, 1, 0], [1, 1, 0], [1, 0, 0], [0, 0, 1], [0, 0, 1]])
    assert choose_fairly(support, 3).tolist() == [0, 2, 1]


def test_a_fifth_of_the_people_gets_a_fifth_of_the_quotes():
    people = [[1] * 10 + [0] * 10] * 80 + [[0] * 10 + [1] * 10] * 20
    chosen = choose_fairly(table(people), 10)
    assert sum(column >= 10 for column in chosen) == 2


def test_nothing_is_chosen_that_serves_nobody():
    assert choose_fairly(table([[0, 1], [0, 0]]), 5).tolist() == [1]
    assert len(choose_fairly(sparse.csr_array((0, 0)), 3)) == 0


@settings(max_examples=30, derandomize=True, deadline=None)
@given(
    st.lists(st.lists(st.integers(0, 1), min_size=6, max_size=6), min_size=2, max_size=20), st.integers(1, 6)
)
def test_more_quotes_never_serve_fewer(rows, count):
    support = np.array(rows)
    served = [
        support[:, choose_fairly(table(rows), n)].any(axis=1).sum() if support.any() else 0
        for n in range(1, count + 1)
    ]
    assert served == sorted(served)
    first = choose_fairly(table(rows), 1)
    assert served[0] == support.sum(axis=0).max() or not len(first)


def test_the_study_in_two_quotes():
    answers = pd.DataFrame({"respondent_id": list("abcdef")}, dtype="str")
    said = pd.DataFrame({"respondent_id": list("abcde"), "theme_id": ["T1"] * 3 + ["T2"] * 2}, dtype="str")
    people = answers.assign(weight=1.0)
    quotes = pd.DataFrame(
        {"theme_id": ["T1", "T2"], "statement_id": ["s1", "s2"], "quote_role": "typical", "order": 0}
    )
    found = quote_the_study(count_mentions(said, answers, people, ["T1", "T2"]), quotes)
    check_table(found, FAIR_QUOTES)
    assert found["statement_id"].tolist() == ["s1", "s2"]
    assert found["served_share"].tolist() == [pytest.approx(0.5), pytest.approx(5 / 6)]
    assert quote_the_study(count_mentions(said, answers, people, []), quotes).empty


def test_two_meanings_in_a_theme_both_get_a_quote():
    rng = np.random.default_rng(1)
    heart = np.repeat(np.eye(8)[:2], [12, 8], axis=0)
    vectors = heart + 0.1 * rng.normal(size=(20, 8))
    vectors = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)
    statements = pd.DataFrame(
        {
            "statement_id": [f"s{n:02d}" for n in range(20)],
            "respondent_id": [f"r{n:02d}" for n in range(20)],
            "theme_id": "T1",
            "strength": 0.5,
            "text": [f"Dit is uitspraak nummer {n}" for n in range(20)],
        }
    )
    found = quote_themes(statements, vectors, ["T1"], n_chosen=2)
    rows = [int(name[1:]) for name in found["statement_id"]]
    assert {row < 12 for row in rows} == {True, False}
    assert found["served_share"].iloc[-1] > 0.8
    mixed = rng.permutation(20)
    again = quote_themes(statements.iloc[mixed], vectors[mixed], ["T1"], n_chosen=2)
    assert again["statement_id"].tolist() == found["statement_id"].tolist()
    assert check_table(quote_themes(statements, vectors, []), FAIR_QUOTES).empty
