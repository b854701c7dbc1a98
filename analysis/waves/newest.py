"""The newest round of a study: what everything but the changes is measured on.

Knows no more than tables, so that a screen can ask for it without paying for the measures.
"""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from data.model import Study


def list_rounds(respondents: pd.DataFrame) -> tuple[str, ...]:
    """Give back the names of the rounds, oldest first; () when the study names none.

    `respondents`: `wave` ('' = not told). Names are in alphabetical order, as years and dates are in time.
    """
    return tuple(sorted(set(respondents["wave"].fillna("")) - {""}))


def newest_round(study: Study) -> Study:
    """Give back the study without the people of earlier rounds; with one round at most, the study itself.

    People of whom the round is not known stay.
    """
    earlier = list_rounds(study.respondents)[:-1]
    if not earlier:
        return study
    stays = study.respondents.loc[~study.respondents["wave"].isin(earlier), "respondent_id"]
    return replace(
        study,
        respondents=_of(study.respondents, stays),
        memberships=_of(study.memberships, stays),
        place_answers=_of(study.place_answers, stays),
        answers=_of(study.answers, stays),
    )


def _of(table: pd.DataFrame, people: pd.Series) -> pd.DataFrame:
    return table[table["respondent_id"].isin(people)].reset_index(drop=True)
