"""The release: no number below the threshold leaves, minority voices survive as text."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.disclosure.release import release_tables
from analysis.disclosure.views import COUNCIL, RESEARCHER, STAFF
from data.measure_schemas import RELEASED_CELLS
from data.schemas import check_table
from tests.example_study import empty_study, example_study

TABLES = ("themes", "theme_units", "theme_groups", "appreciations")


def released(view, *, mixed: bool = False, study_and_analysis=None):
    study, analysis = study_and_analysis or example_study()
    tables = [getattr(analysis, name) for name in TABLES]
    if mixed:
        tables = [table.sample(frac=1, random_state=4) for table in tables]
    return release_tables(view, *tables, study.places), analysis


@pytest.mark.parametrize("view", [STAFF, COUNCIL])
def test_no_small_number_leaves(view):
    release, analysis = released(view)
    for cells in (release.units, release.groups):
        check_table(cells, RELEASED_CELLS)
        shown = cells["shown_count"].dropna()
        assert ((shown == 0) | (shown >= view.least_count)).all()
        assert (cells["shown_base"].dropna() >= view.least_count).all()
        assert cells.loc[cells["shown_count"].isna(), "reason"].ne("").all()
        assert cells.loc[cells["shown_count"].isna(), "shown_share"].isna().all()
    assert (release.themes["n_respondents"].dropna() >= view.least_count).all()
    assert (release.appreciations["n_ratings"].dropna() >= view.least_count).all()
    hidden = release.appreciations["n_ratings"].isna()
    assert release.appreciations.loc[hidden, ["mean", "shrunken", "low", "high"]].isna().all().all()
    assert len(release.themes) == len(analysis.themes)


def test_no_percentage_on_a_small_base():
    release, analysis = released(STAFF)
    base = analysis.theme_groups.sort_values(["theme_id", "grouping", "group"])["n_base"].to_numpy()
    assert release.groups.loc[base < 30, "shown_share"].isna().all()


def test_a_hidden_cell_of_a_grouping_never_stands_alone():
    release, analysis = released(STAFF)
    full = analysis.theme_groups.sort_values(["theme_id", "grouping", "group"], ignore_index=True)
    for rows in full.groupby(["theme_id", "grouping"]).groups.values():
        hidden = release.groups.loc[rows, "shown_count"].isna()
        people = full.loc[rows, "n_respondents"][hidden.to_numpy()].sum()
        open_people = full.loc[rows, "n_respondents"][~hidden.to_numpy()]
        assert not hidden.any() or hidden.sum() >= 2 or (open_people == 0).all()
        assert not hidden.any() or people >= STAFF.least_count or (open_people == 0).all()


def test_a_minority_voice_survives_as_text():
    release, analysis = released(COUNCIL)
    voice = analysis.themes.loc[analysis.themes["n_respondents"].lt(10), "theme_id"]
    assert len(voice)
    kept = release.themes.set_index("theme_id").loc[voice]
    assert kept["label"].ne("").all()
    assert kept["kind"].ne("").all()
    assert kept[["n_respondents", "reach", "reach_low", "shared_score"]].isna().all().all()


def test_the_council_sees_rounded_counts_and_the_researcher_everything():
    council, analysis = released(COUNCIL)
    shown = council.units["shown_count"].dropna()
    assert (shown[shown < 50] % 5 == 0).all()
    researcher, _ = released(RESEARCHER)
    full = analysis.theme_groups.sort_values(["theme_id", "grouping", "group"])["n_respondents"].to_numpy()
    assert np.array_equal(researcher.groups["shown_count"], full)


def test_the_order_of_rows_does_not_matter():
    one, other = released(STAFF)[0], released(STAFF, mixed=True)[0]
    pd.testing.assert_frame_equal(one.units, other.units)
    pd.testing.assert_frame_equal(one.groups, other.groups)


def test_an_empty_study():
    release, _ = released(COUNCIL, study_and_analysis=empty_study())
    assert release.units.empty
    assert release.groups.empty
    assert release.themes.empty
