"""Themes per unit: people once per unit, at every level, with a shrunken quotient."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.mentions import count_mentions
from analysis.places.theme_units import measure_theme_units
from data.schemas import THEME_UNITS, check_table
from tests.analysis.measured_study import draw_study, everywhere

RATES = {"all": everywhere(0.2), "village": lambda v: np.where(v.village == "Asper", 0.4, 0.02)}


def measured(**options):
    study, statements, _ = draw_study(RATES, **options)
    mentions = count_mentions(statements, study.answers, study.respondents, sorted(RATES))
    return measure_theme_units(mentions, statements, study.answers, study.places), statements, study


def test_counts_equal_a_count_by_hand():
    table, statements, study = measured(n_people=120)
    village = study.places.set_index("place_id")["parent_id"]
    for row in table[table["level"] == "village"].itertuples():
        about = study.answers[study.answers["place_id"].map(village) == row.unit_id]
        said = statements[
            (statements["place_id"].map(village) == row.unit_id) & (statements["theme_id"] == row.theme_id)
        ]
        assert (row.n_respondents, row.n_base) == (
            said["respondent_id"].nunique(),
            about["respondent_id"].nunique(),
        )
        assert row.low <= row.share <= row.high
    check_table(table, THEME_UNITS)


def test_the_quotient_is_one_for_the_whole_and_high_where_it_lives():
    table, _, _ = measured()
    whole = table[table["level"] == "municipality"]
    assert whole["quotient"].to_numpy() == pytest.approx(1.0)
    asper = table[(table["unit_id"] == "Asper") & (table["theme_id"] == "village")]
    assert asper["quotient"].item() > 1.5


def test_a_place_with_three_answers_does_not_top_the_map():
    # 2 of 3 against 10 % everywhere: (2 + 10·.1)/(3 + 10)/.1 = 2.3, not 6.7
    assert pytest.approx(2.3077, abs=1e-4) == (2 + 10 * 0.1) / 13 / 0.1
    table, _, _ = measured(n_people=60)
    small = table[(table["n_base"] <= 3) & table["quotient"].notna()]
    assert len(small)
    assert (small["quotient"] <= small["share"].max() * 13).all()


def test_no_places_and_no_themes():
    study, statements, _ = draw_study(RATES, n_people=10)
    mentions = count_mentions(statements, study.answers, study.respondents, [])
    assert check_table(
        measure_theme_units(mentions, statements, study.answers, study.places), THEME_UNITS
    ).empty
    mentions = count_mentions(statements, study.answers, study.respondents, sorted(RATES))
    nowhere = measure_theme_units(
        mentions, statements, study.answers.assign(place_id=""), study.places.iloc[:0]
    )
    assert check_table(nowhere, THEME_UNITS).empty
