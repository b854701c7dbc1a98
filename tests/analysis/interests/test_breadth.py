"""Breadth over groups: even is 1, one group only is 0, chance is taken off."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.interests.breadth import GroupShares, breadth_of, compared_groupings, measure_breadth
from analysis.mentions import count_groups, count_mentions
from tests.analysis.measured_study import draw_study, everywhere

fast = settings(max_examples=40, derandomize=True, deadline=None)


def shares(counts: list[float], sizes: list[float]) -> tuple[GroupShares, np.ndarray]:
    k, n = np.array(counts)[:, None], np.array(sizes, dtype=float)
    labels = pd.DataFrame({"grouping": "g", "group": [str(i) for i in range(len(n))]})
    return GroupShares(labels, k / n[:, None], k, n), np.array([k.sum() / n.sum()])


def test_by_hand():
    # Three groups of 100: 30, 20 and 10 mention it; A = .2, p̄ = .2, Var = .01
    # p̃ = (30.4, 20.4, 10.4)/102; mean p̃(1−p̃)/100 = (.0020922 + .0016 + .00091569)/3 = .00153599
    # τ² = .00846401; CV² = .00846401·(2/3)/.04 = .14106689; N₂ = 3/1.14106689 = 2.62911848; B = 1.62911848/2
    part, overall = shares([30, 20, 10], [100, 100, 100])
    assert breadth_of(part, overall)[0] == pytest.approx(0.81456, abs=5e-5)


def test_even_is_one_and_one_group_only_is_nearly_nothing():
    part, overall = shares([20, 20, 20], [100, 100, 100])
    assert breadth_of(part, overall)[0] == 1.0
    part, overall = shares([60, 0, 0], [200, 200, 200])
    assert breadth_of(part, overall)[0] < 0.05


def test_unknown_when_nobody_says_it_or_there_is_one_group():
    part, overall = shares([0, 0], [50, 50])
    assert np.isnan(breadth_of(part, overall)).all()
    part, overall = shares([5], [50])
    assert np.isnan(breadth_of(part, overall)).all()


@fast
@given(st.lists(st.tuples(st.integers(0, 40), st.integers(40, 300)), min_size=2, max_size=7), st.randoms())
def test_bounds_and_order_of_groups(groups, random):
    part, overall = shares([k for k, _ in groups], [n for _, n in groups])
    breadth = breadth_of(part, overall)[0]
    mixed = list(groups)
    random.shuffle(mixed)
    other, overall = shares([k for k, _ in mixed], [n for _, n in mixed])
    assert np.isnan(breadth) or 0 <= breadth <= 1
    assert breadth_of(other, overall)[0] == pytest.approx(breadth, nan_ok=True)


def test_more_concentrated_is_never_broader():
    values = []
    for shift in range(0, 21, 4):
        part, overall = shares([20 + shift, 20, 20 - shift], [100, 100, 100])
        values.append(breadth_of(part, overall)[0])
    assert values == sorted(values, reverse=True)


def test_the_limiting_grouping_and_its_weakest_group_are_named():
    rates = {"youth": lambda visit: np.where(visit.age == "12–17", 0.5, 0.01), "all": everywhere(0.15)}
    study, statements, _ = draw_study(rates, seed=3)
    mentions = count_mentions(statements, study.answers, study.respondents, ["all", "youth"])
    result = measure_breadth(mentions, count_groups(mentions, study.memberships)).set_index("theme_id")
    assert result.loc["youth", "limiting_grouping"] == "age"
    assert result.loc["youth", "weakest_group"] != "12–17"
    assert result.loc["youth", "breadth_groups"] < 0.2
    assert result.loc["all", "breadth_groups"] > 0.85
    assert 1 <= result.loc["youth", "n_carrying"] <= 2


def test_small_groups_and_other_groupings_are_left_out_and_few_people_give_no_breadth():
    labels = pd.DataFrame({"grouping": ["age", "age", "gender", "gender", "role"], "group": list("abcde")})
    assert compared_groupings(labels) == ("age",)
    assert compared_groupings(labels[labels["grouping"] != "age"]) == ("gender",)
    study, statements, _ = draw_study({"T": everywhere(0.3)}, n_people=25)
    mentions = count_mentions(statements, study.answers, study.respondents, ["T"])
    row = measure_breadth(mentions, count_groups(mentions, study.memberships)).iloc[0]
    assert np.isnan(row["breadth_groups"])
    assert (row["limiting_grouping"], row["weakest_group"]) == ("", "")


def test_doubled_people_with_halved_weights_change_only_what_chance_takes_off():
    study, statements, _ = draw_study({"T": everywhere(0.2)}, n_people=300)
    mentions = count_mentions(statements, study.answers, study.respondents, ["T"])
    scaled = study.respondents.assign(weight=0.5)
    other = count_mentions(statements, study.answers, scaled, ["T"])
    groups = count_groups(mentions, study.memberships)
    assert measure_breadth(mentions, groups).equals(measure_breadth(other, groups))
