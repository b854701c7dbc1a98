"""Themes per unit: which share of the people who spoke about a unit mentions a theme there.

The same at every scale level, from plekje to municipality.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.certainty import Numbers, wilson_interval
from analysis.mentions import Mentions, count_place_mentions
from analysis.places.spread import count_by_unit
from analysis.places.units import divide_places, used_levels

_PRIOR_PEOPLE = 10.0


def measure_theme_units(
    mentions: Mentions, statements: pd.DataFrame, answers: pd.DataFrame, places: pd.DataFrame
) -> pd.DataFrame:
    """Give back THEME_UNITS of data.schemas: one row per unit that was spoken about and theme.

    `n_base`: people with an open answer about the unit or about something in it; bounds by Wilson;
    `quotient`: (k + 10·A)/(n + 10) / A, with A the share over all units of that level (1 = as everywhere),
    missing when nobody mentions the theme at that level. Arguments: STATEMENTS, ANSWERS, PLACES.
    No themes or places: zero rows. Sources: Wilson 1927; location quotient with ten people of prior weight.
    """
    tables = [_measure_level(mentions, statements, answers, places, level) for level in used_levels(places)]
    return pd.concat(tables, ignore_index=True) if tables else _table([], [], "", *([np.zeros(0)] * 5))


def _measure_level(
    mentions: Mentions, statements: pd.DataFrame, answers: pd.DataFrame, places: pd.DataFrame, level: str
) -> pd.DataFrame:
    pairs = count_place_mentions(mentions, statements, answers, divide_places(places, level))
    mentioned, answered = count_by_unit(pairs)
    seen = np.flatnonzero(answered > 0)
    mentioned, answered = mentioned[:, seen], np.broadcast_to(answered[seen], (len(mentioned), len(seen)))
    share = mentioned / answered
    low, high = wilson_interval(share, answered)
    overall = mentioned.sum(axis=1, keepdims=True) / max(float(answered[:1].sum()), 1.0)
    shrunken = (mentioned + _PRIOR_PEOPLE * overall) / (answered + _PRIOR_PEOPLE)
    quotient = np.divide(shrunken, overall, out=np.full(shrunken.shape, np.nan), where=overall > 0)
    units = [pairs.unit_ids[number] for number in seen]
    return _table(mentions.theme_ids, units, level, mentioned, answered, low, high, quotient)


def _table(
    theme_ids: tuple[str, ...] | list[str],
    unit_ids: list[str],
    level: str,
    mentioned: Numbers,
    answered: Numbers,
    low: Numbers,
    high: Numbers,
    quotient: Numbers,
) -> pd.DataFrame:
    n_themes, n_units = len(theme_ids), len(unit_ids)
    frame = pd.DataFrame(
        {
            "theme_id": pd.Series(np.repeat(np.array(theme_ids, dtype=object), n_units), dtype="str"),
            "unit_id": pd.Series(np.tile(np.array(unit_ids, dtype=object), n_themes), dtype="str"),
            "n_respondents": mentioned.ravel().astype(np.int64),
            "n_base": answered.ravel().astype(np.int64),
            "share": mentioned.ravel() / np.maximum(answered.ravel(), 1.0),
            "low": low.ravel(),
            "high": high.ravel(),
            "quotient": quotient.ravel(),
        }
    )
    frame.insert(2, "level", pd.Series([level] * len(frame), dtype="str"))
    return frame
