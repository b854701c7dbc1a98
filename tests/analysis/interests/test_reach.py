"""Reach by hand, weighted, and in a village where nearly everybody took part."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from analysis.interests.reach import measure_reach
from analysis.mentions import count_mentions


def mentions_of(said: list[bool], weights: list[float] | None = None):
    ids = [f"R{n:04d}" for n in range(len(said))]
    answers = pd.DataFrame({"respondent_id": ids}, dtype="str")
    people = pd.DataFrame({"respondent_id": ids, "weight": weights or [1.0] * len(ids)})
    rows = pd.DataFrame(
        {"respondent_id": [i for i, s in zip(ids, said, strict=True) if s], "theme_id": "T1"}, dtype="str"
    )
    return count_mentions(rows, answers, people, ["T1"])


def test_120_of_600_is_between_17_and_23_in_100():
    row = measure_reach(mentions_of([True] * 120 + [False] * 480)).iloc[0]
    expected = stats.binomtest(120, 600).proportion_ci(method="wilson")
    assert row["n_respondents"] == 120
    assert row["reach"] == pytest.approx(0.2)
    assert (row["reach_low"], row["reach_high"]) == pytest.approx((expected.low, expected.high))
    assert (round(100 * row["reach_low"]), round(100 * row["reach_high"])) == (17, 23)


def test_weights_by_hand():
    # weights 1, 1, 2 of which the last says it: share 2/4; n_eff = 16/6
    row = measure_reach(mentions_of([False, False, True], [1.0, 1.0, 2.0])).iloc[0]
    assert row["reach"] == pytest.approx(0.5)
    low = (0.5 + 1.96**2 / (2 * 16 / 6)) / (1 + 1.96**2 / (16 / 6)) - 1.96 * np.sqrt(
        0.25 / (16 / 6) + 1.96**2 / (4 * (16 / 6) ** 2)
    ) / (1 + 1.96**2 / (16 / 6))
    assert row["reach_low"] == pytest.approx(low, abs=1e-4)


def test_the_bounds_close_in_when_a_small_village_takes_part_as_a_whole():
    mentions = mentions_of([True] * 20 + [False] * 80)
    open_call, nearly_all = measure_reach(mentions).iloc[0], measure_reach(mentions, 110).iloc[0]
    assert nearly_all["reach"] == open_call["reach"]
    assert (
        nearly_all["reach_high"] - nearly_all["reach_low"]
        < (open_call["reach_high"] - open_call["reach_low"]) / 2
    )
    everybody = measure_reach(mentions, 100).iloc[0]
    assert (everybody["reach_low"], everybody["reach_high"]) == pytest.approx((0.2, 0.2))


def test_nobody_gives_no_rows_or_nothing_known():
    assert measure_reach(
        count_mentions(
            *[
                pd.DataFrame(columns=c, dtype="str")
                for c in (["respondent_id", "theme_id"], ["respondent_id"], ["respondent_id", "weight"])
            ],
            [],
        )
    ).empty
    row = measure_reach(mentions_of([])).iloc[0]
    assert (row["reach"], row["reach_low"], row["reach_high"]) == (0.0, 0.0, 1.0)
