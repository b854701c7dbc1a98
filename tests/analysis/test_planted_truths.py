"""The planted truths of the demo study, found by the measures on its gold themes."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.counted import count_study
from analysis.disclosure.release import release_tables
from analysis.disclosure.views import COUNCIL
from analysis.interests.energy import find_regulars, measure_energy
from analysis.measures import measure_all
from analysis.mentions import count_mentions
from analysis.model import Thresholds
from analysis.more_measures import measure_sample
from analysis.places.hot_spots import PlacedMentions, find_hot_spots
from analysis.sample.campaigns import date_campaigns, find_campaigns
from analysis.sample.weighting import rake_weights
from analysis.waves.changes import compare_waves, same_questions
from data.demo.study import DEMO_FILE, FIRST_FILE
from tests.analysis.gold_demo import load_gold


@pytest.fixture(scope="module")
def gold():
    study, statements, names, directions = load_gold()
    counted = count_study(study, statements, names["theme_id"].tolist(), directions)
    sample = measure_sample(counted)
    labels = counted.groups.labels.merge(sample, on=["grouping", "group"], how="left")
    measures = measure_all(counted, names, Thresholds(), None, labels["is_underheard"].eq(True))
    return study, statements, counted, measures


@pytest.fixture(scope="module")
def themes(gold):
    return gold[3].themes.set_index("theme_id")


@pytest.mark.parametrize("theme", ["T01", "T03", "T06"])
def test_1_nature_meeting_and_walking_are_shared(themes, theme):
    assert themes.loc[theme, "kind"] == "shared"


@pytest.mark.parametrize(("theme", "unit"), [("T10", "P11"), ("T08", "V1"), ("T21", "P09")])
def test_2_what_lives_in_one_place_or_village_is_place_bound(themes, theme, unit):
    assert themes.loc[theme, ["kind", "kind_unit_id"]].tolist() == ["place_bound", unit]


@pytest.mark.parametrize(
    ("theme", "grouping", "group"),
    [
        ("T11", "disability", "rolstoel of mobiliteitshulpmiddel"),
        ("T22", "language", "andere"),
        ("T05", "age", "12–17"),
        ("T20", "role", "landbouwer"),
    ],
)
def test_3_small_voices_are_minority_voices(gold, themes, theme, grouping, group):
    voices = gold[3].minority_voices
    own = voices[voices["theme_id"].eq(theme) & voices["way"].eq("group")]
    assert (own["grouping"].iloc[0], own["group"].iloc[0]) == (grouping, group)
    assert themes.loc[theme, "kind"] == "minority"


def test_3_some_speak_against_open_paths(gold):
    voices = gold[3].minority_voices
    against = voices[voices["theme_id"].eq("T06") & voices["way"].eq("opposite")]
    assert against["n_respondents"].item() >= 3
    assert against["share"].item() <= 0.25


@pytest.mark.parametrize("theme", ["T09", "T18"])
def test_4_parking_and_building_divide(themes, theme):
    assert themes.loc[theme, "kind"] == "divided"


def test_5_goesting_is_high_for_green_and_low_for_traffic(gold):
    study, _, counted, _ = gold
    regulars = find_regulars(counted.mentions, counted.themed, study.answers, study.place_answers)
    energy = measure_energy(
        counted.mentions, study.respondents.set_index("respondent_id")["energy"], regulars
    )
    assert (energy["n_sharers"] <= energy["n_movers"]).all()
    assert (energy["n_sharers"] >= 3).any()
    energy = energy.set_index("theme_id")["energy"]
    middle = study.respondents["energy"].mean()
    assert energy["T14"] > middle + 0.08
    assert energy["T08"] < middle - 0.05


def test_6_gender_makes_no_difference(gold):
    table = gold[3].theme_groups.query("grouping == 'gender' and q_value < 0.05")
    assert table.empty


def test_7_the_campaign_for_a_field_is_found_with_eleven_people(gold):
    study = gold[0]
    campaigns = find_campaigns(study.answers).merge(study.answers[["answer_id", "text"]])
    field = campaigns[campaigns["text"].str.contains("kunstgras", case=False)]
    assert (field["n_respondents"] == 11).all()
    assert len(field) >= 11
    assert set(campaigns["campaign_id"]) == set(field["campaign_id"])
    dated = date_campaigns(campaigns, study.answers, study.respondents)
    assert dated[["first_day", "last_day"]].drop_duplicates().to_numpy().tolist() == [
        ["2026-03-19", "2026-03-20"]
    ]


def test_8_the_person_with_twelve_places_makes_no_hot_spot(gold):
    study, _, counted, _ = gold
    pairs, mentions = counted.pairs, counted.mentions
    busiest = np.bincount(pairs.person).argmax()
    assert np.bincount(pairs.person).max() == 12
    middle = study.places.set_index("place_id")[["latitude", "longitude"]].reindex(list(pairs.unit_ids))
    where = [middle[axis].to_numpy(dtype=float)[pairs.unit] for axis in ("latitude", "longitude")]
    weight = mentions.weights[pairs.person]
    everybody = PlacedMentions(pairs.person, weight, *where, pairs.said, counted.theme_ids)
    rest = np.flatnonzero(pairs.person != busiest)
    others = PlacedMentions(
        pairs.person[rest], weight[rest], *(axis[rest] for axis in where), pairs.said[rest], counted.theme_ids
    )
    said = pairs.said[pairs.person == busiest].sum(axis=0)
    complaint = counted.theme_ids[int(said.argmax())]
    assert said.max() >= 6
    hot, without = (
        set(table.loc[table["theme_id"].eq(complaint), "cell_id"])
        for table in (find_hot_spots(everybody), find_hot_spots(others))
    )
    assert hot <= without


def test_9_associations_rise_and_litter_does_not():
    study, statements, names, _ = load_gold((FIRST_FILE, DEMO_FILE))
    wave = study.respondents.set_index("respondent_id")["wave"]
    shared = same_questions(study.answers, wave)
    said, answers = (table[table["question_id"].isin(shared)] for table in (statements, study.answers))
    mentions = count_mentions(said, answers, study.respondents, names["theme_id"].tolist())
    changes = compare_waves(mentions, wave).set_index("theme_id")
    assert changes.loc["T16", "verdict"] == "more"
    assert changes.loc["T13", "verdict"] == "not_shown"


def test_10_weighting_lowers_shops_and_raises_youth(gold):
    study, statements, counted, _ = gold
    ages = {"12–17": 900, "18–34": 2380, "35–49": 2500, "50–64": 2797, "65–79": 2050, "80+": 880}
    weights = rake_weights(pd.Index(study.respondents["respondent_id"]), study.memberships, {"age": ages})
    weighted = study.respondents.assign(weight=study.respondents["respondent_id"].map(weights.weights))
    heavy = count_mentions(statements, study.answers, weighted, list(counted.theme_ids))
    change = heavy.said.T @ heavy.weights - counted.mentions.said.T @ counted.mentions.weights
    by_theme = dict(zip(counted.theme_ids, change, strict=True))
    assert by_theme["T05"] > 0
    assert by_theme["T15"] < by_theme["T05"]


def test_11_two_of_the_oldest_in_baaigem_stay_hidden_from_the_council(gold):
    study, _, _, measures = gold
    release = release_tables(
        COUNCIL,
        measures.themes,
        measures.theme_units,
        measures.theme_groups,
        measures.appreciations,
        study.places,
    )
    oldest = release.groups[release.groups["group"].eq("80+")]
    shown = oldest["shown_count"].dropna()
    assert ((shown == 0) | (shown >= 10)).all()
    assert oldest["shown_share"].isna().all()
