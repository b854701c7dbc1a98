"""Figures of differences, effort and questions: one mark per row, safe text, and zero rows."""

from __future__ import annotations

import json

import pandas as pd
import pytest

from reporting.figures.answered import draw_answered
from reporting.figures.differences import draw_differences
from reporting.figures.effort import draw_effort
from reporting.figures.sample_gap import draw_sample_gap
from reporting.words.words import load_words
from tests.example_study import HOSTILE

NL = load_words("nl")
DIFFERENCES = pd.DataFrame(
    {
        "name": [HOSTILE[1], "Trein · Asper"],
        "share": [0.36, 0.05],
        "rest": [0.05, 0.2],
        "low": [0.18, -0.25],
        "high": [0.46, -0.05],
        "points": ["+31 punten", "−15 punten"],
        "said": [HOSTILE[2], "x"],
    }
)


@pytest.mark.parametrize("dark", [False, True])
def test_a_dumbbell_per_difference_with_its_band(dark: bool) -> None:
    figure = json.loads(draw_differences(DIFFERENCES, NL, dark=dark).to_json())
    band, line, rest, group = figure["data"]
    assert band["x"][0] == pytest.approx(0.23)
    assert band["x"][1] == pytest.approx(0.51)
    assert band["x"][3] == 0.0
    assert band["x"][4] == pytest.approx(0.15)
    assert line["x"][:2] == [0.05, 0.36]
    assert rest["x"] == [0.05, 0.2]
    assert group["x"] == [0.36, 0.05]
    texts = " ".join(note["text"] for note in figure["layout"]["annotations"])
    assert "<b>" not in texts
    assert "&lt;b&gt;" in texts


def test_a_long_name_stays_on_one_line() -> None:
    figure = draw_differences(DIFFERENCES.assign(name="woord " * 30), NL)
    assert all("<br>" not in note.text and len(note.text) < 60 for note in figure.layout.annotations)


def test_effort_and_questions_have_a_bar_per_row() -> None:
    effort = pd.DataFrame(
        {"n_places": [1, 2, 12], "n": [30, 20, 1], "n_said": ["30", "20", "<5"], "said": "x"}
    )
    assert list(draw_effort(effort, NL).data[0].x) == [1, 2, 12]
    asked = pd.DataFrame({"name": [HOSTILE[1], "Wat " * 40], "share": [0.5, 1.0], "said": "x"})
    figure = draw_answered(asked, NL, dark=True)
    assert list(figure.data[1].x) == [0.5, 1.0]
    assert all("<b>" not in note.text for note in figure.layout.annotations)


def test_zero_rows_draw() -> None:
    for draw, table in (
        (draw_differences, DIFFERENCES),
        (draw_effort, pd.DataFrame({"n_places": [1], "n": [1], "n_said": ["1"], "said": ["x"]})),
        (draw_answered, pd.DataFrame({"name": ["x"], "share": [0.5], "said": ["x"]})),
        (
            draw_sample_gap,
            pd.DataFrame(
                {"name": ["x"], "share": [0.5], "low": [0.4], "high": [0.6], "whole": [0.5],
                 "is_sure": [True], "said": ["x"]}
            ),
        ),
    ):  # fmt: skip
        json.loads(draw(table.head(0), NL).to_json())
