"""The bootstrap of S: holds the score, narrows with more people, whatever the order of rows."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.counted import count_study
from analysis.interests.resampling import prepare, resample_scores
from analysis.places.spread import count_by_unit, expected_concentration
from tests.analysis.measured_study import draw_study, everywhere, measure_drawn

RATES = {"big": everywhere(0.3), "middle": everywhere(0.06), "small": everywhere(0.02)} | {
    f"t{n}": everywhere(0.15) for n in range(4)
}


def resampled(study, statements, **options):
    counted = count_study(study, statements, sorted(RATES))
    mentioned, answered = count_by_unit(counted.pairs)
    prepared = prepare(
        counted.mentions,
        counted.groups,
        counted.pairs,
        chance=expected_concentration(mentioned.sum(axis=1), answered),
        dividedness=np.full(len(RATES), np.nan),
    )
    return resample_scores(prepared, seed=3, **options).set_index("theme_id")


def test_bounds_hold_the_score_and_ranks_are_chances():
    study, statements, names = draw_study(RATES, n_people=300)
    table = resampled(study, statements)
    score = measure_drawn(study, statements, names.sort_values("theme_id")).themes.set_index("theme_id")[
        "shared_score"
    ]
    score = score.reindex(table.index)
    assert ((table["score_low"] <= score + 1e-9) & (score - 1e-9 <= table["score_high"])).all()
    assert ((table["score_low"] >= 0) & (table["score_high"] <= 100)).all()
    assert table["top_share"].sum() == pytest.approx(5)
    assert table.loc["big", "top_share"] > 0.6
    assert table.loc["small", "top_share"] == 0


def test_more_people_know_it_better_and_the_seed_decides():
    few, many = (resampled(*draw_study(RATES, n_people=n)[:2], n_resamples=200) for n in (150, 1200))
    width = [table.loc["middle", "score_high"] - table.loc["middle", "score_low"] for table in (few, many)]
    assert width[1] < 0.6 * width[0]
    study, statements, _ = draw_study(RATES, n_people=60)
    one = resampled(study, statements, n_resamples=50)
    mixed = resampled(study, statements.sample(frac=1, random_state=1), n_resamples=50)
    pd.testing.assert_frame_equal(one, mixed)


def test_the_interval_holds_the_truth_of_repeated_studies():
    inside = []
    for seed in range(12):
        study, statements, _ = draw_study({"middle": everywhere(0.06)}, n_people=300, seed=seed)
        counted = count_study(study, statements, ["middle"])
        mentioned, answered = count_by_unit(counted.pairs)
        chance = expected_concentration(mentioned.sum(axis=1), answered)
        prepared = prepare(
            counted.mentions, counted.groups, counted.pairs, chance=chance, dividedness=np.array([np.nan])
        )
        row = resample_scores(prepared, seed=1, n_resamples=200).iloc[0]
        inside.append(row["score_low"] <= 53 <= row["score_high"])
    assert np.mean(inside) >= 0.75


def test_nobody_and_no_themes():
    study, statements, _ = draw_study({"T": everywhere(0.3)}, n_people=5)
    counted = count_study(study, statements, [])
    prepared = prepare(
        counted.mentions, counted.groups, counted.pairs, chance=np.zeros(0), dividedness=np.zeros(0)
    )
    assert resample_scores(prepared, seed=1).empty
