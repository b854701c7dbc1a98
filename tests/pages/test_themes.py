"""The theme workbench: what is decided shows at once, is kept with who and why, and can be taken back."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from analysis.model import Settings
from analysis.record import grouping_key
from data.store.store import Store
from pages.state import store as stores
from pages.state.rulings import load_rulings
from tests.example_study import example_study
from tests.pages.conftest import OpenScreen, keep_measured, keep_voiced, texts

STUDY = "voorbeeld"


@pytest.fixture
def bench(workspace: Store, open_screen: OpenScreen) -> AppTest:
    """The workbench of a study with every table, after Roos said who she is."""
    keep_measured(workspace)
    app = open_screen("themes")
    assert not app.exception
    app.text_input(key=f"themes-who-{STUDY}").set_value("Roos").run()
    return app


def decisions(workspace: Store) -> list[dict[str, object]]:
    return workspace.decisions(STUDY).load(grouping_key(Settings()))


def named(app: AppTest, label: str):  # type: ignore[no-untyped-def]
    """The field or button with this label."""
    kinds = (app.text_input, app.text_area, app.button, app.multiselect, app.checkbox, app.selectbox)
    return next(one for kind in kinds for one in kind if one.label == label)


def press(app: AppTest, label: str) -> AppTest:
    named(app, label).click().run()
    assert not app.exception
    return app


def look_at(app: AppTest, view: str) -> AppTest:
    app.session_state["themes-view"] = view
    app.run()
    assert not app.exception
    return app


def test_the_largest_theme_is_at_hand(bench: AppTest) -> None:
    _, analysis = example_study()
    assert str(bench.title[0].value).startswith(f"{len(analysis.themes)} thema's")
    assert "Er is nog niets beslist" in texts(bench)
    largest = analysis.themes.sort_values("n_respondents").iloc[-1]
    assert largest["label"] in [str(one.value) for one in bench.header]
    assert len(bench.dataframe[0].value) == len(analysis.themes)


def test_nothing_is_decided_without_a_name(workspace: Store, open_screen: OpenScreen) -> None:
    keep_measured(workspace)
    app = open_screen("themes")
    named(app, "Naam van het thema").set_value("Anders").run()
    press(app, "Bewaar naam en omschrijving")
    assert "Vul bovenaan eerst uw naam in" in app.warning[0].value.replace("\\", "")
    assert decisions(workspace) == []


def test_a_name_and_a_description_are_two_decisions(bench: AppTest, workspace: Store) -> None:
    named(bench, "Naam van het thema").set_value("Veilig naar school")
    named(bench, "Hoort er niet bij:").set_value("parkeren")
    named(bench, "Waarom? (mag leeg blijven)").set_value("duidelijker").run()
    press(bench, "Bewaar naam en omschrijving")
    kept = decisions(workspace)
    assert [(row["act"], row["who"], row["why"]) for row in kept] == [
        ("rename", "Roos", "duidelijker"),
        ("describe", "Roos", "duidelijker"),
    ]
    said = texts(bench)
    assert "Veilig naar school" in said
    assert "Hoort er niet bij:** parkeren" in said
    assert "2 beslissingen gelden. Codeboek versie 3." in said
    assert "2 beslissingen tellen nog niet mee in de cijfers." in said


def test_a_merge_that_swallows_a_minority_asks_first(workspace: Store, open_screen: OpenScreen) -> None:
    keep_voiced(workspace)
    app = open_screen("themes")
    study_id = workspace.list_studies()[0].info.study_id
    app.text_input(key=f"themes-who-{study_id}").set_value("Roos").run()
    others = app.multiselect[0]
    minority = next(option for option in others.options if option.startswith("Drempels"))
    before = str(app.title[0].value)
    others.select(minority).run()
    assert "verdwijnt een minderheidsstem" in app.warning[0].value.replace("\\", "")
    assert named(app, "Voeg samen").disabled
    named(app, "Ik weet dit en wil toch samenvoegen").check().run()
    press(app, "Voeg samen")
    kept = workspace.decisions(study_id).load(grouping_key(Settings()))
    assert [(row["act"], row["is_confirmed"]) for row in kept] == [("merge", True)]
    assert str(app.title[0].value) != before


def test_undo_and_put_back_and_undo_all(bench: AppTest, workspace: Store) -> None:
    first = str(bench.header[0].value)
    named(bench, "Naam van het thema").set_value("Anders").run()
    press(bench, "Bewaar naam en omschrijving")
    look_at(bench, "log")
    assert "Hernoemd tot ‘Anders’" in texts(bench)
    assert "Roos · " in texts(bench)
    press(bench, "Maak ongedaan")
    assert "Ongedaan gemaakt: een nieuwe naam" in texts(bench)
    assert "Er is nog niets beslist" in texts(bench)
    press(bench, "Zet terug")
    assert "1 beslissing geldt" in texts(bench)
    press(bench, "Ja, maak alles ongedaan")
    look_at(bench, "themes")
    assert str(bench.header[0].value) == first
    assert [row["act"] for row in decisions(workspace)] == ["rename", "undo", "undo", "undo"]


def test_many_statements_go_into_a_new_theme_at_once(bench: AppTest, workspace: Store) -> None:
    n_before = len(bench.dataframe[0].value)
    word = str(bench.dataframe[1].value["Uitspraak"].iloc[0]).split()[-1].strip(".")
    named(bench, "Zoek in deze uitspraken").set_value(word.upper()).run()
    next(one for one in bench.checkbox if one.label.startswith("Kies alle")).check().run()
    assert "Uitspraken met dezelfde woorden gaan mee." in texts(bench)
    press(bench, "Verplaats")
    assert "Geef het thema een naam" in bench.warning[0].value.replace("\\", "")
    named(bench, "Naam van het nieuwe thema").set_value("Iets nieuws").run()
    press(bench, "Verplaats")
    kept = decisions(workspace)
    assert [row["act"] for row in kept] == ["split"]
    assert len(kept[0]["keys"]) >= 1  # type: ignore[arg-type]
    assert len(bench.dataframe[0].value) == n_before + 1
    assert "Iets nieuws" in bench.dataframe[0].value["Thema"].tolist()


def test_a_single_voice_finds_a_theme(bench: AppTest, workspace: Store) -> None:
    look_at(bench, "singles")
    n_single = int(str(bench.title[0].value).split(" losse")[0].split()[-1])
    named(bench, "Zoek in deze uitspraken").set_value("cinema").run()
    next(one for one in bench.checkbox if one.label.startswith("Kies alle")).check().run()
    choice = named(bench, "Waarheen?")
    choice.select(choice.options[2]).run()
    press(bench, "Verplaats")
    assert [row["act"] for row in decisions(workspace)] == ["move"]
    assert int(str(bench.title[0].value).split(" losse")[0].split()[-1]) < n_single


def test_a_lock_keeps_others_out_until_it_is_opened(bench: AppTest, workspace: Store) -> None:
    press(bench, "Vergrendel dit thema")
    assert "Dit thema is vergrendeld" in bench.info[0].value
    assert "vergrendeld" in bench.dataframe[0].value["Merk"].tolist()
    kept = decisions(workspace)[0]
    assert kept["keys"]
    press(bench, "Maak het slot los")
    assert not bench.info
    press(bench, "Merk als minderheidsstem")
    assert "minderheidsstem" in bench.dataframe[0].value["Merk"].tolist()


def test_words_are_found_in_any_order(bench: AppTest) -> None:
    look_at(bench, "search")
    assert "Op betekenis vindt u ook" in texts(bench)
    bench.text_input(key="themes-search").set_value("SCHOOL fietsen").run()
    found = bench.dataframe[0].value
    assert len(found)
    assert found["Uitspraak"].str.contains("school").all()
    assert found["Uitspraak"].str.contains("fietsen").all()
    bench.text_input(key="themes-search").set_value("bestaat niet (((").run()
    assert not bench.exception


def test_meaning_is_sought_beside_the_server(
    bench: AppTest, workspace: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    ids = example_study()[1].statements["statement_id"].tolist()[:3]

    def state(card: object, settings: object, sought: str) -> stores.JobState:
        found = tuple((name, 0.9 - 0.1 * place) for place, name in enumerate(ids))
        return stores.JobState("done", found=found) if asked else stores.JobState()

    monkeypatch.setattr(stores, "search_state", state)
    monkeypatch.setattr(stores, "start_search", lambda card, settings, sought: asked.append(sought))
    look_at(bench, "search")
    bench.session_state["themes-way"] = "meaning"
    bench.text_input(key="themes-search").set_value("een bankje").run()
    assert not bench.exception
    assert asked == ["een bankje"]
    assert bench.dataframe[0].value["Lijkt erop"].tolist()[0] == "0,90"


def test_the_codebook_can_be_taken_along_and_what_starts_the_themes_chosen(
    bench: AppTest, workspace: Store
) -> None:
    look_at(bench, "codebook")
    assert len(bench.get("download_button")) == 4
    bench.radio[0].set_value("leefplekmeter").run()
    press(bench, "Zoek de thema's opnieuw")
    assert workspace.decisions(STUDY).choices() == {"codebook": "leefplekmeter"}


def test_the_screen_is_whole_in_english_and_without_themes(workspace: Store, open_screen: OpenScreen) -> None:
    keep_measured(workspace, n_respondents=0)
    app = open_screen("themes", language="en")
    assert not app.exception
    for view in ("singles", "search", "picture", "log", "codebook", "themes"):
        look_at(app, view)


def test_what_was_kept_is_what_the_analysis_gets(bench: AppTest, workspace: Store) -> None:
    named(bench, "Naam van het thema").set_value("Anders").run()
    press(bench, "Bewaar naam en omschrijving")
    rulings = load_rulings(workspace.decisions(STUDY), Settings())
    assert rulings is not None
    assert [one.label for one in rulings.decisions] == ["Anders"]
    assert len(rulings.basis.codebook) == len(example_study()[1].themes)
    assert len(rulings.basis.seen)
