"""Statements that name no subject follow what else their answer says.

'Eén ding maar.' or 'En dat lukt nooit.' says nothing about a theme by itself. Grouped on its own words
it would stand beside every other such remark and make a theme of nothing. It goes where the rest of its
answer went; without a rest, or when that stands alone, it is a single voice. It is weaker there than what it
follows: it belongs to the theme, but does not speak for it.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from analysis.themes.assignment import ThemeAssignment, Whole

_WEAKER = 0.5


def follow_answers(found: ThemeAssignment, statements: pd.DataFrame, rows: Whole) -> ThemeAssignment:
    """Give back the assignment in which each of `rows` has the theme of the clearest statement beside it.

    `statements`: as handed to the grouping, with or without `answer_id`. `rows`: statements that name no
    subject. The clearest is the strongest one in a theme; of two equal ones the theme with most people.
    """
    if not len(rows) or "answer_id" not in statements:
        return found
    answers = np.unique(statements["answer_id"].to_numpy(dtype=object), return_inverse=True)[1]
    leaders = np.flatnonzero(found.nearest >= 0)
    order = np.lexsort(
        (found.nearest[leaders], -found.strength[leaders], found.theme_index[leaders] < 0, answers[leaders])
    )
    leaders = leaders[order]
    own, first = np.unique(answers[leaders], return_index=True)
    place = np.searchsorted(own, answers[rows])
    has_leader = (place < len(own)) & (own[np.minimum(place, len(own) - 1)] == answers[rows])
    followers, followed = rows[has_leader], leaders[first[place[has_leader]]]
    theme, nearest, strength = found.theme_index.copy(), found.nearest.copy(), found.strength.copy()
    for values in (theme, nearest):
        values[followers] = values[followed]
    strength[followers] = _WEAKER * strength[followed]
    return replace(found, theme_index=theme, nearest=nearest, strength=strength)
