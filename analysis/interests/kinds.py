"""Kinds: what sort of interest a theme is, by fixed rules in a fixed order (the first that holds)."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.model import Thresholds

BETWEEN_VILLAGES = 0.6
ONE_VILLAGE = 0.75
MOST_MENTIONS = 0.5


def label_kinds(themes: pd.DataFrame, thresholds: Thresholds) -> pd.Series:
    """Give back the kind of every theme, a value of `kind` in data.schemas.THEMES.

    `themes`: `n_respondents`, `reach`, `reach_low`, `breadth_groups`, `breadth_places`, `breadth_villages`,
    `between_villages`, `leading_share`, `two_places_share`, `dividedness_careful`, `dividedness_low`,
    `n_excluded_groups`, `is_minority` (the test of §2.8 holds), `has_leading_group` (some group mentions it
    demonstrably more). Place-bound: concentrated, and one unit holds 40 % of the mentions or more, or,
    with ten people or more, two places hold half, or it is a matter of one village (dorpskwestie, §2.4): most
    of the concentration sits between the villages and one of them holds more mentions than all others
    together. A theme that goes with a kind of places, in all villages, is neither.
    A breadth that cannot be known passes, but shared kinds need one that is known. Domain: §2.6.
    """
    limits = thresholds
    groups, places = themes["breadth_groups"], themes["breadth_places"]
    is_concentrated = places.lt(limits.shared_breadth_places)
    is_few = themes["n_respondents"].lt(limits.quiet_minimum)
    is_of_two_places = is_concentrated & themes["two_places_share"].ge(MOST_MENTIONS) & ~is_few
    is_everywhere = places.ge(limits.shared_breadth_places) | (
        themes["breadth_villages"].ge(limits.shared_breadth_places)
        & themes["leading_share"].lt(limits.place_bound_share)
        & ~is_of_two_places
    )
    is_broad = (
        (groups.isna() | groups.ge(limits.shared_breadth_groups))
        & (places.isna() | is_everywhere)
        & (groups.notna() | places.notna())
    )
    is_of_one_village = (
        themes["between_villages"].gt(BETWEEN_VILLAGES)
        & themes["breadth_villages"].lt(ONE_VILLAGE)
        & themes["leading_share"].gt(MOST_MENTIONS)
        & ~is_few
    )
    is_undivided = themes["dividedness_careful"].isna() | themes["dividedness_careful"].le(limits.divided_low)
    is_small = themes["reach"].lt(limits.minority_reach)
    rules = {
        "single": themes["n_respondents"].lt(limits.minimum_respondents),
        "divided": themes["dividedness_low"].gt(limits.divided_low)
        & themes["reach"].ge(limits.shared_reach_low),
        "place_bound": is_of_one_village
        | is_of_two_places
        | (is_concentrated & themes["leading_share"].ge(limits.place_bound_share)),
        "minority": is_small & themes["is_minority"],
        "group_interest": groups.lt(limits.shared_breadth_groups) & themes["has_leading_group"],
        "shared": themes["reach_low"].ge(limits.shared_reach_low)
        & is_broad
        & is_undivided
        & themes["n_excluded_groups"].eq(0)
        & ~is_few,
        "too_small": is_few,
        "quietly_shared": is_small & is_broad & is_undivided,
    }
    holds = [rule.fillna(False).to_numpy(dtype=bool) for rule in rules.values()]
    return pd.Series(np.select(holds, list(rules), default="diffuse"), index=themes.index, dtype="str")
