"""The plane of goesting and the changes between rounds: marks, fields, bands, and harmless names."""

from __future__ import annotations

import json

import pandas as pd
import pytest

from reporting.figures.energy_groups import draw_energy_groups
from reporting.figures.energy_quadrant import FIELDS, draw_energy_quadrant
from reporting.figures.style import DARK, LIGHT
from reporting.figures.wave_changes import draw_wave_changes
from reporting.words.words import load_words
from tests.example_study import HOSTILE

WORDS = load_words("nl")
MARKS = pd.DataFrame(
    {
        "label": ["Bomen", HOSTILE[1], "Trein"],
        "n_energy": [110, 40, 12],
        "score": [64.0, 12.0, 7.0],
        "energy": [0.53, 0.49, 0.2],
        "is_sure": [True, False, True],
        "said": ["a", HOSTILE[2], "c"],
    }
)
CHANGES = pd.DataFrame(
    {
        "name": ["Bomen", HOSTILE[1]],
        "difference": [0.06, -0.02],
        "low": [0.02, -0.06],
        "high": [0.10, 0.03],
        "detectable": [0.05, 0.07],
        "is_sure": [True, False],
        "said": ["a", "b"],
    }
)


def test_marks_lie_where_the_table_says_and_grey_is_not_certain() -> None:
    drawn = json.loads(draw_energy_quadrant(MARKS, WORDS, middle=0.43, shared_line=30.0).to_json())
    sure, unsure = drawn["data"]
    assert (sure["x"], sure["y"]) == ([64.0, 7.0], [0.53, 0.2])
    assert (sure["marker"]["color"], unsure["marker"]["color"]) == (LIGHT.accent, LIGHT.unsure)
    low, high = drawn["layout"]["yaxis"]["range"]
    assert low < 0.2
    assert high > 0.53


def test_the_four_fields_have_their_names_and_meet_at_the_lines() -> None:
    layout = json.loads(draw_energy_quadrant(MARKS, WORDS, middle=0.43, shared_line=30.0).to_json())["layout"]
    names = {note["text"].replace("<br>", " ") for note in layout["annotations"]}
    assert names == {WORDS(f"figures.quadrant.{field}") for field in FIELDS}
    fields = [shape for shape in layout["shapes"] if shape["type"] == "rect"]
    assert {(shape["x0"], shape["y0"]) for shape in fields} >= {(30.0, 0.43)}
    assert len(fields) == 4


@pytest.mark.parametrize("dark", [False, True])
def test_names_of_people_are_harmless_and_zero_rows_are_fine(dark: bool) -> None:
    text = draw_energy_quadrant(MARKS, WORDS, middle=0.43, shared_line=30.0, dark=dark).to_json()
    text += draw_wave_changes(CHANGES, WORDS, dark=dark).to_json()
    assert "<b>vet" not in text
    assert "\\u003cb\\u003evet" not in text
    empty = draw_energy_quadrant(MARKS.head(0), WORDS, middle=0.43, shared_line=30.0, dark=dark)
    assert len(empty.data) == 0
    assert (DARK if dark else LIGHT).ink in text


def test_a_change_is_a_dot_with_its_interval_on_its_band() -> None:
    band, sure, unsure = json.loads(draw_wave_changes(CHANGES, WORDS).to_json())["data"]
    assert (band["base"], band["x"]) == ([-0.05, -0.07], [0.1, 0.14])
    assert (sure["x"], unsure["x"]) == ([0.06], [-0.02])
    assert sure["error_x"]["array"] == pytest.approx([0.04])
    assert unsure["error_x"]["arrayminus"] == pytest.approx([0.04])
    assert len(draw_wave_changes(CHANGES.head(0), WORDS).data) == 1


def test_groups_stand_on_the_ladder() -> None:
    table = CHANGES.rename(columns={"difference": "share"}).assign(share=[0.4, 0.5], whole=0.43)
    layout = json.loads(draw_energy_groups(table, WORDS).to_json())["layout"]
    assert layout["xaxis"]["tickvals"] == [0.0, 0.25, 0.5, 0.75, 1.0]
    assert layout["xaxis"]["ticktext"][0] == "neen"
