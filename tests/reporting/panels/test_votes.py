"""Votes: what all groups agree on in order, what tells a group apart, and nothing without votes."""

from __future__ import annotations

import pytest

from reporting.panels.votes import votes_apart_panel, votes_panel
from reporting.words.words import load_words
from tests.example_study import example_study
from tests.voted_example import voted

STUDY, ANALYSIS = example_study()
NL, EN = load_words("nl"), load_words("en")
ANSWERS = STUDY.answers["answer_id"].tolist()


@pytest.mark.parametrize("words", [NL, EN])
def test_what_all_groups_agree_on_comes_first(words) -> None:
    study, analysis = voted()
    panel = votes_panel(study, analysis, words)
    texts = study.answers.set_index("answer_id")["text"]
    assert panel.table.iloc[:, 0].tolist() == [texts[ANSWERS[0]], texts[ANSWERS[2]]]
    assert panel.table.iloc[0, 1:].tolist() == [words.share(1), words.share(1), "80"]
    assert panel.table.iloc[1, 1] == words.share(0.75)
    assert "2" in panel.title
    assert panel.question.endswith("?")


def test_what_tells_a_group_apart() -> None:
    panel = votes_apart_panel(*voted(), NL)
    assert panel.table.iloc[:, 0].tolist() == ["Groep A", "Groep B"]
    assert panel.table.iloc[0, 2] == "vaker akkoord: 100 %, de anderen 0 %"
    assert panel.table.iloc[1, 2] == "vaker niet akkoord: 100 %, de anderen 0 %"


def test_without_groups_the_whole_and_without_votes_nothing() -> None:
    study, analysis = voted(with_groups=False)
    panel = votes_panel(study, analysis, NL)
    assert panel.title == "Waar de meeste stemmers mee akkoord gaan"
    assert panel.table["Akkoord"].tolist() == ["100 %", "75 %"]
    assert votes_apart_panel(study, analysis, NL) is None
    assert votes_panel(STUDY, ANALYSIS, NL) is None
    assert votes_apart_panel(STUDY, ANALYSIS, NL) is None
