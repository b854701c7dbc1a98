"""Outliers among neighbours: a sad place in a happy street is found, noise is not."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.places.neighbours import find_outliers


def town(values: np.ndarray) -> tuple[pd.DataFrame, pd.DataFrame]:
    side = round(len(values) ** 0.5)
    names = [f"P{n:03d}" for n in range(len(values))]
    row, column = np.divmod(np.arange(len(values)), side)
    places = pd.DataFrame(
        {"place_id": names, "latitude": 50.9 + row * 0.004, "longitude": 3.6 + column * 0.0063}
    )
    rated = pd.DataFrame({"unit_id": names, "level": "place", "shrunken": values})
    return rated, places


def test_local_moran_by_hand():
    # three in a row, 1 · 2 · 6: mean 3, spread √(14/3); the middle one has z −1/√(14/3), neighbours (−2+3)/2
    rated, places = town(np.array([1.0, 2.0, 6.0]))
    places = places.assign(latitude=50.9, longitude=[3.6, 3.6063, 3.6126])
    found = find_outliers(rated, places, seed=1, reach_m=600).set_index("unit_id")
    assert found.loc["P001", "local_moran"] == pytest.approx(-1 * 0.5 / (14 / 3))


def test_a_sad_place_in_a_happy_quarter():
    values = np.full(144, 6.0) + np.random.default_rng(2).normal(0, 0.3, 144)
    block = [row * 12 + column for row in range(5) for column in range(5)]
    values[block] += 2.0
    values[2 * 12 + 2] = 4.0
    found = find_outliers(*town(values), seed=1).set_index("unit_id")
    assert found.loc["P026", "kind"] == "low_among_high"
    assert found.loc["P012", "kind"] == "high_high"


def test_noise_gives_no_outliers():
    flags = [
        find_outliers(*town(np.random.default_rng(seed).normal(7, 1, 100)), seed=seed)["kind"].ne("").any()
        for seed in range(6)
    ]
    assert sum(flags) <= 1


def test_nothing_rated_or_nobody_near():
    rated, places = town(np.array([1.0, 2.0, 3.0, 4.0]))
    assert find_outliers(rated, places, seed=1, reach_m=1).empty
    assert find_outliers(rated.iloc[:0], places, seed=1).empty
    assert find_outliers(rated.assign(shrunken=5.0), places, seed=1)["kind"].eq("").all()
