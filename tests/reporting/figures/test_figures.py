"""Figures carry the numbers of their tables, in one look, and show what people wrote literally."""

from __future__ import annotations

import json
import math
import re
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reporting.figures.coverage import draw_coverage
from reporting.figures.interest_bars import draw_interest_bars
from reporting.figures.interests_overview import draw_interests_overview
from reporting.figures.ledger import draw_ledger
from reporting.figures.rating_distribution import draw_rating_distribution
from reporting.figures.safe_text import LONGEST, plotly_safe
from reporting.figures.share_dots import draw_share_dots
from reporting.figures.sharedness_plane import draw_sharedness_plane
from reporting.figures.style import DARK, LIGHT, palette
from reporting.words.words import load_words
from tests.example_study import HOSTILE

WORDS = load_words("nl")
NAN = math.nan


def as_json(figure: go.Figure) -> dict[str, Any]:
    """The figure as the browser gets it."""
    parsed: dict[str, Any] = json.loads(figure.to_json())
    return parsed


BARS = pd.DataFrame(
    {
        "name": ["Bereik", "Eensgezind"],
        "value": [0.34, NAN],
        "low": [0.29, NAN],
        "high": [0.4, NAN],
        "said": ["34 van de 100", HOSTILE[1]],
    }
)
OVERVIEW = pd.DataFrame(
    {
        "label": ["Fietsen", HOSTILE[2]],
        "reach": [0.34, 0.1],
        "groups": [0.9, NAN],
        "places": [0.8, 0.2],
        "united": [NAN, 0.7],
        "reach_low": [0.3, 0.05],
        "reach_high": [0.4, 0.2],
        "said": ["a", "b"],
    }
)
DOTS = pd.DataFrame(
    {
        "name": ["Asper", "Baaigem"],
        "share": [0.5, 0.1],
        "low": [0.4, 0.05],
        "high": [0.6, 0.2],
        "whole": [0.2, 0.2],
        "is_sure": [True, False],
        "said": ["a", "b"],
    }
)
PLANE = pd.DataFrame(
    {
        "label": ["A", "B"],
        "kind": ["shared", "minority"],
        "n_respondents": [100, 4],
        "reach": [0.4, 0.03],
        "breadth": [0.9, 0.2],
        "said": ["a", "b"],
    }
)
LEDGER = pd.DataFrame({"name": ["x", "y", "z"], "share": [0.7, 0.2, 0.1], "said": ["a", "b", "c"]})
COVERAGE = pd.DataFrame(
    {
        "name": ["Asper", "Baaigem"],
        "share": [0.6, 0.4],
        "population_share": [0.5, NAN],
        "count_said": ["60 mensen", "40 mensen"],
        "said": ["a", "b"],
    }
)
RATINGS = pd.DataFrame({"rating": [1, 9], "n": [0, 12], "said": ["a", "b"]})


def test_the_four_bars_are_the_values_of_the_table() -> None:
    drawn = as_json(draw_interest_bars(BARS, WORDS))
    assert drawn["data"][1]["x"] == [0.34, 0.0]
    assert drawn["data"][2]["x"] == [0.29, 0.4, None]  # only the row with an interval has one
    assert drawn["layout"]["separators"] == ",."


def test_the_overview_says_what_is_unknown_instead_of_drawing_zero() -> None:
    drawn = as_json(draw_interests_overview(OVERVIEW, WORDS))
    assert [trace["x"] for trace in drawn["data"][1::2]] == [[0.34, 0.1], [0.9, 0.0], [0.8, 0.2], [0.0, 0.7]]
    unknown = [note for note in drawn["layout"]["annotations"] if note["text"] == "niet te zeggen"]
    assert [(note["xref"], note["y"]) for note in unknown] == [("x2", 1), ("x4", 0)]


def test_dots_are_grey_when_a_difference_is_not_certain() -> None:
    drawn = as_json(draw_share_dots(DOTS, WORDS, here="hier", whole="overal"))
    sure, unsure = drawn["data"][1], drawn["data"][2]
    assert (sure["x"], unsure["x"]) == ([0.5], [0.1])
    assert (sure["marker"]["color"], unsure["marker"]["color"]) == (LIGHT.accent, LIGHT.unsure)
    assert sure["error_x"]["array"] == pytest.approx([0.1])


def test_each_kind_in_the_plane_has_a_shape_of_its_own() -> None:
    drawn = as_json(draw_sharedness_plane(PLANE, WORDS))
    assert {trace["name"]: (trace["x"], trace["y"]) for trace in drawn["data"]} == {
        "Minderheidsstem": ([0.03], [0.2]),
        "Gedeeld belang": ([0.4], [0.9]),
    }
    assert len({trace["marker"]["symbol"] for trace in drawn["data"]}) == 2


def test_names_in_the_plane_never_lie_over_each_other() -> None:
    names = [f"Belang nummer {n}" for n in range(15)]
    crowd = pd.concat([PLANE.head(1)] * 15, ignore_index=True).assign(label=names)
    trace = as_json(draw_sharedness_plane(crowd, WORDS))["data"][0]
    sides = [side for text, side in zip(trace["text"], trace["textposition"], strict=True) if text]
    assert len(sides) == len(set(sides))  # fifteen marks on one spot: at most one name on each side


def test_the_ledger_and_the_ratings_hold_their_numbers() -> None:
    assert [trace["x"] for trace in as_json(draw_ledger(LEDGER, WORDS))["data"]] == [[0.7], [0.2], [0.1]]
    bars = as_json(draw_rating_distribution(RATINGS, WORDS))["data"][0]
    assert (bars["x"], bars["y"], bars["text"]) == ([1, 9], [0, 12], ["", "12"])
    assert bars["marker"]["color"] == [LIGHT.low, LIGHT.high]


def test_inhabitants_are_drawn_only_where_they_are_known() -> None:
    both = as_json(draw_coverage(COVERAGE, WORDS))
    assert both["data"][1]["x"] == [0.5, None]
    alone = as_json(draw_coverage(COVERAGE.assign(population_share=NAN), WORDS))
    assert len(alone["data"]) == 1


@pytest.mark.parametrize("dark", [False, True])
def test_every_figure_survives_a_table_without_rows(dark: bool) -> None:
    for draw, table in (
        (draw_interest_bars, BARS),
        (draw_interests_overview, OVERVIEW),
        (draw_sharedness_plane, PLANE),
        (draw_ledger, LEDGER),
        (draw_coverage, COVERAGE),
        (draw_rating_distribution, RATINGS),
    ):
        assert as_json(draw(table.head(0), WORDS, dark=dark))["layout"]["height"] > 0


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("dark", [False, True])
def test_text_and_marks_can_be_read(dark: bool) -> None:
    colours = palette(dark)
    for ground in (colours.paper, colours.card):
        assert contrast(colours.ink, ground) >= 7
        assert contrast(colours.soft, ground) >= 4.5
        assert all(contrast(colour, ground) >= 3 for colour in (colours.accent, colours.low, colours.high))
    assert len(colours.series) <= 7
    assert DARK is not LIGHT


@settings(max_examples=200, derandomize=True, deadline=None)
@given(st.text(max_size=400))
def test_no_text_of_a_person_becomes_markup(text: str) -> None:
    safe = plotly_safe(text, 30)
    assert "<" not in safe.replace("<br>", "")
    assert "$" not in safe
    assert "%{" not in safe
    shown = re.sub(r"&(amp|lt|gt);", "x", safe.replace("<br>", " "))
    assert len(shown.replace("\u200b", "")) <= LONGEST + LONGEST // 30 + 1


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_names_stay_readable(text: str) -> None:
    figure = draw_interests_overview(OVERVIEW.assign(label=[text, text]), WORDS)
    ticks = as_json(figure)["layout"]["yaxis"]["ticktext"]
    shown = ticks[0].replace("<br>", " ").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    words = [word for word in re.findall(r"[a-zA-Z]{3,}", text) if len(word) < 12]
    assert all(word in shown.replace(" ", "") or word in shown for word in words)
