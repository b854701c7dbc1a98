"""Minority voices: the sentence of each way, no name for a small group, who supports it; single voices."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from reporting.panels.minorities import minorities_panel, minority_rows, minority_voices
from reporting.panels.single_voices import n_personal, single_voices_table
from reporting.panels.support import support_of
from reporting.words.words import load_words
from tests.example_study import empty_study, example_study
from tests.voiced_example import FOR_OTHERS, voiced_example

NL, EN = load_words("nl"), load_words("en")
STUDY, ANALYSIS = voiced_example()
VOICES = {voice.theme_id: voice for voice in minority_voices(STUDY, ANALYSIS, NL)}


def test_the_sentence_pattern() -> None:
    assert (
        VOICES["T4"].sentence
        == "5 op de 100 van iedereen, maar 7 van de 17 mensen in de groep 12–24 (leeftijd)."
    )
    assert VOICES["T6"].sentence.startswith("9 op de 100 van iedereen, maar 12 van de 34 mensen")
    assert VOICES["T6"].others == "Ook duidelijk vaker genoemd door vrouw (13 van de 84 mensen)."
    assert VOICES["T5"].sentence.endswith("5 van de 37 mensen het omgekeerde van de meesten.")
    assert VOICES["T3"].sentence.endswith("6 van de 20 mensen uit groepen die we weinig hoorden.")
    assert not VOICES["T2"].is_confirmed


def test_a_small_group_has_no_name_anywhere() -> None:
    voice = VOICES["T7"]
    assert voice.sentence.startswith("minder dan 1 op de 100 van iedereen, en vooral mensen uit een groep")
    assert (voice.grouping, voice.group) == ("", "")
    panel = minorities_panel(STUDY, ANALYSIS, NL)
    shown = panel.title + panel.lead + panel.alt + panel.table.to_csv() + panel.figure.to_json()
    assert "Frans" not in shown + voice.sentence + voice.others


def test_they_stand_in_the_order_of_their_own_group() -> None:
    assert list(VOICES) == ["T6", "T4", "T7", "T5", "T3", "T2"]


@pytest.mark.parametrize("words", [NL, EN])
def test_the_panel_is_whole(words) -> None:
    panel = minorities_panel(STUDY, ANALYSIS, words, dark=words is EN)
    confirmed = minority_rows(ANALYSIS)["is_confirmed"].sum()
    assert len(panel.table) == confirmed
    drawn = json.loads(panel.figure.to_json())["data"]
    assert sum(len(trace["x"]) for trace in drawn if trace["name"] == words("figures.groups.here")) == 2
    assert panel.title.startswith("5 ")
    assert "Een eigen plek om af te spreken" in panel.alt
    assert panel.question.endswith("?")


def test_none_is_said_honestly() -> None:
    for study, analysis in (example_study(), empty_study()):
        panel = minorities_panel(study, analysis, NL)
        assert panel.title == "Geen enkele minderheidsstem is met zekerheid te horen"
        assert "Dat betekent niet dat ze er niet zijn" in panel.lead
        assert panel.figure is None
        assert panel.table.empty
        assert minority_voices(study, analysis, NL) == []


def test_few_people_get_no_share() -> None:
    table = ANALYSIS.further["minority_voices"].assign(n_all=2, reach=0.1)
    few = replace(ANALYSIS, further={**ANALYSIS.further, "minority_voices": table})
    assert minority_voices(STUDY, few, NL)[0].sentence.startswith("2 mensen van iedereen")


def test_where_is_named_from_three_people_on() -> None:
    units = ANALYSIS.theme_units.query("theme_id == 'T4' and level == 'place'")
    enough = units[units["n_respondents"] >= 3]
    assert VOICES["T4"].where.startswith("Vooral over" if len(enough) else "Verspreid over")
    scattered = replace(ANALYSIS, theme_units=ANALYSIS.theme_units.assign(n_respondents=1))
    said = {voice.theme_id: voice.where for voice in minority_voices(STUDY, scattered, NL)}
    assert said["T4"].startswith("Verspreid over")


def test_who_speaks_for_others_supports_a_voice() -> None:
    support = support_of(STUDY, ANALYSIS, NL, "T4", "age", "12–24")
    assert "Gevraagd voor wie een plek minder fijn is, zeggen 6 mensen dit ook" in support.said
    assert "Buiten deze groep noemen" in support.said
    assert support.quotes[0].text.startswith(FOR_OTHERS)
    alone = support_of(STUDY, ANALYSIS, NL, "T1", "age", "12–24")
    assert "noemt niemand anders dit" in alone.said
    assert alone.quotes == []


def test_without_that_question_only_the_number_outside_is_said() -> None:
    study, analysis = example_study()
    said = support_of(study, analysis, NL, "T1", "gender", "man").said
    assert said.startswith("Buiten deze groep noemen")
    assert "Gevraagd" not in said
    assert support_of(study, analysis, NL, "T1", "", "").said == ""


def test_every_single_voice_is_in_the_table_and_can_be_found() -> None:
    single = ANALYSIS.statements[ANALYSIS.statements["status"] == "single"]
    table = single_voices_table(STUDY, ANALYSIS, NL)
    assert sorted(table["Uitspraak"]) == sorted(single["text"])
    word = single["text"].iloc[0].split()[0]
    found = single_voices_table(STUDY, ANALYSIS, NL, sought=word.upper())
    assert 0 < len(found) <= len(table)
    assert found["Uitspraak"].str.casefold().str.contains(word.casefold(), regex=False).all()
    assert single_voices_table(STUDY, ANALYSIS, NL, sought="(((").empty


def test_the_nearest_theme_is_a_suggestion_with_a_number() -> None:
    known = ANALYSIS.further["single_voices"].assign(is_personal=False)
    known.loc[0, ["similarity", "is_personal"]] = (0.412, True)
    statements = ANALYSIS.statements.copy()
    own = statements["statement_id"].eq(known.loc[0, "statement_id"])
    statements.loc[own, "nearest_theme_id"] = "T1"
    analysis = replace(ANALYSIS, statements=statements, further={**ANALYSIS.further, "single_voices": known})
    assert n_personal(analysis) == 1
    personal = single_voices_table(STUDY, analysis, NL, only_personal=True)
    assert personal.iloc[0, 2] == "Veilig fietsen naar school (0,41)"
    assert personal.iloc[0, 3] == "persoonlijk"


def test_an_older_result_shows_its_single_voices_too() -> None:
    study, analysis = example_study()
    n = int((analysis.statements["status"] == "single").sum())
    assert len(single_voices_table(study, analysis, NL)) == n
    assert n_personal(analysis) == 0
