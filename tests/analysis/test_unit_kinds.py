"""The same measures within a village: what is shared there, and at which n it is only an indication."""

from __future__ import annotations

import numpy as np

from analysis.counted import count_study
from analysis.model import Thresholds
from analysis.unit_kinds import measure_unit_kinds
from tests.analysis.measured_study import VILLAGES, draw_study, everywhere

RATES = {"asper": lambda v: np.where(v.village == "Asper", 0.3, 0.0), "all": everywhere(0.2)}


def test_what_lives_in_one_village_is_shared_there():
    study, statements, _ = draw_study(RATES)
    counted = count_study(study, statements, sorted(RATES))
    table = measure_unit_kinds(counted, Thresholds(), VILLAGES)
    asper = table[(table["unit_id"] == "Asper") & (table["theme_id"] == "asper")].iloc[0]
    assert asper["kind"] == "shared"
    assert asper["breadth_places"] > 0.8
    about = study.answers["place_id"].map(study.places.set_index("place_id")["parent_id"]).eq("Asper")
    assert asper["n_base"] == study.answers.loc[about, "respondent_id"].nunique()
    said = statements[statements["theme_id"].eq("asper")]
    assert asper["n_respondents"] == said["respondent_id"].nunique()
    assert set(table.loc[table["theme_id"] == "asper", "unit_id"]) == {"Asper"}
    assert (table["is_indicative"] == table["n_base"].lt(100)).all()


def test_a_whole_study_within_its_municipality_is_the_study():
    study, statements, _ = draw_study({"all": everywhere(0.2)}, n_people=150)
    counted = count_study(study, statements, ["all"])
    row = measure_unit_kinds(counted, Thresholds(), ["M"]).iloc[0]
    assert (row["n_base"], row["n_respondents"]) == (150, counted.mentions.n_by_theme[0])


def test_units_with_few_people_are_left_out_and_unknown_ones_do_not_exist():
    study, statements, _ = draw_study(RATES, n_people=25)
    counted = count_study(study, statements, sorted(RATES))
    assert measure_unit_kinds(counted, Thresholds(), [*VILLAGES, "nowhere"]).empty
    assert measure_unit_kinds(counted, Thresholds(), []).empty
