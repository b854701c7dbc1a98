"""Minority voice: few people, but real ones, who belong together in a way that chance does not explain."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.certainty import Z90, Numbers

LEAST_RATIO = 1.5
LEAST_IN_GROUP = 3


def ratio_with_bound(
    inside: Numbers, n_inside: Numbers, outside: Numbers, n_outside: Numbers
) -> tuple[Numbers, Numbers]:
    """Give back how many times likelier people of a group mention it than others, and its lower 90 % bound.

    RR = [(k+½)/(n+1)] / [(k'+½)/(n'+1)], bound exp(ln RR − 1.645·√(1/(k+½) − 1/(n+1) + 1/(k'+½) − 1/(n'+1)))
    (Katz 1978 with half a person added to every cell). Numbers of people, one shape.
    """
    k, n, other, n_other = inside + 0.5, n_inside + 1.0, outside + 0.5, n_outside + 1.0
    ratio = (k / n) / (other / n_other)
    error = np.sqrt(np.maximum(1 / k - 1 / n + 1 / other - 1 / n_other, 0.0))
    return ratio, ratio * np.exp(-Z90 * error)


def find_group_voices(theme_groups: pd.DataFrame, q: float = 0.05) -> pd.DataFrame:
    """Give back the rows of `theme_groups` in which a group speaks with a voice of its own (groepsstem).

    At least three of its people mention it, q < `q`, and the lower 90 % bound of the ratio passes 1.5.
    `theme_groups`: as `compare_groups` gives it. Strongest first within a theme: by share within the group.
    Domain: §2.8, 3a.
    """
    own = theme_groups["n_respondents"].ge(LEAST_IN_GROUP) & theme_groups["q_value"].lt(q)
    voices = theme_groups[own & theme_groups["ratio_low"].gt(LEAST_RATIO)]
    order = ["theme_id", "share", "n_respondents", "grouping", "group"]
    return voices.sort_values(order, ascending=[True, False, False, True, True], ignore_index=True)
