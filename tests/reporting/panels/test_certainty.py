"""How sure a rank is, on which scale a theme lives, and for how many people quotes stand."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from reporting.panels.certainty import said_certainty
from reporting.panels.fair_quotes import bridging_quotes, fair_quotes, said_of_quotes
from reporting.panels.interest import interest_panels
from reporting.panels.titles import short_label
from reporting.rows import rows_of
from reporting.words.words import load_words
from tests.example_study import example_study
from tests.voiced_example import voiced_example

NL, EN = load_words("nl"), load_words("en")
STUDY, ANALYSIS = voiced_example()
THEME = next(rows_of(ANALYSIS.themes))


def _measured(**values: float):
    measures = ANALYSIS.further["theme_measures"].assign(**values)
    return replace(ANALYSIS, further={**ANALYSIS.further, "theme_measures": measures})


@pytest.mark.parametrize(
    ("chance", "said"),
    [
        (0.73, "De kans dat dit bij de vijf meest gedeelde belangen hoort, is 73 op 100."),
        (1.0, "Dit hoort vrijwel zeker bij"),
        (0.0, "Dit hoort vrijwel zeker niet bij"),
    ],
)
def test_the_chance_of_a_place_among_the_first_five(chance: float, said: str) -> None:
    analysis = _measured(score_low=41.2, score_high=58.7, top_share=chance)
    whole = said_certainty(analysis, NL, THEME, 160)
    assert "wellicht tussen 41 en 59" in whole
    assert said in whole


def test_nothing_is_said_that_is_not_known() -> None:
    assert said_certainty(_measured(score_low=float("nan")), NL, THEME, 160) == ""
    assert said_certainty(ANALYSIS, NL, THEME, 29) == ""
    assert said_certainty(example_study()[1], NL, THEME, 160) == ""


def test_the_scale_profile_shows_every_level_with_a_part() -> None:
    levels = ["municipality", "village", "quarter", "street", "place"]
    scales = pd.DataFrame(
        {
            "theme_id": "T3",
            "level": levels,
            "raw": 0.0,
            "beyond_chance": 0.0,
            "part": [0.0, 0.3, 0.1, 0.0, 0.1],
        }
    )
    analysis = replace(ANALYSIS, further={**ANALYSIS.further, "theme_scales": scales})
    panels = interest_panels(STUDY, analysis, NL, "T3")
    scale = next(panel for panel in panels if panel.key == "interest-scale-T3")
    assert scale.table.iloc[:, 0].tolist() == ["tussen dorpen", "tussen wijken", "tussen plekjes"]
    assert scale.table.iloc[:, 1].tolist() == ["60 %", "20 %", "20 %"]
    flat = replace(ANALYSIS, further={**ANALYSIS.further, "theme_scales": scales.assign(part=0.0)})
    none = next(p for p in interest_panels(STUDY, flat, NL, "T3") if p.key == "interest-scale-T3")
    assert none.figure is None
    assert none.table.empty


def test_quotes_say_for_how_many_people_they_stand() -> None:
    own = ANALYSIS.further["fair_quotes"].query("theme_id == 'T1'")
    last = own.iloc[-1]
    quotes = fair_quotes(STUDY, ANALYSIS, NL, "T1")
    assert [quote.statement_id for quote in quotes] == own["statement_id"].tolist()
    said = said_of_quotes(ANALYSIS, NL, "T1")
    assert f"staan samen voor {NL.share(last['served_share'])} van de" in said
    assert said_of_quotes(ANALYSIS, NL).endswith("van alle deelnemers.")
    few = said_of_quotes(ANALYSIS, NL, "T4")
    assert "%" not in few
    assert "mensen die dit noemen" in few


def test_a_quote_of_the_study_is_the_widest_of_its_theme() -> None:
    theme_of = ANALYSIS.statements.set_index("statement_id")["theme_id"]
    table = ANALYSIS.further["fair_quotes"]
    chosen = table.query("theme_id == ''").sort_values("order")["statement_id"]
    quotes = fair_quotes(STUDY, ANALYSIS, NL)
    assert len(quotes) == len(chosen) > 0
    for statement_id, quote in zip(chosen, quotes, strict=True):
        first = table[table["theme_id"].eq(theme_of[statement_id]) & table["order"].eq(0)]
        assert quote.statement_id == first["statement_id"].iloc[0]


def test_bridges_are_sentences_that_were_not_shown() -> None:
    shown = {quote.statement_id for quote in fair_quotes(STUDY, ANALYSIS, NL, "T1")[:2]}
    bridges = bridging_quotes(STUDY, ANALYSIS, NL, "T1", shown)
    assert not shown & {quote.statement_id for quote in bridges}
    assert all(len(quote.text.split()) >= 4 for quote in bridges)


def test_an_older_result_has_no_fair_quotes() -> None:
    study, analysis = example_study()
    assert fair_quotes(study, analysis, NL) == []
    assert said_of_quotes(analysis, EN, "T1") == ""


def test_a_label_that_is_a_quote_loses_its_marks() -> None:
    assert short_label("‘Hier ben ik content’") == "Hier ben ik content"
    assert short_label("‘Markt’ & plein") == "‘Markt’ & plein"
