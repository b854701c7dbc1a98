"""Literal quotes of a theme, with what they are about and nothing about who said them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.model import Analysis
from data.model import Study
from reporting.panels.titles import short_label
from reporting.panels.units import unit_name
from reporting.rows import rows_of
from reporting.words.words import Words


@dataclass(frozen=True)
class Quote:
    """A statement as it was written.

    `source`: the place it is about or else the question it answers; `is_edge`: it only just belongs
    to its theme.
    """

    text: str
    source: str
    is_edge: bool
    statement_id: str


_FEWEST_WORDS = 4
_GOOD_LENGTH = (6, 30)


def one_of_each(said: pd.DataFrame, analysis: Analysis) -> pd.DataFrame:
    """Rows of STATEMENTS in their order, one a person, and of what is (nearly) the same text only the first.

    Capitals make no difference; nearly the same is what the analysis found to be a campaign.
    """
    campaigns = analysis.further.get("campaigns")
    ids = [] if campaigns is None else campaigns["statement_id"].tolist()
    sent = dict(zip(ids, [] if campaigns is None else campaigns["campaign_id"], strict=True))
    same = pd.Series([sent.get(own, own) for own in said["statement_id"]], index=said.index, dtype="str")
    is_copy = said["text"].str.casefold().duplicated() | same.duplicated()
    return said[~is_copy].drop_duplicates("respondent_id")


def tells_something(text: str) -> bool:
    """Whether a text is more than a few words, so that it can stand alone as a quote."""
    return len(text.split()) >= _FEWEST_WORDS


def unfit_length(text: str) -> int:
    """How little the length of a text suits a quote: 0 from 6 to 30 words, 1 around that, 2 for a few words.

    A few words say too little by themselves, a long story is not read.
    """
    n_words = len(text.split())
    return 0 if _GOOD_LENGTH[0] <= n_words <= _GOOD_LENGTH[1] else 1 if n_words >= _FEWEST_WORDS else 2


def quotes_of(
    study: Study, analysis: Analysis, words: Words, theme_id: str, role: str | None = None
) -> list[Quote]:
    """The chosen quotes of a theme: typical ones first, then those at its edge.

    `role`: only "typical" or "edge" (None = both). An unknown theme has none.
    """
    chosen = analysis.theme_quotes[analysis.theme_quotes["theme_id"] == theme_id]
    if role is not None:
        chosen = chosen[chosen["quote_role"] == role]
    chosen = chosen.sort_values(["quote_role", "order"], ascending=[False, True])
    statements = analysis.statements.merge(chosen[["statement_id"]], on="statement_id").set_index(
        "statement_id"
    )
    return [
        quote_from(study, words, statements.loc[row.statement_id], is_edge=row.quote_role == "edge")
        for row in rows_of(chosen)
        if row.statement_id in statements.index
    ]


def quote_from(study: Study, words: Words, statement: Any, *, is_edge: bool = False) -> Quote:
    """A row of STATEMENTS (a Series named by its statement_id) as a quote."""
    place = unit_name(study, str(statement["place_id"]))
    return Quote(
        text=str(statement["text"]),
        source=place or _about_question(study, words, str(statement["question_id"])),
        is_edge=is_edge,
        statement_id=str(statement.name),
    )


def _about_question(study: Study, words: Words, question_id: str) -> str:
    questions = study.questions
    text = next(iter(questions.loc[questions["question_id"] == question_id, "text"]), "")
    return words("panels.quotes.question", question=short_label(str(text))) if text else ""
