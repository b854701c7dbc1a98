"""Interests: sorted by how shared they are, four bars and the weakest group each; one of them in detail."""

from __future__ import annotations

import re

from data.store.store import Store
from tests.example_study import example_study
from tests.pages.conftest import OpenScreen, keep, keep_voiced, texts


def test_interests_stand_in_the_order_of_their_score(study_workspace: Store, open_screen: OpenScreen) -> None:
    app = open_screen("interests")
    _, analysis = example_study()
    themes = analysis.themes.sort_values("shared_score", ascending=False)
    shown = [str(header.value).replace("\\", "") for header in app.header]
    ranked = [re.sub(r"^\d+\. ", "", title) for title in shown if re.match(r"^\d+\. ", title)]
    assert ranked == themes["label"].tolist()


def test_each_interest_has_four_bars_and_names_its_weakest_group(
    study_workspace: Store, open_screen: OpenScreen
) -> None:
    app = open_screen("interests")
    bars = [html.proto.body for html in app.get("html") if 'class="bl-bars' in html.proto.body]
    assert len(bars) == len(example_study()[1].themes)
    assert all(html.count('class="bl-bar"') == 4 for html in bars)
    assert "Het minst genoemd door" in texts(app)


def test_one_kind_of_interest_can_be_chosen(study_workspace: Store, open_screen: OpenScreen) -> None:
    app = open_screen("interests")
    app.selectbox(key="interests-kind").set_value("minority").run()
    titles = [str(header.value) for header in app.header]
    assert sum(title.startswith("1\\. ") for title in titles) == 1
    assert not any(title.startswith("2\\. ") for title in titles)


def test_a_chosen_interest_shows_quotes_and_question_and_leads_back(
    study_workspace: Store, open_screen: OpenScreen
) -> None:
    app = open_screen("interests", theme="T4")
    assert "Drempels voor wie met een rolstoel komt" in str(app.title[0].value)
    headers = {str(header.value) for header in app.header}
    assert "Wat mensen zeggen" in headers
    # Six people say this: all their quotes stand in the heart, none is left for the edge.
    assert "Aan de rand" not in headers
    assert app.text_area[0].value.startswith("Hoe kunnen we samen")
    app.button(key="interests-back").click().run()
    assert "theme" not in app.query_params
    assert app.selectbox(key="interests-kind").value == "all"


def test_a_large_interest_has_an_edge(study_workspace: Store, open_screen: OpenScreen) -> None:
    app = open_screen("interests", theme="T1")
    assert "Aan de rand" in {str(header.value) for header in app.header}


def test_another_interest_is_chosen_from_the_detail(study_workspace: Store, open_screen: OpenScreen) -> None:
    app = open_screen("interests", theme="T4")
    app.selectbox(key="interests-theme-T4").set_value("T1").run()
    assert app.query_params["theme"] == "T1"
    assert str(app.title[0].value) == "Veilig fietsen naar school"


def test_a_question_that_somebody_wrote_stays(study_workspace: Store, open_screen: OpenScreen) -> None:
    app = open_screen("interests", theme="T1")
    app.text_area[0].set_value("Wie doet mee?").run()
    app.switch_page("pages/map/page.py").run()
    app.switch_page("pages/interests/page.py").run()
    assert app.text_area[0].value == "Wie doet mee?"


def test_few_people_get_no_share(workspace: Store, open_screen: OpenScreen) -> None:
    keep(workspace, n_respondents=20, is_demo=False)
    app = open_screen("interests")
    first = next(html.proto.body for html in app.get("html") if 'class="bl-bars' in html.proto.body)
    assert "te weinig deelnemers voor een aandeel" in first


def test_groups_are_compared_within_one_grouping_at_a_time(
    study_workspace: Store, open_screen: OpenScreen
) -> None:
    app = open_screen("interests", theme="T6")
    box = app.selectbox(key="interests-grouping-T6")
    assert box.value == "age"
    box.set_value("gender").run()
    assert not app.exception
    tables = [set(table.value.iloc[:, 0]) for table in app.dataframe]
    assert any(names and all("(gender)" in name for name in names) for names in tables)


def test_a_measured_interest_says_how_sure_it_is_and_for_whom_quotes_stand(
    workspace: Store, open_screen: OpenScreen
) -> None:
    keep_voiced(workspace)
    app = open_screen("interests", theme="T2")
    assert not app.exception
    said = texts(app)
    assert "Gedeeld: " in said
    assert "bij de vijf meest gedeelde belangen" in said
    assert "citaten staan samen voor" in said
    assert "Wie hier het meest van de anderen verschilt: Baaigem (woonplaats)" in said


def test_without_a_certain_difference_no_voice_is_made_up(workspace: Store, open_screen: OpenScreen) -> None:
    keep_voiced(workspace)
    said = texts(open_screen("interests", theme="T7"))
    assert "Met deze aantallen is niet aan te tonen dat een groep dit vaker of minder vaak noemt" in said


def test_the_study_is_heard_in_a_few_quotes(workspace: Store, open_screen: OpenScreen) -> None:
    keep_voiced(workspace)
    said = texts(open_screen("interests"))
    assert "Luister mee" in said
    assert "van alle deelnemers." in said
