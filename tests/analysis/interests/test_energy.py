"""Goesting: not asked is missing and never zero; who helps is counted apart from how many share it."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.interests.energy import (
    combine_goesting,
    measure_energy,
    measure_energy_by_group,
    name_energy_fields,
)
from analysis.mentions import count_groups, count_mentions

PEOPLE = list("abcde")
ANSWERS = pd.DataFrame({"respondent_id": PEOPLE}, dtype="str")
SAID = pd.DataFrame({"respondent_id": list("abcd"), "theme_id": ["T1"] * 4}, dtype="str")
GOESTING = pd.Series({"a": 1.0, "b": 0.75, "c": 0.25, "d": np.nan, "e": 0.0})


def mentions(weights: list[float] | None = None):
    people = pd.DataFrame({"respondent_id": PEOPLE, "weight": weights or [1.0] * 5})
    return count_mentions(SAID, ANSWERS, people, ["T1", "T2"])


def test_by_hand():
    # (1 + .75 + .25)/3; d was not asked; two want to help or lead; T2 nobody
    table = measure_energy(mentions(), GOESTING, pd.Series({"a": True, "c": True})).set_index("theme_id")
    assert table.loc["T1"].tolist() == [pytest.approx(2 / 3), 3, 2, 1]
    assert np.isnan(table.loc["T2", "energy"])
    assert np.isnan(measure_energy(mentions(), GOESTING)["n_sharers"]).all()


def test_weights_by_hand():
    # weights 2, 1, 1: (2 + .75 + .25)/4
    table = measure_energy(mentions([2.0, 1.0, 1.0, 1.0, 1.0]), GOESTING)
    assert table["energy"].iloc[0] == pytest.approx(0.75)


def test_a_confirmed_word_counts_when_it_says_more():
    combined = combine_goesting(GOESTING, {"c": 0.75, "d": 0.5, "a": 0.25})
    assert combined.tolist() == [1.0, 0.75, 0.75, 0.5, 0.0]


def test_by_group():
    memberships = pd.DataFrame(
        {"respondent_id": PEOPLE, "grouping": "age", "group": ["old", "old", "young", "young", "young"]},
        dtype="str",
    )
    mean, asked = measure_energy_by_group(mentions(), count_groups(mentions(), memberships), GOESTING)
    assert mean[0].tolist() == [pytest.approx(0.875), 0.25]
    assert asked[0].tolist() == [2, 1]


def test_the_four_fields():
    names = name_energy_fields([40, 40, 10, 10, 40], [0.6, 0.2, 0.6, 0.2, np.nan], 0.4)
    assert names.tolist() == ["start_together", "invite", "white_space", "keep_listening", "unknown"]
    assert name_energy_fields([40], [0.6], float("nan")).tolist() == ["unknown"]
