"""Both rounds of the demo study, drawn once for all tests, with the gold themes of every mention."""

from __future__ import annotations

import pandas as pd
import pytest

from data.demo.rounds import Round, make_rounds
from data.demo.settings import read_places


@pytest.fixture(scope="session")
def rounds() -> dict[str, Round]:
    return make_rounds()


@pytest.fixture(scope="session")
def latest(rounds: dict[str, Round]) -> Round:
    return rounds["2026"]


@pytest.fixture(scope="session")
def mentions(rounds: dict[str, Round]) -> pd.DataFrame:
    """One row per gold theme of an answer, main and second ones."""
    rows = []
    for wave, survey in rounds.items():
        places = {visit.key: visit.place for visit in survey.visits}
        for answer in survey.answers:
            place = places[answer.person.key, answer.order] if answer.question in "MBVP" else ""
            for nth, theme in enumerate(answer.themes):
                rows.append(
                    {
                        "wave": wave,
                        "person": answer.person.key,
                        "visit": f"{answer.person.key}/{answer.order}" if place else "",
                        "question": answer.question,
                        "place": place,
                        "village": read_places()[place]["deelgemeente"] if place else "",
                        "theme": theme,
                        "is_main": nth == 0,
                        "pole": answer.phrases[0].pole,
                    }
                )
    return pd.DataFrame(rows)
