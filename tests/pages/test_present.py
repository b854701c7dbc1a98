"""Present: the questions and the intention that a person wrote come along; an empty one asks nothing."""

from __future__ import annotations

import io

import pytest
from pptx import Presentation

from data.store.store import Store
from pages.present import downloads
from pages.state import session
from reporting.words.words import load_words
from tests.example_study import example_study
from tests.pages.conftest import OpenScreen, texts


def test_each_slide_but_the_title_has_a_field_for_its_question(
    study_workspace: Store, open_screen: OpenScreen
) -> None:
    app = open_screen("present")
    assert not app.exception
    fields = [area for area in app.text_area if str(area.key).startswith("slide-")]
    assert len(fields) == 5
    assert all(str(area.value).endswith("?") for area in fields)
    assert "Deze dia stelt geen vraag." in texts(app)
    assert len(app.get("download_button")) == 3


def test_a_changed_question_stays_and_an_empty_one_too(
    study_workspace: Store, open_screen: OpenScreen
) -> None:
    app = open_screen("present")
    app.text_area(key="slide-voorbeeld-who-nl").set_value("Wie nodigen we uit?").run()
    app.text_area(key="slide-voorbeeld-map-nl").set_value("").run()
    app.switch_page("pages/map/page.py").run()
    app.switch_page("pages/present/page.py").run()
    assert app.text_area(key="slide-voorbeeld-who-nl").value == "Wie nodigen we uit?"
    assert app.text_area(key="slide-voorbeeld-map-nl").value == ""


def test_the_deck_carries_what_was_written(study_workspace: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    study, analysis = example_study()
    written = {
        "question/slide/": {"who": "Wie nodigen we uit?", "map": ""},
        "intention/": {"why": "Om te horen."},
    }
    monkeypatch.setattr(session, "writings", lambda study_id, prefix: written.get(prefix, {}))
    ready = downloads.Ready(None, load_words("nl"), study, analysis, None)
    deck = Presentation(io.BytesIO(downloads.deck_maker(ready)()))
    said = [
        "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        for slide in deck.slides
    ]
    assert len(said) == 6
    assert "Om te horen." in said[1]
    assert "Wie nodigen we uit?" in said[2]
    assert "Vraag voor het gesprek" not in said[4]
