"""The twelve planted truths of the demo, from the raw files to what the screens claim.

Nothing is given but the files. Where the found themes blur a truth, the test holds that no table says the
opposite: not its kind, not its poles, not the direction of a difference.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.counted import find_margins
from analysis.disclosure.release import release_tables
from analysis.disclosure.views import COUNCIL
from analysis.mentions import count_mentions
from analysis.sample.weighting import rake_weights
from reporting.panels.support import support_of
from reporting.words.words import load_words
from tests.analysis.found_demo import FoundDemo, find_demo, hot_cells

pytestmark = pytest.mark.model
WHEELCHAIR = "rolstoel of mobiliteitshulpmiddel"


@pytest.fixture(scope="module")
def demo() -> FoundDemo:
    return find_demo()


def says_less(demo: FoundDemo, theme: str, grouping: str, group: str) -> bool:
    """Whether a table claims that a group mentions a theme demonstrably less than the others."""
    row = demo.groups(theme, grouping).loc[group]
    return bool(row["difference"] < 0 and row["q_value"] < 0.05)


@pytest.mark.parametrize("gold", ["T01", "T03", "T06"])
def test_1_nature_meeting_and_walking_are_shared(demo, gold):
    assert demo.themes.loc[demo.holder(gold), "kind"] == "shared"
    assert demo.holder(gold) in demo.own(gold)


@pytest.mark.parametrize(("gold", "units"), [("T10", ("P11", "V1")), ("T08", ("V1",))])
def test_2_the_station_in_asper_and_its_traffic_are_place_bound(demo, gold, units):
    """Where the theme of the station holds more of the road to it, Asper itself is the place."""
    theme = demo.themes.loc[demo.holder(gold)]
    assert theme["kind"] == "place_bound"
    assert theme["kind_unit_id"] in units


def test_2_floods_are_a_matter_of_their_streets(demo):
    theme, units = demo.holder("T21"), demo.analysis.theme_units
    there = units[units["theme_id"].eq(theme)].set_index("unit_id")["quotient"]
    assert theme in demo.own("T21")
    assert demo.themes.loc[theme, "kind"] == "place_bound"
    assert there["P09"] > 1


def test_3_a_place_for_the_young_is_the_minority_voice_of_12_to_17(demo):
    theme = demo.holder("T05")
    voice = demo.voices(theme).iloc[0]
    assert demo.themes.loc[theme, "kind"] == "minority"
    assert voice[["way", "grouping", "group"]].tolist() == ["group", "age", "12–17"]
    assert voice["share"] > 3 * demo.themes.loc[theme, "reach"]


def test_3_accessibility_is_the_minority_voice_of_who_uses_a_wheelchair(demo):
    voices = demo.analysis.further["minority_voices"].query("grouping == 'disability' and way == 'group'")
    assert set(voices["group"]) == {WHEELCHAIR}
    assert set(voices["theme_id"]) == {demo.holder("T11")}
    assert (voices["share"] > 3 * demo.themes.loc[voices["theme_id"], "reach"].to_numpy()).all()


@pytest.mark.parametrize(
    ("gold", "grouping", "group"),
    [("T11", "disability", WHEELCHAIR), ("T22", "language", "andere"), ("T20", "role", "landbouwer")],
)
def test_3_no_table_takes_a_small_voice_from_its_people(demo, gold, grouping, group):
    for theme in {demo.holder(gold), *demo.own(gold)}:
        assert not says_less(demo, theme, grouping, group)
    for theme in demo.own(gold):
        assert demo.themes.loc[theme, "kind"] not in ("shared", "quietly_shared")


def test_3_who_speaks_against_open_paths_is_never_the_larger_side(demo):
    poles = demo.analysis.further["theme_poles"]
    paths = poles.loc[poles["codebook_theme_id"].eq("T06"), "theme_id"]
    assert demo.holder("T06") in set(paths)
    assert (demo.measures.loc[paths, "plus_share"] >= 0.75).all()
    against = pd.concat([demo.voices(theme).query("way == 'opposite'") for theme in paths])
    assert set(against["group"]) == {"minus"}


@pytest.mark.parametrize("gold", ["T09", "T18"])
def test_4_parking_and_building_are_nowhere_called_one_voice(demo, gold):
    theme = demo.holder(gold)
    measured = demo.measures.loc[theme]
    assert not measured["dividedness_high"] < 0.5
    assert theme in demo.own(gold)
    assert demo.themes.loc[theme, "kind"] in ("divided", "diffuse")
    assert demo.themes.loc[theme, "dividedness"] > 0.7


def test_5_goesting_is_high_for_green_and_heritage_and_low_for_traffic(demo):
    energy, asked = demo.measures["energy"], demo.newest.respondents["energy"]
    assert energy[demo.holder("T14")] > asked.mean() + 0.05
    assert energy[demo.holder("T12")] > asked.mean() + 0.03
    assert energy[demo.holder("T08")] < asked.mean() - 0.05
    fields = demo.measures["energy_field"]
    assert fields[demo.holder("T14")] in ("start_together", "white_space")
    assert fields[demo.holder("T08")] in ("invite", "keep_listening")


def test_6_gender_makes_no_difference(demo):
    assert demo.analysis.theme_groups.query("grouping == 'gender' and q_value < 0.05").empty
    voices = demo.analysis.further["minority_voices"]
    assert "gender" not in set(voices["grouping"])


def test_7_the_campaign_is_found_with_eleven_people_and_counts_once(demo):
    campaigns = demo.analysis.further["campaigns"].merge(demo.analysis.statements, on="statement_id")
    assert campaigns["text"].str.contains("kunstgras", case=False).all()
    assert (campaigns["n_respondents"] == 11).all()
    assert campaigns["respondent_id"].nunique() == 11
    assert len(set(campaigns["campaign_id"])) == 1
    assert set(campaigns["first_day"]) == {"2026-03-19"}
    assert set(campaigns["last_day"]) == {"2026-03-20"}
    theme = campaigns["theme_id"].mode().item()
    said = demo.analysis.statements.query("theme_id == @theme")["respondent_id"].nunique()
    assert demo.themes.loc[theme, "n_respondents"] <= said - 8


def test_8_the_person_with_twelve_places_makes_no_hot_spot(demo):
    pairs = demo.counted.pairs
    busiest = int(np.bincount(pairs.person).argmax())
    assert np.bincount(pairs.person).max() == 12
    said = np.asarray(pairs.said[pairs.person == busiest].sum(axis=0))
    assert said.max() >= 3
    complaint = demo.counted.theme_ids[int(said.argmax())]
    assert hot_cells(demo.counted, complaint) <= hot_cells(demo.counted, complaint, without=busiest)


def test_9_no_fall_of_associations_and_no_change_of_litter_is_claimed(demo):
    verdicts = demo.analysis.further["wave_changes"].set_index("theme_id")["verdict"]
    for theme in {demo.holder("T16"), *demo.own("T16")}:
        assert verdicts[theme] in ("more", "not_shown")
    for theme in {demo.holder("T13"), *demo.own("T13")}:
        assert verdicts[theme] == "not_shown"


def test_10_weighting_lowers_shops_and_raises_youth(demo):
    study, counted = demo.newest, demo.counted
    people = pd.Index(study.respondents["respondent_id"])
    margins = find_margins(study)
    assert set(margins) == {"age", "home_village"}
    weighting = rake_weights(people, study.memberships, margins)
    weighted = study.respondents.assign(weight=study.respondents["respondent_id"].map(weighting.weights))
    heavy = count_mentions(counted.themed, study.answers, weighted, list(counted.theme_ids))
    change = heavy.said.T @ heavy.weights / counted.mentions.n_by_theme - 1
    by_theme = dict(zip(counted.theme_ids, change, strict=True))
    assert by_theme[demo.holder("T05")] > 0
    assert by_theme[demo.holder("T15")] < by_theme[demo.holder("T05")]


def test_11_two_of_the_oldest_in_baaigem_stay_hidden_from_the_council(demo):
    found = demo.analysis
    release = release_tables(
        COUNCIL,
        found.themes,
        found.theme_units,
        found.theme_groups,
        found.appreciations,
        demo.newest.places,
    )
    cells = release.groups[release.groups["group"].isin(["80+", "Baaigem"])]
    shown = cells["shown_count"].dropna()
    assert ((shown == 0) | (shown >= 10)).all()
    assert cells.loc[cells["group"].eq("80+"), "shown_share"].isna().all()


def test_12_others_speak_up_for_who_uses_a_wheelchair(demo):
    questions = demo.newest.questions.query("function == 'perspective'")["question_id"]
    own = demo.newest.memberships.query("grouping == 'disability' and group == @WHEELCHAIR")["respondent_id"]
    asked = demo.analysis.statements[demo.analysis.statements["question_id"].isin(questions)]
    others = asked[~asked["respondent_id"].isin(own)]
    named = others[others["text"].str.contains("rolstoel|fauteuil|wheelchair", case=False)]
    theme = named.loc[named["status"].eq("themed"), "theme_id"].mode().iloc[0]
    support = support_of(demo.newest, demo.analysis, load_words("nl"), theme, "disability", WHEELCHAIR)
    assert named["respondent_id"].nunique() >= 5
    assert named["status"].ne("no_content").all()
    assert support.said
