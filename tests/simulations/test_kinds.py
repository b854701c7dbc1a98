"""The simulation itself: its studies are what they claim, its table says what was measured."""

from __future__ import annotations

import pandas as pd
import pytest

from tests.analysis.measured_study import draw_study, everywhere
from tests.simulations.kinds import GOALS, rate_for, simulate_kinds, tabulate


def test_the_planted_reach_is_the_reach_that_is_drawn():
    study, statements, _ = draw_study({"T": everywhere(rate_for(0.15))}, n_people=4000)
    reach = statements["respondent_id"].nunique() / len(study.respondents)
    assert reach == pytest.approx(0.15, abs=0.02)


def test_clear_truths_get_their_kind_in_every_study():
    kinds = simulate_kinds(3)
    assert len(kinds) == 3 * len(GOALS)
    found = kinds.groupby("theme_id")["kind"].agg(set)
    for theme in ("one village", "one place"):
        assert found[theme] == {"place_bound"}
    for theme in ("17 wheelchair users", "youth"):
        assert found[theme] == {"minority"}


def test_the_table_tells_shares_and_goals():
    kinds = pd.DataFrame({"theme_id": [*GOALS, *GOALS], "kind": "shared", "shared_score": 50.0})
    table = tabulate(kinds)
    assert (table["shared"] == 100).all()
    assert table["met"].tolist() == [kind == "shared" for kind, _ in GOALS.values()]
