"""Minorities: a card per voice with its sentence, who supports it, no name for a small group; voices."""

from __future__ import annotations

from data.store.store import Store
from tests.example_study import example_study
from tests.pages.conftest import OpenScreen, keep, keep_voiced, texts
from tests.voiced_example import FOR_OTHERS


def test_every_confirmed_voice_has_its_sentence(workspace: Store, open_screen: OpenScreen) -> None:
    keep_voiced(workspace)
    app = open_screen("minorities")
    assert not app.exception
    said = texts(app)
    assert "5 op de 100 van iedereen, maar 7 van de 17 mensen in de groep 12–24 (leeftijd)." in said
    assert "het omgekeerde van de meesten" in said
    assert "Wie steunt dit nog?" in said
    assert FOR_OTHERS in said
    assert "Frans" not in said
    assert "kleine thema's zonder eigen groep" in "".join(str(block.label) for block in app.expander)
    assert app.text_area[0].value.startswith("Hoe kunnen we samen zorgen")
    assert "Wat kunnen we hier niet zeggen?" in said


def test_single_voices_are_all_there_and_can_be_searched(
    study_workspace: Store, open_screen: OpenScreen
) -> None:
    app = open_screen("minorities")
    _, analysis = example_study()
    n_single = int((analysis.statements["status"] == "single").sum())
    assert len(app.dataframe[-1].value) == n_single
    app.text_input(key="single-search").set_value("CINEMA").run()
    found = app.dataframe[-1].value
    assert 0 < len(found) < n_single
    assert found["Uitspraak"].str.contains("cinema").all()
    app.text_input(key="single-search").set_value("bestaat niet (((").run()
    assert not app.exception
    assert "Geen enkele losse stem bevat deze woorden" in texts(app)


def test_without_a_minority_voice_the_screen_says_so(workspace: Store, open_screen: OpenScreen) -> None:
    keep(workspace)
    app = open_screen("minorities", language="en")
    assert not app.exception
    assert str(app.title[0].value) == "No minority voice can be heard for certain"
    assert "Single voices" in texts(app)


def test_an_interest_leads_to_its_single_voices(study_workspace: Store, open_screen: OpenScreen) -> None:
    app = open_screen("interests")
    links = [link.proto.label for link in app.get("page_link")]
    assert "Lees en doorzoek alle losse stemmen" in links
