"""Minority voices, all four ways: seven of seventeen wheelchair users are one, chance is not."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.interests.difference import compare_groups
from analysis.interests.dividedness import measure_dividedness
from analysis.interests.minority import (
    find_group_voices,
    find_opposite_voices,
    find_underheard_voices,
    list_minority_voices,
    ratio_with_bound,
)
from analysis.mentions import count_groups, count_mentions
from data.measure_schemas import MINORITY_VOICES
from data.schemas import check_table
from tests.analysis.measured_study import draw_study, everywhere, measure_drawn

RATES = {"access": lambda v: np.where(v.wheelchair, 0.4, 0.004), "all": everywhere(0.1)}


def test_ratio_by_hand():
    # 7 of 17 against 5 of 583: (7.5/18)/(5.5/584) = 44.2424; se² = 1/7.5 − 1/18 + 1/5.5 − 1/584 = .2578840
    ratio, low = ratio_with_bound(*(np.array([float(x)]) for x in (7, 17, 5, 583)))
    assert ratio[0] == pytest.approx(44.2424, abs=1e-4)
    assert low[0] == pytest.approx(44.2424 * np.exp(-1.6448536 * np.sqrt(0.257884)), rel=1e-4)


def counted(rates, seed):
    study, statements, _ = draw_study(rates, seed=seed)
    mentions = count_mentions(statements, study.answers, study.respondents, sorted(rates))
    return mentions, count_groups(mentions, study.memberships)


def test_a_group_has_a_voice_of_its_own():
    found = find_group_voices(compare_groups(*counted(RATES, 4)))
    assert found[["theme_id", "way", "group"]].to_numpy().tolist() == [["access", "group", "rolstoel"]]


def test_chance_is_no_voice():
    found = 0
    for seed in range(10):
        rates = {f"T{n}": everywhere(0.003) for n in range(8)}
        found += measure_drawn(*draw_study(rates, seed=seed)).minority_voices["theme_id"].nunique()
    assert found <= 1


def test_the_minority_side_of_a_big_theme_is_a_voice():
    rows = [(f"p{n}", 1) for n in range(150)] + [(f"m{n}", -1) for n in range(12)]
    directions = pd.DataFrame(rows, columns=["respondent_id", "direction"]).assign(theme_id="paths")
    sides = find_opposite_voices(measure_dividedness(directions, ["paths"]), 600)
    row = sides.iloc[0]
    assert (row["way"], row["group"], row["n_respondents"], row["n_base"]) == ("opposite", "minus", 12, 162)
    assert row["reach"] == pytest.approx(0.02)
    split = directions.assign(direction=[1, -1] * 81)
    assert find_opposite_voices(measure_dividedness(split, ["paths"]), 600).empty


def test_people_who_are_seldom_heard():
    mentions, groups = counted(RATES, 4)
    underheard = groups.labels["group"].eq("rolstoel")
    found = find_underheard_voices(mentions, groups, underheard)
    assert found["theme_id"].tolist() == ["access"]
    assert found["n_base"].item() == 17
    assert find_underheard_voices(mentions, groups, underheard & False).empty


def themes(**reach: float) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "theme_id": list(reach),
            "n_respondents": [int(600 * r) for r in reach.values()],
            "reach": list(reach.values()),
        }
    )


def coherence(**coherent: bool) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "theme_id": list(coherent),
            "coherence": 0.5,
            "coherence_limit": [0.3 if yes else 0.6 for yes in coherent.values()],
            "n_voices": 8,
            "is_coherent": list(coherent.values()),
        }
    )


def test_large_or_loose_themes_are_no_minority_voice_and_quiet_ones_wait_for_a_person():
    way = find_group_voices(compare_groups(*counted(RATES, 4)))
    ways = [pd.concat([way.assign(theme_id=name) for name in ("big", "loose", "real")])]
    none = find_opposite_voices(
        measure_dividedness(pd.DataFrame(columns=["theme_id", "respondent_id", "direction"]), []), 1
    )
    table = themes(big=0.3, loose=0.02, real=0.02, quiet=0.01)
    found = list_minority_voices(table, ways, none, coherence(big=True, loose=False, real=True, quiet=True))
    check_table(found, MINORITY_VOICES)
    assert found[["theme_id", "way", "is_confirmed"]].to_numpy().tolist() == [
        ["real", "group", True],
        ["quiet", "silent", False],
    ]
    told = list_minority_voices(table, ways, none, coherence(quiet=True), severe=["quiet"])
    assert told["is_confirmed"].tolist() == [True]
    without_vectors = list_minority_voices(table, ways, none, None)
    assert without_vectors["theme_id"].tolist() == ["loose", "real"]
    assert check_table(list_minority_voices(table.iloc[:0], ways, none, None), MINORITY_VOICES).empty
