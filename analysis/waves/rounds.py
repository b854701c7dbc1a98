"""Rounds of one survey: the newest is what a study is about, earlier ones are there to compare with.

Everything but the changes is measured on the newest round alone, so that no share mixes people who were
asked years apart.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.mentions import count_mentions
from analysis.waves.changes import compare_waves, same_questions
from analysis.waves.newest import list_rounds
from data.model import Study


def measure_rounds(
    study: Study, statements: pd.DataFrame, theme_ids: Sequence[str]
) -> dict[str, pd.DataFrame]:
    """Give back WAVE_CHANGES and WAVE_QUESTIONS of data.measure_schemas by name.

    `study`: with all its rounds; `statements`: `respondent_id`, `question_id`, `theme_id` ('' = none) of all
    rounds, joined to the themes by one rule. One round: no changes. Domain: §2.16.
    """
    wave = study.respondents.set_index("respondent_id")["wave"]
    shared = same_questions(study.answers, wave)
    said, answers = (table[table["question_id"].isin(shared)] for table in (statements, study.answers))
    mentions = count_mentions(said, answers, study.respondents, theme_ids)
    return {
        "wave_changes": compare_waves(mentions, wave),
        "wave_questions": _count_questions(study, wave, shared),
    }


def _count_questions(study: Study, wave: pd.Series, shared: pd.Index) -> pd.DataFrame:
    """Give back WAVE_QUESTIONS: who answered what in which round, in the order of rounds and questions."""
    asked = study.answers.assign(wave=study.answers["respondent_id"].map(wave).fillna(""))
    asked = asked[asked["wave"].ne("")]
    counts = (
        asked.groupby(["wave", "question_id"])["respondent_id"].nunique().rename("n_people").reset_index()
    )
    is_compared = counts["question_id"].isin(shared) & (len(list_rounds(study.respondents)) > 1)
    order = counts["question_id"].map(study.questions.set_index("question_id")["order"])
    counts = counts.assign(is_compared=is_compared, order=order).sort_values(["wave", "order", "question_id"])
    return counts[["question_id", "wave", "n_people", "is_compared"]].reset_index(drop=True)
