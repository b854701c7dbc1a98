"""The kinds: every rule by an example on each side of its limit, and the order of the rules."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.interests.kinds import label_kinds
from analysis.model import Thresholds

SHARED = {
    "n_respondents": 120,
    "reach": 0.20,
    "reach_low": 0.17,
    "breadth_groups": 0.9,
    "breadth_places": 0.9,
    "breadth_villages": 0.95,
    "between_villages": 0.1,
    "leading_share": 0.2,
    "two_places_share": 0.3,
    "dividedness_careful": np.nan,
    "dividedness_low": np.nan,
    "n_excluded_groups": 0,
    "is_minority": False,
    "has_leading_group": False,
}
OF_ONE_VILLAGE = {
    "breadth_places": 0.56,
    "breadth_villages": 0.68,
    "between_villages": 0.7,
    "leading_share": 0.67,
}
QUIET = {"n_respondents": 20, "reach": 0.03, "reach_low": 0.02}


def kind(**changes: object) -> str:
    return label_kinds(pd.DataFrame([SHARED | changes]), Thresholds()).item()


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "shared"),
        ({"n_respondents": 2}, "single"),
        ({"dividedness_careful": 0.9, "dividedness_low": 0.51}, "divided"),
        ({"dividedness_careful": 0.9, "dividedness_low": 0.49}, "diffuse"),
        ({"dividedness_careful": 0.51, "dividedness_low": 0.2}, "diffuse"),
        ({"dividedness_careful": 0.5, "dividedness_low": 0.2}, "shared"),
        (OF_ONE_VILLAGE, "place_bound"),
        (OF_ONE_VILLAGE | {"between_villages": 0.6}, "shared"),
        (OF_ONE_VILLAGE | {"between_villages": np.nan}, "shared"),
        (OF_ONE_VILLAGE | {"breadth_villages": 0.75}, "shared"),
        (OF_ONE_VILLAGE | {"leading_share": 0.5}, "shared"),
        (OF_ONE_VILLAGE | QUIET | {"n_respondents": 9}, "too_small"),
        ({"breadth_places": 0.49, "leading_share": 0.40}, "place_bound"),
        ({"breadth_places": 0.49, "leading_share": 0.39}, "shared"),
        ({"breadth_places": 0.49, "leading_share": 0.39, "two_places_share": 0.5}, "place_bound"),
        ({"breadth_places": 0.51, "leading_share": 0.39, "two_places_share": 0.5}, "shared"),
        (QUIET | {"n_respondents": 9, "breadth_places": 0.3, "two_places_share": 0.6}, "too_small"),
        ({"breadth_places": 0.49, "leading_share": 0.39, "breadth_villages": 0.4}, "diffuse"),
        ({"breadth_places": 0.49, "leading_share": 0.39, "breadth_villages": np.nan}, "diffuse"),
        ({"breadth_places": 0.49, "leading_share": 0.9, "n_respondents": 2}, "single"),
        (QUIET | {"is_minority": True}, "minority"),
        ({"is_minority": True}, "shared"),
        (QUIET | {"is_minority": True, "breadth_places": 0.3, "leading_share": 0.9}, "place_bound"),
        ({"breadth_groups": 0.59, "has_leading_group": True}, "group_interest"),
        ({"breadth_groups": 0.59}, "diffuse"),
        ({"n_excluded_groups": 1}, "diffuse"),
        ({"reach_low": 0.049}, "diffuse"),
        (QUIET, "quietly_shared"),
        (QUIET | {"n_respondents": 9}, "too_small"),
        (QUIET | {"breadth_groups": 0.5}, "diffuse"),
        ({"breadth_groups": np.nan}, "shared"),
        ({"breadth_places": np.nan}, "shared"),
        ({"breadth_groups": np.nan, "breadth_places": np.nan}, "diffuse"),
        ({"n_respondents": 8, "reach": 0.4, "reach_low": 0.2}, "too_small"),
    ],
)
def test_rules(changes, expected):
    assert kind(**changes) == expected


def test_thresholds_are_settings_and_no_themes_give_no_kinds():
    strict = Thresholds(shared_breadth_groups=0.95)
    assert label_kinds(pd.DataFrame([SHARED]), strict).item() == "diffuse"
    assert label_kinds(pd.DataFrame([SHARED]).iloc[:0], Thresholds()).empty
