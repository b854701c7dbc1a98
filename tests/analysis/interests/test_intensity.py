"""Intensity: the first thing people say is 1, and how many say it does not matter."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.interests.intensity import measure_intensity, name_intensity_fields


def test_by_hand():
    # a: T1, T2, (none), T2 → T1 4/4, T2 3/4; b: T2 → 1/1. T2 = (¾ + 1)/2
    said = pd.DataFrame(
        {"respondent_id": list("aaaab"), "theme_id": ["T1", "T2", "", "T2", "T2"]}, dtype="str"
    )
    found = measure_intensity(said, pd.Series({"a": 1.0, "b": 1.0}))
    assert found.to_dict() == {"T1": 1.0, "T2": pytest.approx(0.875)}
    weighted = measure_intensity(said, pd.Series({"a": 3.0, "b": 1.0}))
    assert weighted["T2"] == pytest.approx((3 * 0.75 + 1) / 4)


def test_more_people_are_not_more_intense():
    said = pd.DataFrame({"respondent_id": [f"r{n}" for n in range(50)], "theme_id": "T1"}, dtype="str")
    assert measure_intensity(said, pd.Series(dtype=float))["T1"] == 1.0
    assert measure_intensity(said.iloc[:0], pd.Series(dtype=float)).empty


def test_fields():
    names = name_intensity_fields([0.9, 0.9, 0.2, 0.2, float("nan")], [0.9, 0.1, 0.9, 0.1, 0.5])
    assert names.tolist() == ["wide_warm", "wide_cool", "narrow_fierce", "narrow_cool", "unknown"]
    assert name_intensity_fields([], []).empty
