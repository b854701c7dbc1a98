"""Differences: what is certain, both sides in their own words, and an honest sentence when nothing is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analysis.model import Settings
from analysis.record import settings_key, to_record
from data.store.store import Store
from pages.state.store import model_choice
from tests.example_study import example_study
from tests.pages.conftest import OpenScreen, keep, keep_voiced, texts
from tests.voted_example import voted


def test_the_finding_the_sides_the_limits_and_the_question_are_there(
    workspace: Store, open_screen: OpenScreen
) -> None:
    keep_voiced(workspace)
    app = open_screen("differences")
    assert not app.exception
    said = texts(app)
    assert str(app.title[0].value).replace("\\", "").startswith("De groep vrouw (gender) noemt")
    assert len(app.get("plotly_chart")) >= 1
    for heading in ("Luister naar beide kanten", "Uit de groep vrouw (gender)", "Van de anderen"):
        assert heading in said
    assert "Waar mensen iets anders willen" in said
    assert "Wat kunnen we hier niet zeggen?" in said
    assert app.text_area[0].value.startswith("Hoe kunnen we samen")


def test_groups_of_one_grouping_can_be_chosen(workspace: Store, open_screen: OpenScreen) -> None:
    keep_voiced(workspace)
    app = open_screen("differences")
    app.selectbox(key="differences-grouping").set_value("home_village").run()
    assert not app.exception
    assert "De groep Baaigem (woonplaats) noemt" in str(app.title[0].value).replace("\\", "")


def test_another_difference_gives_other_voices(workspace: Store, open_screen: OpenScreen) -> None:
    keep_voiced(workspace)
    app = open_screen("differences")
    choice = app.selectbox(key="differences-which-")
    number = next(n for n, name in enumerate(choice.options) if "Baaigem" in name)
    choice.set_value(number).run()
    assert not app.exception
    assert "Uit de groep Baaigem (woonplaats)" in texts(app)


def test_few_people_in_one_study_can_show_nothing_and_say_so(
    workspace: Store, open_screen: OpenScreen
) -> None:
    keep(workspace, n_respondents=12, is_demo=False)
    app = open_screen("differences")
    assert not app.exception
    assert app.title[0].value == "Er zijn geen groepen om naast elkaar te leggen"
    assert "is hier dus niet te zeggen" in texts(app)
    assert "Voor geen enkel thema is bekend" in texts(app)
    assert not app.get("plotly_chart")


def test_an_older_result_opens_in_english(workspace: Store, open_screen: OpenScreen) -> None:
    keep(workspace)
    app = open_screen("differences", language="en")
    assert not app.exception
    _, analysis = example_study()
    assert "more often than the others" in str(app.title[0].value)
    assert len(analysis.further) == 0


def test_a_question_that_somebody_wrote_stays(workspace: Store, open_screen: OpenScreen) -> None:
    keep_voiced(workspace)
    app = open_screen("differences")
    app.text_area[0].set_value("Wat delen we toch?").run()
    app.switch_page("pages/map/page.py").run()
    app.switch_page("pages/differences/page.py").run()
    assert app.text_area[0].value == "Wat delen we toch?"


@pytest.mark.parametrize("screen", ["differences", "minorities", "quality"])
def test_hostile_answers_stay_text(workspace: Store, open_screen: OpenScreen, screen: str) -> None:
    keep_voiced(workspace, hostile=True, is_demo=False)
    app = open_screen(screen)
    assert not app.exception
    assert all("<b>vet" not in str(html.proto.body) for html in app.get("html"))
    assert all("](http" not in str(part.value).replace("\\](", "") for part in app.markdown)


def test_votes_stand_below_the_differences_only_when_there_are_any(
    workspace: Store, open_screen: OpenScreen
) -> None:
    keep_voiced(workspace)
    assert "stemden over" not in texts(open_screen("differences"))
    study, analysis = voted()
    workspace.save_study(study)
    workspace.save_result(study.info.study_id, settings_key(Settings(), model_choice()), *to_record(analysis))
    app = open_screen("differences")
    assert not app.exception
    assert "80 mensen stemden over" in texts(app)


def test_votes_come_first_where_nobody_was_asked_who_they_are(
    workspace: Store, open_screen: OpenScreen
) -> None:
    study, analysis = voted()
    analysis = replace(analysis, theme_groups=analysis.theme_groups.iloc[:0])
    workspace.save_study(study)
    workspace.save_result(study.info.study_id, settings_key(Settings(), model_choice()), *to_record(analysis))
    app = open_screen("differences")
    assert not app.exception
    assert "groepen het over eens zijn" in str(app.title[0].value)
    assert texts(app).count("80 mensen stemden over") == 1
    assert "is hier dus niet te zeggen" not in texts(app)
