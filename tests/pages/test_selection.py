"""The URL is plain text against known ids: the unknown becomes the default and is said, memory is silent."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from data.model import Study
from data.store.store import Store
from pages.state.selection import Selection, check_selection, link_to
from tests.pages.conftest import OpenScreen, keep, texts

KNOWN = {"language": ("nl", "en"), "unit": ("", "P01", "P02")}


def test_what_the_url_says_wins_from_memory() -> None:
    chosen, unknown = check_selection({"unit": "P01"}, {"unit": "P02", "language": "en"}, KNOWN)
    assert (chosen.unit, chosen.language, unknown) == ("P01", "en", ())


def test_an_unknown_word_in_the_url_becomes_the_default_and_is_named() -> None:
    chosen, unknown = check_selection({"unit": "P99", "language": "fr"}, {}, KNOWN)
    assert (chosen.unit, chosen.language, sorted(unknown)) == ("", "nl", ["language", "unit"])


def test_an_unknown_memory_is_forgotten_in_silence() -> None:
    assert check_selection({}, {"unit": "of another study"}, KNOWN) == (Selection(unit=""), ())


@settings(max_examples=50, derandomize=True)
@given(st.text(max_size=30), st.text(max_size=30))
def test_whatever_stands_in_a_url_only_known_values_come_out(unit: str, language: str) -> None:
    chosen, _ = check_selection({"unit": unit, "language": language}, {}, KNOWN)
    assert chosen.unit in KNOWN["unit"]
    assert chosen.language in KNOWN["language"]


def test_a_link_names_only_what_differs_from_the_default() -> None:
    assert link_to(Selection(study="s", unit="P01"), colour="theme") == {
        "study": "s",
        "unit": "P01",
        "colour": "theme",
    }


def test_an_unknown_place_in_a_link_is_said_on_the_screen(
    study_workspace: Store, open_screen: OpenScreen
) -> None:
    app = open_screen("map", unit="nowhere")
    assert any("bestaat niet in dit onderzoek" in str(info.value) for info in app.info)
    assert "unit" not in app.query_params


def test_another_study_opens_with_a_clean_view(workspace: Store, open_screen: OpenScreen) -> None:
    keep(workspace)
    study = workspace.load_study("voorbeeld")
    workspace.save_study(_renamed(study))
    app = open_screen("place", study="voorbeeld", unit="P05")
    app.selectbox[0].set_value("tweede").run()
    assert app.query_params["study"] == "tweede"
    assert "unit" not in app.query_params


def test_english_is_chosen_on_the_screen_and_stays(study_workspace: Store, open_screen: OpenScreen) -> None:
    app = open_screen()
    app.button_group(key="frame-language-nl").set_value("en").run()
    assert app.query_params["language"] == "en"
    assert "Weighing and deciding" in texts(app.switch_page("pages/method/page.py").run())


def _renamed(study: Study) -> Study:
    return replace(study, info=replace(study.info, study_id="tweede", name="Tweede", is_demo=False))
