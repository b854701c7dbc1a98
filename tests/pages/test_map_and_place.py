"""Map and place: chosen by click or list, at each level, in two colourings; no tile server unasked."""

from __future__ import annotations

import pytest

from data.store.store import Store
from pages.map.picture import clicked_unit
from tests.pages.conftest import OpenScreen, keep, texts


@pytest.mark.parametrize(
    ("state", "unit"),
    [
        ({"selection": {"points": [{"customdata": ["P03", "zin"]}]}}, "P03"),
        ({"selection": {"points": [{"x": 1}, {"customdata": ["P04"]}]}}, "P04"),
        ({"selection": {"points": []}}, ""),
        ({}, ""),
        (None, ""),
    ],
)
def test_a_click_tells_which_place(state: object, unit: str) -> None:
    assert clicked_unit(state) == unit


def test_the_map_opens_on_appreciation_without_any_tile_server(
    study_workspace: Store, open_screen: OpenScreen
) -> None:
    app = open_screen("map")
    spec = app.get("plotly_chart")[0].proto.spec
    assert "scattermap" not in spec
    assert "http" not in spec
    assert app.get("plotly_chart")[0].proto.alt
    assert not app.toggle(key="map-online").value


def test_a_street_map_comes_only_when_it_is_switched_on(
    study_workspace: Store, open_screen: OpenScreen
) -> None:
    app = open_screen("map")
    app.toggle(key="map-online").set_value(True).run()
    assert not app.exception
    assert "scattermap" in app.get("plotly_chart")[0].proto.spec


def test_a_place_is_chosen_from_the_list(study_workspace: Store, open_screen: OpenScreen) -> None:
    app = open_screen("map")
    app.selectbox(key="map-unit-place-").set_value("P01").run()
    assert app.query_params["unit"] == "P01"
    assert any("Marktplein" in str(header.value) for header in app.header)


def test_another_level_lets_go_of_the_place(study_workspace: Store, open_screen: OpenScreen) -> None:
    app = open_screen("map", unit="P01")
    app.button_group(key="level-place").set_value("village").run()
    assert app.query_params["level"] == "village"
    assert "unit" not in app.query_params
    names = app.selectbox(key="map-unit-village-").options
    assert sorted(names) == ["Asper", "Baaigem", "Semmerzake"]


def test_a_theme_colours_the_map_and_its_title(study_workspace: Store, open_screen: OpenScreen) -> None:
    app = open_screen("map")
    app.button_group(key="map-colour-appreciation").set_value("theme").run()
    themes = [box for box in app.selectbox if str(box.key).startswith("map-theme")]
    themes[0].set_value("T3").run()
    assert app.query_params["theme"] == "T3"
    assert "Parkeren op het Marktplein" in str(app.title[0].value)


def test_the_place_screen_opens_on_the_place_most_people_spoke_about(
    workspace: Store, open_screen: OpenScreen
) -> None:
    keep(workspace, n_respondents=300)
    app = open_screen("place")
    assert "Marktplein" in str(app.title[0].value)
    assert app.text_area[0].value == "Hoe kunnen we samen zorg dragen voor Marktplein?"
    assert len(app.get("plotly_chart")) == 2
    assert all(chart.proto.alt for chart in app.get("plotly_chart"))


def test_a_place_without_places_says_what_to_do(workspace: Store, open_screen: OpenScreen) -> None:
    keep(workspace, with_places=False, is_demo=False)
    assert "Op deze schaal vertelde nog niemand" in texts(open_screen("place"))
    assert "geen plekken op de kaart" in texts(open_screen("map"))
