"""What people offer in their own words, and on which condition; without names and without contact data.

Words are a suggestion: they count as goesting only after a person confirmed them.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.model import Analysis
from data.model import Study
from reporting.panels.quotes import Quote, quote_from, tells_something
from reporting.panels.titles import short_label
from reporting.panels.units import unit_name
from reporting.words.words import Words

OFFER = 0.75
"""Goesting that an offer without a condition suggests (domain.md 2.10)."""
_LIKELY = (3, 10)
"""Number of words of a condition that most often is one ('als de gemeente het hout betaalt')."""
_ONESELF = r"(?i)\b(?:ik|'k|i)\b"
"""Who speaks of oneself seldom sets others a condition ('als ik veertig was')."""
_TELLING = 8
"""Number of words from which an offer mostly says what and how."""


@dataclass(frozen=True)
class Condition:
    """An offer that hangs on something: the quote, and the literal words of its condition."""

    quote: Quote
    condition: str


def conditions_of(study: Study, analysis: Analysis, words: Words) -> list[Condition]:
    """All offers on a condition, each wording once; those of a usual length first."""
    cues = _cues(analysis)
    cues = cues[cues["is_conditional"] & (cues["condition_end"] > cues["condition_start"])]
    parts = zip(cues["text"], cues["condition_start"], cues["condition_end"], strict=True)
    conditions = [str(text)[int(start) : int(end)].strip() for text, start, end in parts]
    cues = cues.assign(condition=pd.Series(conditions, index=cues.index, dtype="str"))
    cues = cues.drop_duplicates("condition")
    n_words = cues["condition"].str.count(r"\S+")
    is_whole = cues["condition"].str.len() < cues["text"].str.len() - 5
    is_to_others = ~cues["condition"].str.contains(_ONESELF)
    cues = cues.assign(is_odd=~(n_words.between(*_LIKELY) & is_whole & is_to_others))
    cues = cues.sort_values(["is_odd", "statement_id"]).set_index("statement_id")
    return [Condition(quote_from(study, words, row), _lower(row["condition"])) for _, row in cues.iterrows()]


def title_of_conditions(words: Words, n: int) -> str:
    """How many offers hang on a condition."""
    return words.choose("panels.offers.conditions_title", n)


def title_of_offers(words: Words, n: int) -> str:
    """How many offers there are."""
    return words.choose("panels.offers.offers_title", n)


def said_more(words: Words, n: int) -> str:
    """The words on what opens the other `n`."""
    return words.choose("panels.offers.conditions_more", n)


def offers_of(study: Study, analysis: Analysis, words: Words, most: int = 6) -> list[Quote]:
    """At most `most` offers, one a person and first of as many themes as possible."""
    ordered = _telling_first(_offers(analysis)).drop_duplicates("text").drop_duplicates("respondent_id")
    turn = ordered.groupby(["is_short", "theme_id"]).cumcount()
    chosen = ordered.assign(turn=turn).sort_values(["is_short", "turn"], kind="stable").head(most)
    return [quote_from(study, words, row) for _, row in chosen.set_index("statement_id").iterrows()]


def offers_table(study: Study, analysis: Analysis, words: Words) -> pd.DataFrame:
    """All offers with their theme and place, readable; each wording once, in the order of the themes."""
    cues = _offers(analysis).drop_duplicates("text")
    labels = {
        str(key): short_label(str(label))
        for key, label in zip(analysis.themes["theme_id"], analysis.themes["label"], strict=True)
    }
    cues = cues.assign(theme=[labels.get(str(theme), "") for theme in cues["theme_id"]])
    cues = cues.sort_values(["theme", "statement_id"], key=lambda own: own.where(own != "", "\uffff"))
    return pd.DataFrame(
        {
            words("panels.offers.column_text"): cues["text"].tolist(),
            words("panels.offers.column_theme"): cues["theme"].tolist(),
            words("panels.offers.column_place"): [unit_name(study, str(p)) for p in cues["place_id"]],
        },
        dtype="str",
    )


def people_who_offer(analysis: Analysis) -> pd.Series:
    """Number of different people who offer something, by theme_id ('' = in no theme)."""
    return _offers(analysis).groupby("theme_id")["respondent_id"].nunique()


def offer_about(study: Study, analysis: Analysis, words: Words, theme_id: str) -> Quote | None:
    """A telling offer close to the heart of a theme, None without one."""
    own = _offers(analysis)
    own = _telling_first(own[own["theme_id"] == theme_id])
    rows = own.set_index("statement_id").head(1).iterrows()
    return next((quote_from(study, words, row) for _, row in rows), None)


def _lower(condition: str) -> str:
    """The condition as it stands in the middle of a sentence."""
    return condition[:1].lower() + condition[1:]


def _telling_first(cues: pd.DataFrame) -> pd.DataFrame:
    cues = cues.assign(is_short=cues["text"].str.count(r"\S+") < _TELLING)
    return cues.sort_values(["is_short", "strength", "statement_id"], ascending=[True, False, True])


def _offers(analysis: Analysis) -> pd.DataFrame:
    cues = _cues(analysis)
    cues = cues[cues["suggested"].ge(OFFER) & ~cues["is_conditional"]]
    return cues[cues["text"].map(tells_something).astype(bool)]


def _cues(analysis: Analysis) -> pd.DataFrame:
    """ENERGY_CUES joined with their statements; zero rows when there are none."""
    columns = ["statement_id", "suggested", "is_conditional", "condition_start", "condition_end"]
    cues = analysis.further.get("energy_cues", pd.DataFrame(columns=columns))
    joined = analysis.statements.merge(cues, on="statement_id")
    return joined.astype({"is_conditional": bool, "suggested": float})
