"""How steady themes are, in words: a badge per theme, one panel for all."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from analysis.model import Analysis
from reporting.panels.stability import stability_panel, steadiness_of
from reporting.words.words import load_words
from tests.measured_example import measured_example

NL, EN = load_words("nl"), load_words("en")
STUDY, ANALYSIS = measured_example()
NAN = float("nan")


def _with(*rows: tuple[str, float, int, str]) -> Analysis:
    table = pd.DataFrame(rows, columns=["theme_id", "stability", "n_rounds", "colour"])
    return replace(ANALYSIS, further={**ANALYSIS.further, "theme_stability": table})


MIXED = _with(
    ("T1", 0.81, 10, "green"), ("T2", 0.62, 10, "amber"), ("T3", 0.2, 10, "red"), ("T4", NAN, 0, "unknown")
)


def test_each_colour_has_its_own_words() -> None:
    said = [steadiness_of(MIXED, NL, theme) for theme in ("T1", "T2", "T3", "T4")]
    assert all(said)
    assert len({one.word for one in said if one}) == 4
    assert said[0] is not None
    assert said[0].word == "Komt telkens terug"
    assert "81" in said[0].explained


def test_nothing_is_said_of_what_was_not_checked() -> None:
    assert steadiness_of(MIXED, NL, "T9") is None
    bare = replace(ANALYSIS, further={})
    assert steadiness_of(bare, NL, "T1") is None
    assert stability_panel(STUDY, bare, NL) is None
    assert stability_panel(STUDY, _with(), NL) is None


@pytest.mark.parametrize("dark", [False, True])
def test_the_panel_tells_how_many_come_back(dark: bool) -> None:
    panel = stability_panel(STUDY, MIXED, NL, dark=dark)
    assert panel is not None
    assert panel.title.startswith("1 van de 3 thema’s")
    assert "10 keer" in panel.lead
    assert len(panel.table) == 4
    assert panel.table.iloc[0, 0].startswith("Veilig fietsen")
    assert panel.table.iloc[-1, 1] == NL("panels.rules.none")
    assert panel.figure is not None
    assert [trace.x[0] for trace in panel.figure.data] == [1, 1, 1]
    assert "Komt telkens terug: 1." in panel.alt


def test_without_a_green_or_a_checked_theme_the_title_says_so() -> None:
    red = stability_panel(STUDY, _with(("T1", 0.1, 10, "red")), EN)
    assert red is not None
    assert red.title.startswith("No theme is found again")
    unknown = stability_panel(STUDY, _with(("T1", NAN, 0, "unknown")), EN)
    assert unknown is not None
    assert unknown.figure is None
    assert unknown.alt == ""
    assert unknown.title == EN("panels.stability.title_unknown")
