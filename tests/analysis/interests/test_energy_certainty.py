"""Mean goesting is never without its bounds; everybody and every group are counted alike."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from analysis.interests.energy_certainty import bound_energy, mean_bounds, measure_energy_groups
from analysis.mentions import Mentions, count_groups, count_mentions
from data.measure_schemas import ENERGY_GROUPS
from data.schemas import check_table

PEOPLE = list("abcdef")
GOESTING = pd.Series({"a": 1.0, "b": 0.75, "c": 0.25, "d": np.nan, "e": 0.0, "f": 0.5})


def mentions(weights: list[float] | None = None) -> Mentions:
    said = pd.DataFrame({"respondent_id": list("abcd"), "theme_id": ["T1"] * 4}, dtype="str")
    answers = pd.DataFrame({"respondent_id": PEOPLE}, dtype="str")
    people = pd.DataFrame({"respondent_id": PEOPLE, "weight": weights or [1.0] * 6})
    return count_mentions(said, answers, people, ["T1", "T2"])


def groups(of: Mentions):
    memberships = pd.DataFrame(
        {"respondent_id": PEOPLE, "grouping": "age", "group": ["old"] * 2 + ["young"] * 4}, dtype="str"
    )
    return count_groups(of, memberships)


def test_bounds_are_those_of_student() -> None:
    table = bound_energy(mentions(), GOESTING).set_index("theme_id")
    asked = [1.0, 0.75, 0.25]  # d was not asked
    low, high = stats.t.interval(0.95, 2, np.mean(asked), stats.sem(asked))
    assert table.loc["T1"].tolist() == [max(0.0, low), min(1.0, high)]
    assert np.isnan(table.loc["T2"]).all()


def test_bounds_by_hand() -> None:
    # mean .5, mean of squares .3 over 21 people: s/√n = √((.3 − .25)/20) = .05; t(20) = 2.086
    low, high = mean_bounds(np.array([0.5]), np.array([0.3]), np.array([21.0]))
    assert (low[0], high[0]) == (pytest.approx(0.5 - 2.086 * 0.05, abs=1e-4), pytest.approx(0.6043, abs=1e-4))


def test_everybody_comes_first_and_groups_follow() -> None:
    table = check_table(measure_energy_groups(mentions(), groups(mentions()), GOESTING), ENERGY_GROUPS)
    assert table["group"].tolist() == ["", "old", "young"]
    assert table["energy"].tolist() == [pytest.approx(0.5), pytest.approx(0.875), pytest.approx(0.25)]
    assert table["n_energy"].tolist() == [5, 2, 3]
    assert table["n_movers"].tolist() == [2, 2, 0]


def test_nobody_asked_is_missing_and_not_zero() -> None:
    nobody = GOESTING * np.nan
    table = measure_energy_groups(mentions(), groups(mentions()), nobody)
    assert table[["energy", "energy_low", "energy_high"]].isna().all(axis=None)
    assert (table["n_energy"] == 0).all()


def test_a_person_who_weighs_twice_gives_less_certainty() -> None:
    even, uneven = (bound_energy(mentions(w), GOESTING).iloc[0] for w in ([1.0] * 6, [1, 1, 3, 1, 1, 1]))
    assert uneven["energy_high"] - uneven["energy_low"] >= even["energy_high"] - even["energy_low"]


@settings(max_examples=40, derandomize=True, deadline=None)
@given(st.lists(st.sampled_from([0.0, 0.25, 0.5, 0.75, 1.0]), min_size=2, max_size=60))
def test_bounds_hold_the_mean_and_stay_on_the_ladder(values: list[float]) -> None:
    g = np.array(values)
    low, high = mean_bounds(np.array([g.mean()]), np.array([(g**2).mean()]), np.array([float(len(g))]))
    assert 0.0 <= low[0] <= g.mean() + 1e-12
    assert g.mean() - 1e-12 <= high[0] <= 1.0
