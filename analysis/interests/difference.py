"""Difference: which groups mention a theme demonstrably more or less often than the others?

Every theme is compared between the people of a group and the other people of whom the grouping is
known. One correction holds for all comparisons of the study together.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.certainty import Numbers, adjust_discoveries, newcombe_interval, wilson_interval
from analysis.exact import fisher_p_values
from analysis.interests.minority import ratio_with_bound
from analysis.mentions import Groups, Mentions


def compare_groups(mentions: Mentions, groups: Groups, minimum: int = 3) -> pd.DataFrame:
    """Give back THEME_GROUPS of data.schemas: one row per theme and group, in that order.

    Shares count people, unweighted; bounds by Wilson, of the difference by Newcombe; `q_value`: Fisher
    exact with Benjamini–Hochberg over all themes and groups, missing for groups (or rests) of fewer than
    `minimum` people. Also `ratio_low` (lower 90 % bound of how many times likelier),
    `weighted_difference` with the survey weights, and `is_robust`: weighted and unweighted point the same
    way. No themes or groups: zero rows.
    Domain: §2.9; sources: Fisher 1935, Newcombe 1998, Benjamini & Hochberg 1995.
    """
    n_themes, n_groups = len(mentions.theme_ids), len(groups.labels)
    ones = np.ones(mentions.n_people)
    inside, n_inside, rest, n_rest = _counts(mentions, groups, ones)
    share, rest_share = _divide(inside, n_inside), _divide(rest, n_rest)
    low, high = wilson_interval(share, n_inside)
    difference_low, difference_high = newcombe_interval(share, n_inside, rest_share, n_rest)
    is_tested = (n_inside >= minimum) & (n_rest >= minimum)
    p_values = np.full(n_themes * n_groups, np.nan)
    whole = [table[is_tested].astype(np.int64) for table in (inside, n_inside, rest, n_rest)]
    p_values[is_tested.ravel()] = fisher_p_values(*whole)
    ratio_low = ratio_with_bound(inside, n_inside, rest, n_rest)[1]
    weighted = _weighted_difference(mentions, groups)
    difference = share - rest_share
    labels = pd.concat([groups.labels] * n_themes, ignore_index=True) if n_themes else groups.labels.iloc[:0]
    return pd.DataFrame(
        {
            "theme_id": pd.Series(
                np.repeat(np.array(mentions.theme_ids, dtype=object), n_groups), dtype="str"
            ),
            "grouping": labels["grouping"].astype("str"),
            "group": labels["group"].astype("str"),
            "n_respondents": inside.ravel().astype(np.int64),
            "n_base": n_inside.ravel().astype(np.int64),
            "share": share.ravel(),
            "low": low.ravel(),
            "high": high.ravel(),
            "difference": difference.ravel(),
            "difference_low": difference_low.ravel(),
            "difference_high": difference_high.ravel(),
            "q_value": adjust_discoveries(p_values),
            "ratio_low": ratio_low.ravel(),
            "weighted_difference": weighted.ravel(),
            "is_robust": (np.sign(weighted) == np.sign(difference)).ravel(),
        }
    )


def count_excluded_groups(theme_groups: pd.DataFrame, q: float, points: float, minimum: int) -> pd.Series:
    """Give back per theme_id how many groups mention it demonstrably less: q-value < `q` and Δ ≤ −`points`.

    The same limit as for a difference that is shown, so that the badge 'niemand uitgesloten' never says the
    opposite of the screen with differences. Groups of at least `minimum` people. Themes without such a
    group are not in it. Domain: §2.3.
    """
    less = theme_groups["q_value"].lt(q) & theme_groups["difference"].le(-points)
    return theme_groups[less & theme_groups["n_base"].ge(minimum)].groupby("theme_id").size()


def has_leading_group(theme_groups: pd.DataFrame, q: float) -> pd.Series:
    """Give back the theme_ids (index) of themes that some group mentions demonstrably more, as True."""
    more = theme_groups["q_value"].lt(q) & theme_groups["difference"].gt(0)
    return theme_groups[more].groupby("theme_id").size().gt(0)


def _counts(
    mentions: Mentions, groups: Groups, weights: Numbers
) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """Give back people that mention it and all people, inside and outside; themes × groups each."""
    shape = (len(mentions.theme_ids), len(groups.labels))
    said = mentions.said.multiply(weights[:, None]).tocsr().T
    inside = (said @ groups.inside).toarray()
    known = (said @ groups.known).toarray()
    n_inside = np.broadcast_to(groups.inside.T @ weights, shape)
    n_known = np.broadcast_to(groups.known.T @ weights, shape)
    return inside, n_inside, known - inside, n_known - n_inside


def _weighted_difference(mentions: Mentions, groups: Groups) -> Numbers:
    inside, n_inside, rest, n_rest = _counts(mentions, groups, mentions.weights)
    return _divide(inside, n_inside) - _divide(rest, n_rest)


def _divide(part: Numbers, whole: Numbers) -> Numbers:
    share: Numbers = np.divide(part, whole, out=np.full(part.shape, np.nan), where=whole > 1e-9)
    return share
