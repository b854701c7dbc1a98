"""Who supports a voice that is not their own: people outside a group who name the same."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.model import Analysis
from data.model import QuestionFunction, Study
from reporting.panels.quotes import Quote, one_of_each, quote_from, unfit_length
from reporting.panels.rules import said_people
from reporting.words.words import Words


@dataclass(frozen=True)
class Support:
    """`said`: in sentences who else names it; `quotes`: what they say when asked for whom a place is hard."""

    said: str
    quotes: list[Quote]


def support_of(
    study: Study, analysis: Analysis, words: Words, theme_id: str, grouping: str, group: str, most: int = 2
) -> Support:
    """People outside the `group` (all people when it is "") who mention the theme; perspective answers first.

    The question 'for whom is this place less pleasant?' lets people speak for others (domain.md 4.2, B11);
    without that question only the number outside the group is said.
    """
    said = analysis.statements[analysis.statements["theme_id"] == theme_id]
    outside = said[~said["respondent_id"].isin(_members(study, grouping, group))]
    perspective = study.questions["function"].eq(QuestionFunction.PERSPECTIVE.value)
    asked = set(study.questions.loc[perspective, "question_id"])
    for_others = outside[outside["question_id"].isin(asked)]
    limits, sentences = analysis.settings.thresholds, []
    if group:
        n = outside["respondent_id"].nunique()
        key = "panels.support.outside" if n else "panels.support.outside_nobody"
        sentences.append(words(key, people=said_people(n, limits, words)))
    if asked:
        n = for_others["respondent_id"].nunique()
        key = "panels.support.for_others" if n else "panels.support.for_others_nobody"
        sentences.append(words(key, people=said_people(n, limits, words)))
    return Support(" ".join(sentences), _quotes(study, analysis, words, for_others, most))


def _members(study: Study, grouping: str, group: str) -> set[str]:
    own = study.memberships["grouping"].eq(grouping) & study.memberships["group"].eq(group)
    return set(study.memberships.loc[own, "respondent_id"])


def _quotes(study: Study, analysis: Analysis, words: Words, said: pd.DataFrame, most: int) -> list[Quote]:
    said = said.assign(unfit=[unfit_length(text) for text in said["text"]])
    said = said.sort_values(["unfit", "strength", "statement_id"], ascending=[True, False, True])
    said = one_of_each(said, analysis).head(most)
    return [quote_from(study, words, row) for _, row in said.set_index("statement_id").iterrows()]
