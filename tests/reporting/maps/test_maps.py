"""The map of places: same scene on screen and on slides, no server, names that do not collide."""

from __future__ import annotations

import json
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reporting.figures.style import DARK, LIGHT
from reporting.labels import Box, place_labels
from reporting.maps.picture import draw_map_picture, drawable
from reporting.maps.places_map import draw_places_map, scale_words
from reporting.maps.projection import Sheet, outlines, scale_length
from reporting.maps.scene import LARGEST, SMALLEST, lay_out_map
from reporting.maps.shades import APPRECIATION, THEME, outline_colour, shade_colour
from reporting.maps.tile_map import draw_tile_map
from reporting.words.words import load_words
from tests.example_study import HOSTILE

WORDS = load_words("nl")
AREAS = {"V1": "POLYGON ((3.6 50.9, 3.7 50.9, 3.7 51, 3.6 51, 3.6 50.9))", "LEEG": "POLYGON EMPTY"}


def units(n: int = 4, name: str = "Plek") -> pd.DataFrame:
    return pd.DataFrame(
        {
            "unit_id": [f"P{i}" for i in range(n)],
            "name": [f"{name} {i}" for i in range(n)],
            "latitude": [50.91 + 0.02 * i for i in range(n)],
            "longitude": [3.61 + 0.02 * i for i in range(n)],
            "n_respondents": [10 * (i + 1) for i in range(n)],
            "shade": ["high", "unsure", "low", "few"][:n],
            "said": [f"Plek {i}: zin" for i in range(n)],
        }
    )


def as_json(figure: go.Figure) -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads(figure.to_json())
    return parsed


@pytest.mark.parametrize("dark", [False, True])
def test_every_unit_is_a_circle_that_can_be_chosen(dark: bool) -> None:
    drawn = as_json(draw_places_map(units(), AREAS, WORDS, shades=APPRECIATION, chosen="P2", dark=dark))
    chosen = [row for trace in drawn["data"] for row in trace.get("customdata") or []]
    assert sorted(row[0] for row in chosen) == ["P0", "P1", "P2", "P3"]
    assert {trace["type"] for trace in drawn["data"]} == {"scatter"}  # no WebGL, no map server


def test_the_legend_names_every_shade_also_those_without_a_unit() -> None:
    drawn = as_json(draw_places_map(units(1), {}, WORDS, shades=APPRECIATION))
    names = [trace["name"] for trace in drawn["data"] if trace.get("showlegend", True)]
    assert names == [WORDS(f"map_shades.{shade}") for shade in APPRECIATION]


def test_circles_grow_with_people_by_area() -> None:
    scene = lay_out_map(units(), {})
    sizes = dict(zip(scene.points["unit_id"], scene.points["diameter"], strict=True))
    assert sizes["P3"] == LARGEST
    assert sizes["P0"] == pytest.approx(LARGEST / 2)
    assert min(sizes.values()) >= SMALLEST


def test_a_single_place_without_areas_still_has_a_map() -> None:
    scene = lay_out_map(units(1).assign(n_respondents=0), {})
    west, south, east, north = scene.bounds
    assert east - west >= 1
    assert north - south >= 1
    assert scene.scale_km > 0


def test_the_sheet_keeps_distances() -> None:
    sheet = Sheet(50.93, 3.66)
    assert sheet.north(50.94) == pytest.approx(1.11, abs=0.01)
    assert sheet.east(3.67) == pytest.approx(0.70, abs=0.01)
    assert outlines(AREAS, sheet)["LEEG"] == []
    assert len(outlines(AREAS, sheet)["V1"][0]) == 5


@settings(max_examples=60, derandomize=True, deadline=None)
@given(st.floats(0.01, 5000))
def test_the_scale_bar_is_round_and_fits(width: float) -> None:
    length = scale_length(width)
    assert width / 4 / 2.6 <= length <= width / 4 * 1.0001
    assert f"{length:.6e}"[0] in "125"


def test_a_scale_below_a_kilometre_is_said_in_metres() -> None:
    assert (scale_words(0.5, WORDS), scale_words(2.0, WORDS)) == ("500 m", "2 km")


def test_hostile_names_are_shown_literally_on_the_screen() -> None:
    for text in HOSTILE:
        odd = units(1).assign(said=text, name=text)
        drawn = json.dumps(as_json(draw_places_map(odd, {}, WORDS, shades=APPRECIATION)))
        assert "<a" not in drawn
        assert "<b>" not in drawn


def test_the_picture_is_the_same_each_time_and_survives_hostile_names() -> None:
    odd = units().assign(name=HOSTILE[:4])
    one = draw_map_picture(odd, AREAS, WORDS, shades=APPRECIATION)
    assert one == draw_map_picture(odd, AREAS, WORDS, shades=APPRECIATION)
    assert one.startswith(b"\x89PNG")
    assert drawable("fiets 🚲 pad") == "fiets  pad"


def test_the_online_map_is_drawn_only_when_asked_for() -> None:
    drawn = as_json(draw_tile_map(units(), AREAS, WORDS, shades=APPRECIATION, chosen="P1"))
    assert {trace["type"] for trace in drawn["data"]} == {"scattermap"}
    assert drawn["layout"]["map"]["style"] == "open-street-map"
    assert drawn["layout"]["map"]["center"]["lat"] == pytest.approx(50.93)


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_every_shade_has_a_colour_and_an_edge(colours: Any) -> None:
    for shade in (*APPRECIATION, *THEME):
        assert shade_colour(shade, colours).startswith("#")
        assert outline_colour(shade, colours).startswith("#")


@settings(max_examples=40, derandomize=True, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.floats(0, 700), st.floats(0, 500), st.floats(9, 44), st.text("abcde ", min_size=1, max_size=40)
        ),
        max_size=25,
    )
)
def test_labels_stay_apart_and_inside(circles: list[tuple[float, float, float, str]]) -> None:
    boxes = [Box(x, y, d) for x, y, d, _ in circles]
    labels = place_labels(boxes, [name for *_, name in circles], (0, 700), 12)
    assert len(labels) == len(circles)
    assert sum(bool(label) for label, _ in labels) <= 12
    assert labels == place_labels(boxes, [name for *_, name in circles], (0, 700), 12)
