"""Offers in people's own words: what counts, what is conditional, what declines."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.interests.willingness import find_energy_cues, recognise_willingness
from data.measure_schemas import ENERGY_CUES
from data.schemas import check_table


@pytest.mark.parametrize(
    ("text", "is_asked", "suggested"),
    [
        ("Ik wil graag mee helpen snoeien.", False, 0.75),
        ("Ge moogt op mij rekenen!", False, 0.75),
        ("Moogt ge altijd op mij rekenen!", False, 0.75),
        ("Count me in.", False, 0.75),
        ("Je peux aider le samedi.", False, 0.75),
        ("De vuilbakken zitten vol.", False, None),
        ("Met de fiets zijt ge er op geen tijd.", False, None),
        ("Soep koken voor de buren", True, 0.75),
        ("Als de gemeente ook iets doet, doe ik mee.", True, 0.5),
        ("Wij maken een muur als er iemand een muur geeft", True, 0.5),
        ("Goesting wel, maar geen tijd", True, 0.25),
        ("Neen.", True, 0.25),
        ("Daar moogt ge mij niet voor rekenen", True, 0.25),
        ("nu niet, misschien later", True, 0.25),
    ],
)
def test_cues(text, is_asked, suggested):
    cue = recognise_willingness(text, is_asked=is_asked)
    assert (None if cue is None else cue.suggested) == suggested


def test_the_condition_is_found_in_the_text():
    text = "Als de gemeente ook iets doet, doe ik mee. Anders niet."
    start, end = recognise_willingness(text, is_asked=True).condition
    assert text[start:end] == "Als de gemeente ook iets doet"


def test_the_table():
    statements = pd.DataFrame(
        {
            "statement_id": ["b", "a", "c"],
            "question_id": ["G", "G", "M"],
            "text": ["Ik help graag mee", "koken, zolang het kan", "Mooi park"],
        },
        dtype="str",
    )
    table = check_table(find_energy_cues(statements, {"G"}), ENERGY_CUES)
    assert table["statement_id"].tolist() == ["a", "b"]
    assert table["is_conditional"].tolist() == [True, False]
    assert check_table(find_energy_cues(statements.iloc[:0], {"G"}), ENERGY_CUES).empty
