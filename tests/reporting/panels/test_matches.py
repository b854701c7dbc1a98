"""What became of the earlier themes, in a table that starts with what is new."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from analysis.model import Analysis
from data.trust_schemas import THEME_MATCHES
from reporting.panels.matches import matches_panel
from reporting.words.words import load_words
from tests.measured_example import measured_example

NL, EN = load_words("nl"), load_words("en")
STUDY, ANALYSIS = measured_example()


def _with(*rows: tuple[str, str, str, str, int, int, int]) -> Analysis:
    table = pd.DataFrame(rows, columns=list(THEME_MATCHES.columns))
    return replace(ANALYSIS, further={**ANALYSIS.further, "theme_matches": table})


def test_new_themes_come_first_and_are_called_a_proposal() -> None:
    analysis = _with(
        ("T1", "T1", "Veilig fietsen naar school", "kept", 30, 40, 12),
        ("N001", "", "Water op straat", "new", 6, 7, 7),
        ("T1", "T8", "Auto's", "merged", 30, 40, 12),
        ("", "T9", "Rust", "gone", 0, 0, 0),
    )
    panel = matches_panel(STUDY, analysis, NL)
    assert panel is not None
    assert panel.title == "1 van de 3 vroegere thema’s zijn er nog"
    assert "1 mogelijk nieuw thema" in panel.lead
    assert panel.table.iloc[:, 0].tolist()[0] == "Water op straat"
    assert "voorstel" in panel.table.iloc[0, 1]
    assert "Veilig fietsen" in panel.table.iloc[1, 1]
    assert panel.table.iloc[2, 2] == "niemand"
    assert panel.table.iloc[3, 3] == "12 van de 40"


def test_nothing_when_the_analysis_began_anew() -> None:
    assert matches_panel(STUDY, ANALYSIS, NL) is None
    assert matches_panel(STUDY, replace(ANALYSIS, further={}), EN) is None


def test_no_earlier_themes() -> None:
    panel = matches_panel(STUDY, _with(("N001", "", "Water", "new", 6, 7, 7)), EN)
    assert panel is not None
    assert panel.title == EN("panels.matches.title_none")
