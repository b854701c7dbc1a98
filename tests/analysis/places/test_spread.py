"""Breadth over places: everywhere is 1, one place is its own share, and the scales add up exactly."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from analysis.mentions import count_mentions, count_place_mentions
from analysis.places.spread import (
    concentration,
    count_by_unit,
    expected_concentration,
    measure_scales,
    measure_spread,
)
from analysis.places.units import divide_wholly
from tests.analysis.measured_study import draw_study, everywhere

fast = settings(max_examples=30, derandomize=True, deadline=None)


def test_concentration_by_hand():
    # 3 and 1 mentions where half of the answers are: ¾·ln 1.5 + ¼·ln ½ = .13081
    value = concentration(np.array([[3.0, 1.0], [0.0, 0.0]]), np.array([10.0, 10.0]))
    assert value == pytest.approx([0.75 * np.log(1.5) + 0.25 * np.log(0.5), np.nan], nan_ok=True)


def test_chance_by_hand():
    # two mentions over two equal places: half of the time both fall together, which gives ln 2
    assert expected_concentration(np.array([2.0]), np.array([5.0, 5.0]))[0] == pytest.approx(0.5 * np.log(2))
    assert expected_concentration(np.array([0.0]), np.array([5.0, 5.0]))[0] == 0.0


@fast
@given(st.integers(1, 60), st.lists(st.integers(1, 50), min_size=2, max_size=9))
def test_chance_equals_what_drawing_gives(size, answered):
    e = np.array(answered, dtype=float)
    drawn = np.random.default_rng(5).multinomial(size, e / e.sum(), 4000).astype(float)
    values = concentration(drawn, e)
    expected = expected_concentration(np.array([float(size)]), e)[0]
    assert expected == pytest.approx(values.mean(), abs=5 * values.std() / np.sqrt(4000) + 1e-9)


def test_chance_of_many_mentions_is_the_known_correction():
    e = np.array([40.0, 60.0, 100.0])
    assert expected_concentration(np.array([5000.0]), e)[0] == pytest.approx(2 / (2 * 5000), rel=0.02)


def test_twice_n_times_d_is_the_likelihood_ratio_of_scipy():
    counts, answered = np.array([12.0, 30.0, 8.0]), np.array([40.0, 60.0, 50.0])
    expected = counts.sum() * answered / answered.sum()
    g = stats.power_divergence(counts, expected, lambda_="log-likelihood").statistic
    assert 2 * counts.sum() * concentration(counts[None], answered)[0] == pytest.approx(g)


def spread_of(rates, **options):
    study, statements, _ = draw_study(rates, **options)
    mentions = count_mentions(statements, study.answers, study.respondents, sorted(rates))
    own = pd.Series(study.places["place_id"].to_numpy(), index=study.places["place_id"].to_numpy())
    pairs = count_place_mentions(mentions, statements, study.answers, own)
    divisions = [(level, divide_wholly(study.places, level)) for level in ("village", "municipality")]
    return pairs, divisions, sorted(rates)


RATES = {
    "all": everywhere(0.1),
    "few": everywhere(0.012),
    "place": lambda v: np.where(v.place == 3, 0.6, 0.0),
    "village": lambda v: np.where(v.village == "Asper", 0.25, 0.0),
}


def test_everywhere_one_village_and_one_place():
    table = measure_spread(*spread_of(RATES)).set_index("theme_id")
    assert table.loc["all", "breadth_places"] > 0.95
    assert table.loc["few", "breadth_places"] > 0.7
    assert table.loc["village", "breadth_places"] < 0.45
    assert table.loc["place", "breadth_places"] < 0.15
    assert table.loc["village", "between_villages"] > 0.9
    assert table.loc["place", "between_villages"] < table.loc["village", "between_villages"] - 0.2
    assert table.loc["village", "leading_unit_id"] == "Asper"
    assert table.loc["place", "leading_unit_id"] == "P003"
    assert np.isnan(table.loc["all", "between_villages"])


def test_the_scales_add_up_by_the_chain_rule():
    pairs, divisions, themes = spread_of(RATES)
    scales = measure_scales(pairs, divisions, themes)
    finest = scales[scales["level"] == "place"].set_index("theme_id")
    total = scales.groupby("theme_id")["part"].sum()
    assert total.to_numpy() == pytest.approx(finest["beyond_chance"].reindex(total.index).to_numpy())
    mentioned, answered = count_by_unit(pairs)
    village = divide_wholly(
        pd.DataFrame({"place_id": ["x"], "parent_id": [""], "level": ["place"]}), "village"
    )
    assert village["x"] == "x"
    unit = divisions[0][1].reindex(list(pairs.unit_ids)).to_numpy()
    raw = scales[scales["level"] == "village"].set_index("theme_id")["raw"]
    for row, theme in enumerate(themes):
        within = 0.0
        for name in np.unique(unit):
            here = unit == name
            c = mentioned[row, here]
            if c.sum():
                within += c.sum() / mentioned[row].sum() * concentration(c[None], answered[here])[0]
        assert raw[theme] + within == pytest.approx(finest.loc[theme, "raw"])


def test_one_place_or_none_gives_no_breadth():
    table = measure_spread(*spread_of({"T": everywhere(0.3)}, n_people=20, n_places=1))
    assert table["breadth_places"].isna().all()
    pairs, divisions, _ = spread_of({"T": everywhere(0.3)}, n_people=20)
    assert measure_spread(pairs, divisions, ["T"]).shape[0] == 1
    study, statements, _ = draw_study({"T": everywhere(0.3)}, n_people=5)
    mentions = count_mentions(statements, study.answers, study.respondents, ["T"])
    nowhere = count_place_mentions(
        mentions, statements.assign(place_id=""), study.answers.assign(place_id=""), pd.Series(dtype="str")
    )
    assert measure_spread(nowhere, [], ["T"])["breadth_places"].isna().all()
    assert measure_scales(nowhere, [], ["T"]).empty


@pytest.mark.parametrize("seed", range(4))
def test_bounds(seed):
    table = measure_spread(*spread_of({"a": everywhere(0.05), "b": everywhere(0.3)}, n_people=40, seed=seed))
    values = table["breadth_places"].dropna()
    assert ((values > 0) & (values <= 1)).all()
