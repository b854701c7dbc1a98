"""Seven steps: one question each, literal voices, and an honest word where the study has nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reporting.figures.large import MOST_HIGH, enlarge_figure
from reporting.panels.difference_step import find_difference, quotes_of_both
from reporting.panels.workshop import STEPS, workshop_step
from reporting.words.words import load_words
from tests.example_study import empty_study, example_study, nearly_empty_study
from tests.measured_example import STORY, measured_example
from tests.voiced_example import DIVIDED, voiced_example

NL, EN = load_words("nl"), load_words("en")
STUDY, ANALYSIS = measured_example(n_respondents=200)
CASES = {
    "measured": (STUDY, ANALYSIS),
    "without further tables": example_study(),
    "hostile": measured_example(hostile=True),
    "without places": measured_example(with_places=False),
    "two people": nearly_empty_study(),
    "empty": empty_study(),
}


@pytest.mark.parametrize("words", [NL, EN])
@pytest.mark.parametrize("name", CASES)
def test_every_step_is_whole_whatever_the_study(name: str, words) -> None:
    study, analysis = CASES[name]
    said = set(analysis.statements["text"])
    for number in range(1, STEPS + 1):
        step = workshop_step(study, analysis, words, number, dark=words is EN)
        assert step.number == number
        assert step.question.endswith("?")
        assert step.finding.strip()
        assert "{" not in step.question + step.finding.replace("%{text}", "")
        quotes = [quote.text for voices in step.voices for quote in voices.quotes]
        assert set(quotes) <= said
        if step.panel is not None and step.panel.figure is not None:
            assert step.panel.alt


def test_questions_are_seven_different_ones() -> None:
    assert len({workshop_step(STUDY, ANALYSIS, NL, number).question for number in range(1, 8)}) == 7


def test_the_steps_use_other_kinds_of_what_people_gave() -> None:
    places, who, knowing, _, bridges, energy, dreams = (
        workshop_step(STUDY, ANALYSIS, NL, number) for number in range(1, 8)
    )
    assert places.panel.key == "map"
    assert who.panel.key.startswith("sample-")
    assert [voices.title for voices in knowing.voices] == ["Ervaring", "Inzicht", "Expertise"]
    assert knowing.voices[0].quotes[0].text == STORY
    assert f"mensen van de {STUDY.answers['respondent_id'].nunique()} noemen" in bridges.finding
    assert len(energy.voices) <= 3
    assert "Waar droomt u van voor uw dorp?" in dreams.finding


def test_sources_on_the_wall_are_places_only() -> None:
    names = set(STUDY.places["name"]) | {""}
    for number in range(1, 8):
        step = workshop_step(STUDY, ANALYSIS, NL, number)
        assert {quote.source for voices in step.voices for quote in voices.quotes} <= names


def test_what_was_not_asked_goes_to_the_room() -> None:
    study, analysis = empty_study()
    for number in (1, 2, 3, 5, 6, 7):
        step = workshop_step(study, analysis, NL, number)
        assert step.finding == "Daarover zegt dit onderzoek niets. Leg de vraag nu in de zaal."
        assert (step.panel, step.voices) == (None, ())


def groups(**columns: object):
    table = ANALYSIS.theme_groups.assign(q_value=0.9, difference=0.01, n_base=40, n_respondents=12)
    first = table["theme_id"].eq("T1") & table["grouping"].eq("age") & table["group"].eq("65+")
    for name, value in columns.items():
        table[name] = table[name].mask(first, value)
    return replace(ANALYSIS, theme_groups=table)


def test_the_difference_is_certain_and_of_a_group_that_may_be_shown() -> None:
    found = find_difference(groups(q_value=0.001, difference=0.3))
    assert (found.theme_id, found.group, found.is_more) == ("T1", "65+", True)
    assert not find_difference(groups(q_value=0.001, difference=-0.3)).is_more
    assert find_difference(groups(q_value=0.001, difference=0.3, n_base=29)) is None
    assert find_difference(groups(q_value=0.001, difference=0.3, n_respondents=4)) is None
    assert find_difference(groups(q_value=0.2, difference=0.3)) is None


def test_both_sides_speak_in_their_own_words() -> None:
    found = find_difference(groups(q_value=0.001, difference=0.3))
    inside, outside = quotes_of_both(STUDY, ANALYSIS, NL, found)
    old = set(STUDY.memberships.query("grouping == 'age' and group == '65+'")["respondent_id"])
    speaker = ANALYSIS.statements.set_index("statement_id")["respondent_id"]
    assert all(speaker[quote.statement_id] in old for quote in inside)
    assert not any(speaker[quote.statement_id] in old for quote in outside)
    assert (len(inside), len(outside)) == (1, 1)
    step = workshop_step(STUDY, groups(q_value=0.001, difference=0.3), NL, 4)
    assert "wordt door 65+ (leeftijd) duidelijk vaker genoemd dan door de anderen" in step.finding


def test_letters_on_the_wall_are_larger_and_the_figure_fits() -> None:
    panel = workshop_step(STUDY, ANALYSIS, NL, 1).panel
    assert panel.figure.layout.legend.font.size > 14
    assert panel.figure.layout.height <= MOST_HIGH
    twice = enlarge_figure(panel.figure)
    assert twice is not panel.figure


def test_who_sees_both_sides_stands_beside_the_fair_choice() -> None:
    study, analysis = voiced_example()
    said = analysis.statements.query("theme_id == @DIVIDED and direction != 0")
    first, second = said.index[0], said.index[said["respondent_id"].ne(said["respondent_id"].iloc[0])][0]
    statements = analysis.statements.copy()
    statements.loc[second, "respondent_id"] = statements.loc[first, "respondent_id"]
    statements.loc[[first, second], "direction"] = [1, -1]
    step = workshop_step(study, replace(analysis, statements=statements), NL, 5)
    assert [bool(voices.title) for voices in step.voices] == [True, True]
    texts = set(statements.loc[statements["theme_id"].eq(DIVIDED), "text"])
    assert {quote.text for quote in step.voices[1].quotes} <= texts
    one_side = statements.assign(direction=statements["direction"].abs())
    assert len(workshop_step(study, replace(analysis, statements=one_side), NL, 5).voices) == 1
