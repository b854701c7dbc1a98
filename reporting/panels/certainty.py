"""How sure the rank of an interest is: the interval of its score and the chance to be among the first."""

from __future__ import annotations

from typing import Any

from analysis.model import Analysis
from reporting.panels.rules import may_show_share
from reporting.rows import rows_of
from reporting.words.words import Words

_ALWAYS, _NEVER = 0.995, 0.005


def said_certainty(analysis: Analysis, words: Words, theme: Any, n_respondents: int) -> str:
    """The score with its interval and the chance of a place among the first five, in words.

    `theme`: a row of THEMES; `n_respondents`: people in the study. "" when people were not resampled or
    too few took part for a share.
    """
    table = analysis.further.get("theme_measures")
    if table is None or not may_show_share(n_respondents, analysis.settings.thresholds):
        return ""
    row = next(rows_of(table[table["theme_id"] == theme.theme_id]), None)
    if row is None or row.score_low != row.score_low:
        return ""
    score = words(
        "panels.certainty.score",
        score=words.number(theme.shared_score),
        low=words.number(row.score_low),
        high=words.number(row.score_high),
    )
    return f"{score} {_said_chance(words, float(row.top_share))}".rstrip()


def _said_chance(words: Words, chance: float) -> str:
    if chance != chance:
        return ""
    if chance >= _ALWAYS:
        return words("panels.certainty.top_always")
    if chance < _NEVER:
        return words("panels.certainty.top_never")
    return words("panels.certainty.top", n=words.number(100 * chance))
