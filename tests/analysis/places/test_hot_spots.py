"""Hot spots: a planted one is found, none where there is none, and one zealot makes none."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse, stats

from analysis.places.hot_spots import PlacedMentions, find_hot_spots, tail_of_gamma
from data.measure_schemas import HOT_SPOTS
from data.schemas import check_table

SPOT = (50.93, 3.66)


def placed(seed: int, *, base: float = 0.06, at_spot: float = 0.06, n_people: int = 600, zealot: int = 0):
    """People with 1 to 4 pins in an area of 30 km², a tenth of them at one spot."""
    rng = np.random.default_rng(seed)
    person = np.repeat(np.arange(n_people), rng.integers(1, 5, n_people))
    n = len(person)
    latitude, longitude = rng.normal(SPOT[0], 0.015, n), rng.normal(SPOT[1], 0.025, n)
    is_spot = rng.random(n) < 0.06
    latitude[is_spot], longitude[is_spot] = (rng.normal(c, 0.001, is_spot.sum()) for c in SPOT)
    said = rng.random(n) < np.where(is_spot, at_spot, base)
    if zealot:
        person = np.concatenate([person, np.full(zealot, n_people)])
        latitude = np.concatenate([latitude, rng.normal(50.95, 0.0008, zealot)])
        longitude = np.concatenate([longitude, rng.normal(3.70, 0.0008, zealot)])
        said = np.concatenate([said, np.ones(zealot, dtype=bool)])
    table = sparse.csr_array(said[:, None].astype(float))
    return PlacedMentions(person, np.ones(len(person)), latitude, longitude, table, ("T1",))


def test_a_planted_spot_is_found_where_it_is():
    found = 0
    for seed in range(8):
        hot = check_table(find_hot_spots(placed(seed, at_spot=0.40)), HOT_SPOTS)
        robust = hot[hot["is_robust"]]
        distance = np.hypot(robust["latitude"] - SPOT[0], (robust["longitude"] - SPOT[1]) * 0.63) * 111_195
        found += bool((distance < 700).any())
        assert (distance < 1_500).all()
        assert (hot["rate"] > hot["expected"]).all()
    assert found >= 7


def test_no_spot_where_there_is_none():
    false = [len(find_hot_spots(placed(seed, base=0.1, at_spot=0.1))) > 0 for seed in range(20)]
    assert sum(false) <= 3


def test_one_person_with_twelve_pins_makes_no_hot_spot():
    hot = find_hot_spots(placed(1, zealot=12))
    near = np.hypot(hot["latitude"] - 50.95, (hot["longitude"] - 3.70) * 0.63) * 111_195 < 600
    assert not near.any()


def test_the_tail_is_a_gamma_curve_and_normal_without_skew():
    assert tail_of_gamma(np.array([1.96]), np.array([0.0]))[0] == pytest.approx(stats.norm.sf(1.96))
    assert tail_of_gamma(np.array([2.0]), np.array([0.8]))[0] == pytest.approx(stats.pearson3.sf(2.0, 0.8))


def test_points_that_are_missing_and_nothing_at_all():
    some = placed(1)
    lost = PlacedMentions(
        some.person, some.weight, np.full(len(some.person), np.nan), some.longitude, some.said, some.theme_ids
    )
    assert check_table(find_hot_spots(lost), HOT_SPOTS).empty
    none = PlacedMentions(*[np.zeros(0, dtype=np.int64)], *[np.zeros(0)] * 3, sparse.csr_array((0, 0)), ())
    assert check_table(find_hot_spots(none), HOT_SPOTS).empty
