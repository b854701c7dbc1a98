"""Who is missing: population beside participants, effort, empties, campaign, and the limits that follow."""

from __future__ import annotations

from analysis.agreeing import take_coding, write_coding
from analysis.model import Settings
from analysis.record import grouping_key
from data.store.store import Store
from tests.pages.conftest import OpenScreen, keep, keep_voiced, texts
from tests.voiced_example import voiced_example

MARK = "Twee lezers deelden dit anders in"


def test_who_is_missing_stands_in_the_title(workspace: Store, open_screen: OpenScreen) -> None:
    keep_voiced(workspace)
    app = open_screen("quality")
    assert not app.exception
    assert str(app.title[0].value).replace("\\", "") == "Naar verhouding te weinig gehoord: Semmerzake"
    said = texts(app)
    assert "11 mensen stuurden bijna hetzelfde antwoord" in said
    assert "Het minst beantwoord is" in said
    assert "De meesten vertelden over" in said
    assert "Alleen naar woonplaats kennen we de inwoners" in said
    assert "12–24 (leeftijd)" in said
    assert len(app.get("plotly_chart")) == 5
    assert app.text_area[0].value.startswith("Hoe kunnen we samen horen")


def test_the_title_is_not_said_twice(workspace: Store, open_screen: OpenScreen) -> None:
    keep_voiced(workspace)
    app = open_screen("quality")
    assert str(app.title[0].value) not in {str(header.value) for header in app.header}
    app.selectbox(key="quality-grouping").set_value("gender").run()
    assert not app.exception
    assert "Wie deed mee, naar gender" in texts(app)


def test_without_population_figures_it_says_that_it_cannot_tell(
    workspace: Store, open_screen: OpenScreen
) -> None:
    keep(workspace, with_places=False)
    app = open_screen("quality", language="en")
    assert not app.exception
    assert "we cannot say: there are no population figures" in str(app.title[0].value).replace("\\", "")
    assert "We know no population figures" in texts(app)
    assert "No signs of an organised call" in texts(app)


def test_an_empty_study_opens(workspace: Store, open_screen: OpenScreen) -> None:
    keep(workspace, n_respondents=0, with_places=False, is_demo=False)
    app = open_screen("quality")
    assert not app.exception
    assert "niet gevraagd tot welke groepen" in texts(app)


def test_how_far_the_themes_can_be_trusted(workspace: Store, open_screen: OpenScreen) -> None:
    keep_voiced(workspace)
    app = open_screen("quality")
    headings = " ".join(str(header.value).replace("\\", "") for header in app.header)
    assert "nieuw" in headings
    assert "telkens terug" in headings


def test_a_sheet_to_code_by_hand_is_offered(workspace: Store, open_screen: OpenScreen) -> None:
    keep_voiced(workspace)
    app = open_screen("quality")
    assert "Zou u het ook zo indelen?" in {str(header.value).replace("\\", "") for header in app.header}
    assert len(app.get("download_button")) == 1
    assert len(app.get("file_uploader")) == 1


def test_what_people_coded_is_kept_and_marks_the_themes(workspace: Store, open_screen: OpenScreen) -> None:
    keep_voiced(workspace)
    study_id = workspace.list_studies()[0].info.study_id
    _, analysis = voiced_example()
    assert MARK not in texts(open_screen("interests"))
    codes = analysis.statements.set_index("statement_id")["theme_id"].to_dict()
    wrong = {name: "T2" if theme == "T1" else theme for name, theme in codes.items()}
    coding = take_coding(analysis, "Roos", "2026-11-03T10:00:00+00:00", wrong)
    log = workspace.codings(study_id)
    log.keep(grouping_key(Settings()), "Roos", coding.when, write_coding(coding))
    app = open_screen("quality")
    assert not app.exception
    assert "Ingedeeld door Roos op 3 november 2026" in texts(app)
    assert any(str(header.value).startswith("Mens en machine") for header in app.header)
    for screen in ("interests", "themes"):
        assert MARK in texts(open_screen(screen, theme="T1"))
        assert not open_screen(screen, theme="T3").exception
    app.button(key="coding-forget-0").click().run()
    assert not app.exception
    assert log.load(grouping_key(Settings())) == []
    assert "Ingedeeld door Roos" not in texts(app)
    assert MARK not in texts(open_screen("interests", theme="T1"))
