"""Energy: four fields by name, conditions and offers in people's words, the board, and what was not asked."""

from __future__ import annotations

from data.store.store import Store
from tests.measured_example import OFFERS
from tests.pages.conftest import OpenScreen, keep, keep_measured, texts


def test_the_four_fields_the_split_and_the_board_are_there(workspace: Store, open_screen: OpenScreen) -> None:
    keep_measured(workspace)
    app = open_screen("energy")
    assert not app.exception
    said = texts(app)
    for name in ("Samen starten", "Uitnodigen, drempel zoeken", "Witruimte, proefplek", "Blijven luisteren"):
        assert name in said
    for column in ("Detecteren", "Verbinden", "Uitnodigen", "Ondersteunen"):
        assert column in said
    assert "Wat kunnen we hier niet zeggen?" in said
    assert len(app.get("plotly_chart")) == 2
    assert app.text_area[0].value.startswith("Hoe kunnen we samen")


def test_conditions_stand_apart_and_offers_can_all_be_read(workspace: Store, open_screen: OpenScreen) -> None:
    keep_measured(workspace)
    app = open_screen("energy")
    said = texts(app)
    assert "… als de gemeente het hout betaalt" in said
    assert "2 keer: ja, als …" in said
    table = next(frame.value for frame in app.dataframe if "In hun eigen woorden" in frame.value)
    assert OFFERS[1][0] in set(table["In hun eigen woorden"])
    assert "Geen tijd, sorry." not in set(table["In hun eigen woorden"])


def test_a_study_that_did_not_ask_is_honest_and_still_helps_staff(
    workspace: Store, open_screen: OpenScreen
) -> None:
    keep_measured(workspace, with_energy=False)
    app = open_screen("energy")
    assert not app.exception
    assert str(app.title[0].value) == "In dit onderzoek is niet naar goesting gevraagd"
    assert not app.get("plotly_chart")
    assert "Voor medewerkers: waar ligt het werk?" in texts(app)


def test_an_older_result_without_further_tables_opens_too(workspace: Store, open_screen: OpenScreen) -> None:
    keep(workspace)
    app = open_screen("energy", language="en")
    assert not app.exception
    assert str(app.title[0].value) == "This study did not ask who wants to take part"


def test_hostile_answers_stay_text(workspace: Store, open_screen: OpenScreen) -> None:
    keep_measured(workspace, hostile=True)
    app = open_screen("energy")
    assert not app.exception
    assert all("<b>vet" not in str(html.proto.body) for html in app.get("html"))
