"""The demo as a study: through the inlet, complete, quick, and the same from the messy file."""

from __future__ import annotations

import io
import time

import pandas as pd
import pytest

from data.demo.generate import FIRST, MESSY, TIDY
from data.demo.settings import DEMO_FOLDER
from data.demo.study import load_demo_study, read_areas, read_known_places
from data.intake import build_study, read_tables, recognise_columns
from data.model import Study, StudyInfo, SurveyFile


@pytest.fixture(scope="module")
def study() -> Study:
    return load_demo_study()


def _through_the_inlet(name: str) -> Study:
    """As when a person uploads the file and confirms what is proposed."""
    tables = read_tables([SurveyFile(name, (DEMO_FOLDER / name).read_bytes())])
    info = StudyInfo("t", "Proef", "Gavere", "maart en april 2026")
    return build_study(tables, recognise_columns(tables), info, read_known_places(), read_areas())


@pytest.fixture(scope="module")
def messy() -> Study:
    return _through_the_inlet(MESSY)


def _people(study: Study) -> pd.DataFrame:
    return study.respondents.sort_values("respondent_id", ignore_index=True)


def _words(study: Study) -> pd.DataFrame:
    """Answers as respondent, place, function and text, in a fixed order."""
    functions = study.questions.set_index("question_id")["function"]
    words = study.answers.assign(function=study.answers["question_id"].map(functions))
    columns = ["respondent_id", "place_id", "function", "text"]
    return words[columns].sort_values(columns, ignore_index=True)


def _ratings(study: Study) -> pd.DataFrame:
    columns = ["respondent_id", "place_id", "rating", "latitude", "longitude", "visits_per_month"]
    return study.place_answers[columns].sort_values(columns, ignore_index=True)


def _groups(study: Study) -> pd.DataFrame:
    columns = ["grouping", "respondent_id", "group"]
    known = study.memberships[study.memberships["grouping"] != "disability"]
    return known[columns].sort_values(columns, ignore_index=True)


def test_it_is_the_demo_and_complete(study: Study) -> None:
    assert study.info.is_demo
    assert study.info.name == "Beleef(de) plekjes Gavere"
    ages = study.info.margins["age"]
    assert set(ages) == set(study.memberships.loc[study.memberships["grouping"].eq("age"), "group"])
    assert (ages["18–34"] + ages["35–49"] + ages["50–64"]) / 12903 == pytest.approx(0.595, abs=5e-4)
    assert (ages["65–79"] + ages["80+"]) / 12903 == pytest.approx(0.227, abs=5e-4)
    assert ages["12–17"] / 12903 < 0.179
    assert "schatting" in study.info.population_note
    assert study.info.population["G0"] == 12903
    assert sum(study.info.population[f"V{number}"] for number in range(1, 7)) == 12903
    assert len(study.respondents) == 600
    assert 1480 <= len(study.place_answers) <= 1500
    assert len(study.answers) > 3500
    assert (study.place_answers["place_id"] != "").all()
    assert set(study.places["level"]) == {"place", "street", "quarter", "village", "municipality"}
    assert set(study.areas) == {"G0", "V1", "V2", "V3", "V4", "V5", "V6"}
    assert "chematisch" in study.areas_note


def test_questions_have_their_function(study: Study) -> None:
    assert set(study.questions["function"]) == {
        "appreciation", "improvement", "story", "perspective", "dream", "energy", "closing",
    }  # fmt: skip


def test_groupings_and_goesting(study: Study) -> None:
    groupings = set(study.memberships["grouping"])
    assert {"age", "gender", "home_village", "mode", "tenure", "household"} <= groupings
    ages = (
        study.memberships[study.memberships["grouping"] == "age"].groupby("group")["respondent_id"].nunique()
    )
    assert ages.to_dict() == {"12–17": 45, "18–34": 104, "35–49": 115, "50–64": 173, "65–79": 139, "80+": 24}
    assert study.respondents["energy"].isna().mean() == pytest.approx(0.05, abs=0.04)


def test_every_answer_of_the_file_arrives(study: Study) -> None:
    table = pd.read_csv(DEMO_FOLDER / TIDY, sep=";", dtype="str", keep_default_na=False)
    asked = [text for text in study.questions["text"] if text in table]
    assert len(asked) == 7
    assert len(study.answers) == sum(int((table[question] != "").sum()) for question in asked)


def test_the_short_way_gives_what_the_whole_inlet_gives(study: Study) -> None:
    whole = _through_the_inlet(TIDY)
    pd.testing.assert_frame_equal(_people(study), _people(whole))
    pd.testing.assert_frame_equal(_words(study), _words(whole))
    pd.testing.assert_frame_equal(_ratings(study), _ratings(whole))
    pd.testing.assert_frame_equal(_groups(study), _groups(whole))


def test_the_messy_file_gives_the_same_people_and_words(study: Study, messy: Study) -> None:
    pd.testing.assert_frame_equal(_people(study), _people(messy))
    pd.testing.assert_frame_equal(_words(study), _words(messy))


def test_the_messy_file_gives_the_same_places_and_groups(study: Study, messy: Study) -> None:
    pd.testing.assert_frame_equal(_ratings(study), _ratings(messy))
    pd.testing.assert_frame_equal(_groups(study), _groups(messy))


def test_no_mail_address_arrives(messy: Study) -> None:
    buffer = io.StringIO()
    for table in (messy.respondents, messy.memberships, messy.answers, messy.questions):
        table.to_csv(buffer)
    assert "@example.org" not in buffer.getvalue()


def test_both_rounds_together() -> None:
    both = load_demo_study((TIDY, FIRST))
    assert both.respondents["wave"].value_counts().to_dict() == {"2026": 600, "2023": 420}
    assert len(both.questions) == 7


def test_it_loads_quickly(study: Study) -> None:
    """After imports; counted in processor time, so that a busy machine does not matter."""
    start = time.process_time()
    load_demo_study()
    assert time.process_time() - start < 1.5


def test_visits_and_days_arrive_and_the_clock_does_not(study: Study) -> None:
    table = pd.read_csv(DEMO_FOLDER / TIDY, sep=";", dtype="str", keep_default_na=False)
    visits = study.place_answers["visits_per_month"]
    assert visits.value_counts().to_dict() == {
        25.0: int(table["hoe_vaak"].eq("(bijna) elke dag").sum()),
        4.0: int(table["hoe_vaak"].eq("wekelijks").sum()),
        1.0: int(table["hoe_vaak"].eq("maandelijks").sum()),
        0.25: int(table["hoe_vaak"].eq("enkele keren per jaar").sum()),
        0.0: int(table["hoe_vaak"].eq("nooit").sum()),
    }
    days = study.respondents.set_index("respondent_id")["answered_on"]
    assert days["B26-001"] == "2026-03-02"
    assert days.str.fullmatch(r"2026-0[345]-\d\d").all()
