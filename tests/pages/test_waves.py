"""Waves: two rounds compared on the same question, or a designed screen that says why not."""

from __future__ import annotations

from dataclasses import replace

from data.store.store import Store
from pages.state import store
from tests.example_study import example_study
from tests.pages.conftest import OpenScreen, keep, keep_measured, texts


def test_two_rounds_are_compared(workspace: Store, open_screen: OpenScreen) -> None:
    keep_measured(workspace, two_rounds=True)
    app = open_screen("waves")
    assert not app.exception
    assert "Vaker genoemd dan in 2023" in str(app.title[0].value).replace("\\", "")
    assert [metric.value for metric in app.metric] == ["400 mensen", "590 mensen", "2 van 7"]
    assert len(app.get("plotly_chart")) == 1
    said = texts(app)
    assert "Van de 2 vragen werden er 1 in elke ronde gesteld" in said
    assert "betekent niet dat alles hetzelfde bleef" in said
    assert app.text_area[0].value.startswith("Wat is er rond")


def test_one_round_says_how_the_next_becomes_comparable(workspace: Store, open_screen: OpenScreen) -> None:
    keep(workspace)
    app = open_screen("waves")
    assert not app.exception
    assert "Dit onderzoek heeft één ronde" in str(app.title[0].value)
    assert "Zo wordt de volgende ronde vergelijkbaar" in texts(app)
    assert not app.get("plotly_chart")


def test_screens_look_at_the_newest_round_only(workspace: Store) -> None:
    study, _ = example_study()
    wave = ["2023"] * 30 + ["2026"] * 50
    study = replace(study, respondents=study.respondents.assign(wave=wave))
    workspace.save_study(study)
    card = next(card for card in store.list_studies() if card.info.study_id == study.info.study_id)
    assert (card.n_respondents, card.n_rounds) == (80, 2)
    assert set(store.load_study(card).respondents["wave"]) == {"2026"}
    assert len(store.load_study(card).respondents) == 50


def test_what_became_of_the_earlier_themes(workspace: Store, open_screen: OpenScreen) -> None:
    keep_measured(workspace, two_rounds=True, earlier_themes=True)
    app = open_screen("waves")
    assert not app.exception
    assert "1 van de 2 vroegere thema’s zijn er nog" in {
        str(header.value).replace("\\", "") for header in app.header
    }
