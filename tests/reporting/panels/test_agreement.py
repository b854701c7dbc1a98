"""How people and machine agree, in words: a mark below .667, 'tentative' in tables only, else silence."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from analysis.comparison import Comparison
from analysis.model import Analysis
from reporting.panels.agreement import agreement_panel, doubt_of, said_agreement
from reporting.panels.stability import stability_panel
from reporting.words.words import Words, load_words
from tests.measured_example import measured_example

NL, EN = load_words("nl"), load_words("en")
STUDY, PLAIN = measured_example()
NAN = float("nan")


def compared(**facts: object) -> Comparison:
    themes = pd.DataFrame(
        [
            ("T1", 10, 9, 0.5, 0.4, 0.41, False, 14, 0.3),
            ("T2", 8, 8, 0.9, 0.8, 0.7, True, 9, NAN),
            ("T3", 5, 5, 1.0, 1.0, 1.0, True, 5, 1.0),
            ("T4", 0, 0, NAN, NAN, NAN, True, 0, NAN),
        ],
        columns=[
            *("theme_id", "n_human", "n_machine", "precision", "recall", "alpha", "is_reliable", "n"),
            "human_alpha",
        ],
    )
    about = {"n": 60, "alpha": 0.71, "low": 0.6, "high": 0.8, "human_alpha": NAN, "minority_recall": NAN}
    return Comparison(**{**about, "themes": themes, "who": ("Roos",), **facts})


CODED: Analysis = replace(PLAIN, agreement=compared())


@pytest.mark.parametrize("words", [NL, EN])
def test_only_a_theme_below_the_limit_is_marked(words: Words) -> None:
    found = doubt_of(CODED, words, "T1")
    assert found is not None
    assert found.word == words("panels.agreement.doubt")
    assert words.number(0.41, 2) in found.explained
    assert words.count(14, "statements") in found.explained
    assert [doubt_of(CODED, words, theme) for theme in ("T2", "T3", "T4", "T9")] == [None] * 4


def test_tentative_stands_in_tables_only() -> None:
    said = [said_agreement(CODED, NL, theme) for theme in ("T1", "T2", "T3", "T4", "T9")]
    dash = NL("panels.rules.none")
    assert said == ["Nee, anders (0,41)", "Voorlopig (0,70)", "Ja (1,00)", dash, dash]


def test_where_nobody_coded_nothing_is_shown() -> None:
    assert doubt_of(PLAIN, NL, "T1") is None
    assert said_agreement(PLAIN, NL, "T1") == NL("panels.rules.none")
    column = NL("panels.agreement.column_word")
    before, after = (stability_panel(STUDY, one, NL) for one in (PLAIN, CODED))
    assert before is not None
    assert after is not None
    assert column not in before.table
    assert after.table[column].str.startswith("Nee, anders").any()


def test_the_panel_tells_the_figures_and_the_least_sure_first() -> None:
    panel = agreement_panel(STUDY, CODED, NL, compared())
    assert panel.title == NL("panels.agreement.title_fair")
    assert "0,71" in panel.lead
    verdicts = panel.table[NL("panels.agreement.column_verdict")].tolist()
    assert verdicts == ["nee, anders ingedeeld", "voorlopig", "ja"]
    assert NL("panels.agreement.column_human") not in panel.table


def test_with_two_people_they_stand_beside_each_other() -> None:
    panel = agreement_panel(STUDY, CODED, EN, compared(who=("Roos", "Jef"), human_alpha=0.66))
    assert EN("panels.agreement.human", alpha="0.66") in panel.lead
    assert panel.table[EN("panels.agreement.column_human")].tolist() == [
        "0.30",
        EN("panels.rules.none"),
        "1.00",
    ]


def test_it_says_that_themes_changed_since() -> None:
    found = compared(n_lost=7, gone=("Rust",), fresh=("Water", "Bomen"))
    lead = agreement_panel(STUDY, CODED, NL, found).lead
    assert "veranderden sindsdien: ‘Rust’ is er niet meer" in lead
    assert "‘Water’ en ‘Bomen’ waren toen nog niet te kiezen" in lead
    assert "tellen 7 ingedeelde uitspraken niet meer mee" in lead


def test_nothing_counts_any_more() -> None:
    none = compared(n=0, alpha=NAN, low=NAN, high=NAN, themes=compared().themes.head(0), n_lost=1)
    panel = agreement_panel(STUDY, CODED, NL, none)
    assert panel.title == NL("panels.agreement.title_unknown")
    assert panel.lead == "Daarom telt 1 ingedeelde uitspraak niet meer mee."
    assert panel.table.empty
