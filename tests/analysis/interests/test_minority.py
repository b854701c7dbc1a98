"""Minority voices: seven of seventeen wheelchair users are one, chance is not."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.interests.difference import compare_groups
from analysis.interests.minority import find_group_voices, ratio_with_bound
from analysis.mentions import count_groups, count_mentions
from tests.analysis.measured_study import draw_study, everywhere


def test_ratio_by_hand():
    # 7 of 17 against 5 of 583: (7.5/18)/(5.5/584) = 44.2424…; se² = 1/7.5 − 1/18 + 1/5.5 − 1/584 = .2578834
    ratio, low = ratio_with_bound(*(np.array([float(x)]) for x in (7, 17, 5, 583)))
    assert ratio[0] == pytest.approx(44.2424, abs=1e-4)
    assert low[0] == pytest.approx(44.2424 * np.exp(-1.6448536 * np.sqrt(0.2578834)), rel=1e-5)


def voices(rates, seed):
    study, statements, _ = draw_study(rates, seed=seed)
    mentions = count_mentions(statements, study.answers, study.respondents, sorted(rates))
    return find_group_voices(compare_groups(mentions, count_groups(mentions, study.memberships)))


def test_wheelchair_users_have_a_voice_of_their_own():
    rates = {"access": lambda v: np.where(v.wheelchair, 0.4, 0.005), "all": everywhere(0.1)}
    found = voices(rates, 4)
    assert found.loc[0, ["theme_id", "group"]].tolist() == ["access", "rolstoel"]
    assert set(found["theme_id"]) == {"access"}


def test_chance_is_no_voice():
    found = [len(voices({f"T{n}": everywhere(0.003) for n in range(8)}, seed)) for seed in range(10)]
    assert sum(found) == 0
