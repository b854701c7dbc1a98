"""What became of the earlier themes, in a table that starts with what is new."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from analysis.model import Analysis
from data.trust_schemas import THEME_FLOWS, THEME_MATCHES
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


def test_a_split_and_a_merge_are_said_by_the_share_of_statements() -> None:
    analysis = _with(
        ("T1", "T1", "Veilig fietsen naar school", "kept", 30, 40, 0),
        ("T2", "", "Bomen en schaduw", "split", 20, 22, 0),
        ("T1", "T8", "Auto's", "merged", 30, 40, 0),
    )
    rows = [
        ("T1", "T1", 12, 0.6, True, True),
        ("T1", "T2", 8, 0.4, True, False),
        ("T8", "T1", 5, 1.0, False, True),
    ]
    flows = pd.DataFrame(rows, columns=list(THEME_FLOWS.columns))
    analysis = replace(analysis, further={**analysis.further, "theme_flows": flows})
    one, two = (str(label) for label in analysis.themes["label"].head(2))
    panel = matches_panel(STUDY, analysis, NL)
    assert panel is not None
    assert f"‘{one}’ ligt nu in 2 thema’s: 60 % in ‘{one}’ en 40 % in ‘{two}’." in panel.lead.replace(
        "\u00a0", " "
    )
    assert f"‘{one}’ en ‘Auto's’ liggen nu samen in ‘{one}’." in panel.lead
    spread = panel.table[NL("panels.matches.column_spread")].str.replace("\u00a0", " ").tolist()
    assert spread == [NL("panels.rules.none"), f"100 % in ‘{one}’", f"60 % in ‘{one}’ en 40 % in ‘{two}’"]
    english = matches_panel(STUDY, analysis, EN)
    assert english is not None
    assert "now lie together in" in english.lead


def test_without_a_split_or_a_merge_there_is_no_such_column() -> None:
    panel = matches_panel(STUDY, _with(("T1", "T1", "Fietsen", "kept", 30, 40, 0)), NL)
    assert panel is not None
    assert NL("panels.matches.column_spread") not in panel.table
