"""Whether new subjects still come up, in one sentence that follows from the curve."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from analysis.model import Analysis
from analysis.themes.accumulation import accumulate_themes
from reporting.panels.accumulation import accumulation_panel
from reporting.words.words import load_words
from tests.measured_example import measured_example

NL, EN = load_words("nl"), load_words("en")
STUDY, ANALYSIS = measured_example()


def _with(n_people_of: list[int], n_people: int) -> Analysis:
    table = accumulate_themes(np.array(n_people_of, dtype=np.int64), n_people)
    return replace(ANALYSIS, further={**ANALYSIS.further, "theme_accumulation": table})


def test_when_all_has_been_said_it_tells_from_when() -> None:
    panel = accumulation_panel(STUDY, _with([200, 150, 60, 30], 600), NL)
    assert panel is not None
    assert panel.title.startswith("Na ")
    assert panel.title.endswith("deelnemers kwam er bijna niets nieuws meer bij")
    assert int(panel.title.split()[1]) < 600
    assert "nauwelijks een nieuw thema" in panel.lead
    assert panel.figure is not None
    assert len(panel.table) <= 10
    assert panel.table.iloc[-1, 0] == "600"


@pytest.mark.parametrize("dark", [False, True])
def test_when_subjects_keep_coming_it_tells_how_many(dark: bool) -> None:
    panel = accumulation_panel(STUDY, _with([3] * 20, 600), EN, dark=dark)
    assert panel is not None
    assert panel.title == "New subjects keep coming up: the last 50 participants brought 5 new themes"
    assert "we expect 5 new themes" in panel.lead
    assert "600 participants" in panel.alt


def test_one_new_theme_is_said_in_the_singular() -> None:
    panel = accumulation_panel(STUDY, _with([3] * 3, 600), NL)
    assert panel is not None
    assert panel.title.endswith("brachten er nog 1 nieuw thema")


def test_too_few_people_to_say_anything() -> None:
    panel = accumulation_panel(STUDY, _with([5, 3], 40), NL)
    assert panel is not None
    assert panel.title == NL("panels.accumulation.title_few")
    assert panel.figure is None
    assert accumulation_panel(STUDY, _with([], 0), NL) is None
    assert accumulation_panel(STUDY, replace(ANALYSIS, further={}), NL) is None
