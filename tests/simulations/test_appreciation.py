"""The intervals of places hold the truth as often as they promise, for small places too."""

from __future__ import annotations

import numpy as np
import pytest

from tests.simulations.appreciation import main, mean_on_scale, simulate_coverage


def test_intervals_hold_the_truth_and_shrinking_helps():
    table = simulate_coverage(20)
    small = table[table["n_ratings"] <= table["n_ratings"].quantile(1 / 3)]
    assert table["is_held"].mean() >= 0.925
    assert small["is_held"].mean() >= 0.915
    assert table["half"].mean() < 0.6
    assert abs(table["error"].mean()) < 0.04
    assert small["error"].std() < small["plain_error"].std()


def test_the_mean_on_the_scale_is_held_by_its_ends():
    found = mean_on_scale(np.array([-40.0, 5.5, 60.0]))
    assert found == pytest.approx([1.0, 5.5, 10.0], abs=1e-9)


def test_the_command_prints_the_shares(capsys):
    assert main(["--studies", "3"]) in (0, 1)
    assert "all places" in capsys.readouterr().out
