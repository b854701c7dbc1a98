"""Appreciation: one person one rating, lenient raters set right, small places drawn to the larger unit."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.places.appreciation import estimate_leniency, estimate_pull, measure_appreciation
from data.schemas import APPRECIATIONS, check_table
from tests.analysis.measured_study import draw_study, everywhere


def measured(study):
    return check_table(
        measure_appreciation(study.place_answers, study.answers, study.places, study.respondents),
        APPRECIATIONS,
    ).set_index("unit_id")


def test_shrinking_by_hand():
    # σ² = mean square of −1, 1, −2, 2 over 4 − 2 = 5; spread (2·1² + 2·3²)/2 − 5 = 5; τ² = 5/2; κ = 2
    within, pull = estimate_pull(
        np.array([8.0, 4.0]), np.array([2.0, 2.0]), np.array([-1.0, 1.0, -2.0, 2.0]), np.array([7.0, 7.0])
    )
    assert (within, pull) == (5.0, 2.0)
    # θ of the first: (2·8 + 2·7)/4
    assert (2 * 8 + pull * 7) / (2 + pull) == 7.5


def test_a_lenient_rater_is_found_from_the_same_places():
    place = np.tile(np.arange(6), 4)
    person = np.repeat(np.arange(4), 6)
    truth = np.array([5.0, 6.0, 7.0, 8.0, 6.5, 7.5])[place] + np.array([1.0, -1.0, 0.5, -0.5])[person]
    lean, spent = estimate_leniency(person, place, truth, np.ones(24))
    assert lean == pytest.approx([1.0, -1.0, 0.5, -0.5], abs=1e-6)
    assert spent == pytest.approx(4, abs=1e-3)


def test_who_rates_one_place_is_left_alone():
    lean, spent = estimate_leniency(
        np.arange(3), np.zeros(3, dtype=np.int64), np.array([1.0, 5.0, 9.0]), np.ones(3)
    )
    assert (lean.tolist(), spent) == ([0.0, 0.0, 0.0], 0.0)
    assert len(estimate_leniency(*[np.zeros(0, dtype=np.int64)] * 2, np.zeros(0), np.zeros(0))[0]) == 0


def test_small_places_are_drawn_further_and_known_to_be_less_sure():
    study, _, _ = draw_study({"T": everywhere(0.1)})
    table = measured(study)
    places = table[(table["level"] == "place") & table["mean"].notna()]
    assert (places["low"] < places["shrunken"]).all()
    width = places["high"] - places["low"]
    assert width[places["n_ratings"].idxmin()] > width[places["n_ratings"].idxmax()]
    assert not places["is_certain"].all()
    assert places["is_certain"].any()
    assert (table["reference"] == study.place_answers["rating"].mean()).all()
    assert not table.loc["M", "is_certain"]


def test_the_shrunken_mean_is_nearer_to_the_truth_than_the_plain_one():
    rng = np.random.default_rng(3)
    study, _, _ = draw_study({"T": everywhere(0.1)}, n_people=250)
    number = study.place_answers["place_id"].str[1:].astype(int)
    truth = rng.normal(7, 0.7, number.max() + 1)
    harshness = dict(zip(study.respondents["respondent_id"], rng.normal(0, 1.0, 250), strict=True))
    rating = (
        truth[number] + study.place_answers["respondent_id"].map(harshness) + rng.normal(0, 1.0, len(number))
    )
    visits = study.place_answers.assign(rating=rating.clip(1, 10))
    table = measure_appreciation(visits, study.answers, study.places, study.respondents)
    table = table[table["level"].eq("place")].set_index("unit_id")
    goal = truth[table.index.str[1:].astype(int)]
    assert ((table["shrunken"] - goal) ** 2).mean() < 0.8 * ((table["mean"] - goal) ** 2).mean()
    inside = (table["low"] <= goal) & (goal <= table["high"])
    assert inside.mean() > 0.8


def test_a_person_counts_once_per_unit_and_the_order_of_rows_does_not_matter():
    study, _, _ = draw_study({"T": everywhere(0.1)}, n_people=50)
    table = measured(study)
    assert table.loc["M", "n_ratings"] == 50
    turned = measure_appreciation(
        study.place_answers.sample(frac=1, random_state=1),
        study.answers.sample(frac=1, random_state=2),
        study.places,
        study.respondents.sample(frac=1, random_state=3),
    )
    pd.testing.assert_frame_equal(check_table(turned, APPRECIATIONS).set_index("unit_id"), table)


def test_polarisation_and_high_share_by_hand():
    study, _, _ = draw_study({"T": everywhere(0.1)}, n_people=4, n_places=1)
    visits = study.place_answers.assign(rating=[1.0, 10.0, 1.0, 10.0])
    row = measure_appreciation(visits, study.answers, study.places, study.respondents).iloc[0]
    assert (row["mean"], row["polarisation"], row["high_share"]) == (5.5, 1.0, 0.5)


def test_no_ratings_and_no_places():
    study, _, _ = draw_study({"T": everywhere(0.1)}, n_people=10)
    table = measure_appreciation(
        study.place_answers.assign(rating=np.nan), study.answers, study.places, study.respondents
    )
    assert check_table(table, APPRECIATIONS)["mean"].isna().all()
    assert (table["n_ratings"] == 0).all()
    none = measure_appreciation(
        study.place_answers.iloc[:0],
        study.answers.iloc[:0],
        study.places.iloc[:0],
        study.respondents.iloc[:0],
    )
    assert check_table(none, APPRECIATIONS).empty
