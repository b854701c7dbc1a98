"""Do new subjects still come up? How many themes so many people bring, whoever of them comes first.

The mean over all orders in which people could have come in is computed exactly (rarefaction: Hurlbert
1971), so no order has to be drawn: m of n people who hold k of the n_t people of a theme are a
hypergeometric draw.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy.stats import hypergeom

from analysis.themes.assignment import Numbers, Whole

NEXT = 50
_LEAST_PEOPLE = 3
_POINTS = 60


def accumulate_themes(n_people_of: Whole, n_people: int) -> pd.DataFrame:
    """Give back THEME_ACCUMULATION: after how many people how many themes are there.

    `n_people_of`: people per theme; `n_people`: people who said something. At most some 60 numbers of
    people, evenly, the last is `n_people`. `n_new`: themes with three people that the last 50 brought;
    missing before the 50th. No people or no themes: zero rows.
    """
    if not n_people or not len(n_people_of):
        return pd.DataFrame(columns=["n_people", "n_named", "n_themes", "n_new"])
    step = -(-n_people // _POINTS)
    sizes = np.unique([*range(step, n_people, step), n_people])
    table = pd.DataFrame({"n_people": sizes})
    table["n_named"] = count_expected(n_people_of, n_people, sizes, 1)
    table["n_themes"] = count_expected(n_people_of, n_people, sizes, _LEAST_PEOPLE)
    before = count_expected(n_people_of, n_people, np.maximum(sizes - NEXT, 0), _LEAST_PEOPLE)
    new = (table["n_themes"] - before).clip(lower=0.0)
    return table.assign(n_new=new.where(table["n_people"] >= NEXT))


def count_expected(n_people_of: Whole, n_people: int, sizes: Whole, least: int) -> Numbers:
    """Give back, per number of people in `sizes` (0..`n_people`), the mean number of themes that at least
    `least` of them mention.
    """
    chance = hypergeom.sf(least - 1, n_people, n_people_of[None, :], sizes[:, None])
    expected: Numbers = np.nan_to_num(chance).sum(axis=1)
    return expected
