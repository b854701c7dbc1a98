"""Raking: margins fit, weights stay within bounds, and what it costs is told."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.sample.weighting import rake_weights


def sample(counts: dict[tuple[str, str], int]) -> tuple[pd.Index, pd.DataFrame]:
    rows = []
    for (age, sex), n in counts.items():
        rows += [(f"{age}{sex}{number}", age, sex) for number in range(n)]
    frame = pd.DataFrame(rows, columns=["respondent_id", "age", "sex"])
    return pd.Index(frame["respondent_id"]), frame.melt(
        "respondent_id", var_name="grouping", value_name="group"
    )


def test_one_margin_by_hand():
    # 30 young and 70 old, half and half in town: weights .5/.3 and .5/.7
    people, members = sample({("young", "m"): 30, ("old", "m"): 70})
    found = rake_weights(people, members, {"age": {"young": 500, "old": 500}})
    assert found.weights["youngm0"] == pytest.approx(5 / 3)
    assert found.weights["oldm0"] == pytest.approx(5 / 7)
    assert found.n_eff == pytest.approx(100**2 / (30 * (5 / 3) ** 2 + 70 * (5 / 7) ** 2))
    assert found.deff == pytest.approx(100 / found.n_eff)
    assert found.largest_gap < 1e-6


@settings(max_examples=25, derandomize=True, deadline=None)
@given(st.lists(st.integers(8, 60), min_size=4, max_size=4), st.floats(0.35, 0.65), st.floats(0.35, 0.65))
def test_two_margins_fit_and_the_mean_is_one(counts, young, man):
    keys = [("young", "m"), ("young", "w"), ("old", "m"), ("old", "w")]
    people, members = sample(dict(zip(keys, counts, strict=True)))
    margins = {"age": {"young": young, "old": 1 - young}, "sex": {"m": man, "w": 1 - man}}
    found = rake_weights(people, members, margins, least=0.001, most=1000)
    assert found.weights.mean() == pytest.approx(1)
    for grouping, groups in margins.items():
        for group, share in groups.items():
            inside = members.loc[
                (members["grouping"] == grouping) & (members["group"] == group), "respondent_id"
            ]
            assert found.weights[inside].sum() / len(people) == pytest.approx(share, abs=1e-4)
    assert 0 < found.n_eff <= len(people) + 1e-9


def test_weights_are_trimmed_and_the_gap_is_told():
    people, members = sample({("young", "m"): 5, ("old", "m"): 95})
    found = rake_weights(people, members, {"age": {"young": 90, "old": 10}})
    assert found.highest / found.lowest <= 3.0 / 0.33 + 1e-9
    assert found.largest_gap > 0.3


def test_groups_of_fewer_than_five_are_merged_or_refused():
    people, members = sample({("young", "m"): 3, ("middle", "m"): 40, ("old", "m"): 57})
    found = rake_weights(people, members, {"age": {"young": 20, "middle": 40, "old": 40}})
    assert found.merged == (("age", "middle + young"),)
    people, members = sample({("young", "m"): 3, ("old", "m"): 50})
    refused = rake_weights(people, members, {"age": {"young": 20, "old": 80}})
    assert (refused.refused, refused.groupings) == (("age",), ())
    assert (refused.weights == 1).all()


def test_who_did_not_tell_keeps_a_weight_and_no_margins_change_nothing():
    people, members = sample({("young", "m"): 30, ("old", "m"): 70})
    more = people.append(pd.Index(["silent"]))
    found = rake_weights(more, members, {"age": {"young": 500, "old": 500}})
    assert found.weights["silent"] == pytest.approx(1, abs=0.02)
    plain = rake_weights(people, members, {})
    assert (plain.weights == 1).all()
    assert plain.n_eff == 100
    assert rake_weights(people[:0], members.iloc[:0], {"age": {"young": 1, "old": 1}}).weights.empty


def test_the_order_of_people_does_not_matter():
    people, members = sample({("young", "m"): 12, ("young", "w"): 9, ("old", "m"): 30, ("old", "w"): 44})
    margins = {"age": {"young": 4, "old": 6}, "sex": {"m": 1, "w": 1}}
    one = rake_weights(people, members, margins)
    other = rake_weights(people[::-1], members.sample(frac=1, random_state=1), margins)
    assert np.array_equal(one.weights, other.weights)
