"""An analysis that goes on from an earlier one keeps its themes; from memory and from files alike."""

from __future__ import annotations

import io
from dataclasses import replace

import pandas as pd
import pytest

from analysis.agreeing import compare_coding, take_coding
from analysis.analyse import analyse_study
from analysis.continuing import continue_analysis, continue_files
from analysis.model import Analysis, Settings
from analysis.themes.decisions import Act, Decision, key_statements
from data.errors import StudyError
from data.model import Study
from reporting.exports.statements import write_statements
from reporting.exports.themes import write_themes
from tests.fake_embedder import FakeEmbedder
from tests.spoken_study import SUBJECTS, spoken_study


def analyse(study: Study, rulings=None) -> Analysis:
    return analyse_study(study, Settings(), FakeEmbedder(), rulings=rulings)


@pytest.fixture(scope="module")
def first() -> tuple[Study, Analysis]:
    study = spoken_study()
    return study, analyse(study)


def test_other_people_later_find_the_same_themes(first) -> None:
    _, earlier = first
    later = analyse(spoken_study(60, seed=21, start=900), continue_analysis(earlier))
    matches = later.further["theme_matches"]
    assert matches["way"].eq("kept").sum() == len(SUBJECTS)
    before = dict(zip(earlier.themes["theme_id"], earlier.themes["label"], strict=True))
    now = dict(zip(later.themes["theme_id"], later.themes["label"], strict=True))
    assert all(now[theme] == label for theme, label in before.items())
    assert matches["n_fresh"].sum() > 0


def test_the_same_answers_again_change_nothing(first) -> None:
    study, earlier = first
    again = analyse(study, continue_analysis(earlier))
    pd.testing.assert_series_equal(again.statements["theme_id"], earlier.statements["theme_id"])
    assert again.further["theme_matches"]["n_fresh"].eq(0).all()
    assert earlier.further["theme_matches"].empty
    assert again.fingerprint != earlier.fingerprint


def test_after_a_merge_and_a_split_the_flows_say_so(first) -> None:
    study, earlier = first
    one, two, three = earlier.themes["theme_id"].tolist()[:3]
    inside = earlier.statements.query("theme_id == @three")
    half = tuple(sorted(set(key_statements(inside["text"].tolist()))))[::2]
    decisions = (
        Decision(Act.MERGE, "Roos", "2026-11-03T10:00:00", theme_id=one, others=(two,)),
        Decision(
            Act.SPLIT,
            "Roos",
            "2026-11-03T10:01:00",
            theme_id=three,
            keys=half,
            label="Nieuw",
            new_theme_id="S1",
        ),
    )
    again = analyse(study, replace(continue_analysis(earlier), decisions=decisions))
    flows = again.further["theme_flows"]
    assert flows.loc[flows["is_merged"], "earlier_id"].tolist() == sorted([one, two])
    assert set(flows.loc[flows["is_split"], "theme_id"]) == {three, "S1"}
    assert earlier.further["theme_flows"].empty
    coding = take_coding(earlier, "Roos", "2026-11-03T09:00:00", dict(zip(*_codes(earlier), strict=True)))
    found = compare_coding(again, [coding])
    assert found.alpha == pytest.approx(1.0)
    assert found.fresh == ("Nieuw",)


def _codes(analysis: Analysis) -> tuple[list[str], list[str]]:
    said = analysis.statements[analysis.statements["status"].ne("no_content")]
    return said["statement_id"].tolist(), said["theme_id"].tolist()


def test_files_of_an_earlier_run_do_the_same(first) -> None:
    study, earlier = first
    statements, themes = (
        pd.read_csv(io.BytesIO(content), dtype="str", keep_default_na=False)
        for content in (write_statements(study, earlier), write_themes(study, earlier))
    )
    rulings = continue_files(statements, themes)
    later = spoken_study(60, seed=21, start=900)
    one, two = analyse(later, rulings), analyse(later, continue_analysis(earlier))
    assert one.statements["theme_id"].tolist() == two.statements["theme_id"].tolist()


def test_files_without_what_is_needed_are_refused(first) -> None:
    table = pd.DataFrame({"text": ["x"], "theme_id": [""]}, dtype="str")
    with pytest.raises(StudyError) as caught:
        continue_files(table, table)
    assert caught.value.problem.code == "earlier_columns"
    whole = table.assign(statement_id="s", status="single", strength="veel")
    themes = pd.DataFrame(columns=["theme_id", "label", "keywords", "kind"], dtype="str")
    with pytest.raises(StudyError):
        continue_files(whole, themes)
