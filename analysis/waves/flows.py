"""Where the statements of each earlier theme lie now: what was split over several themes, what came together.

Only statements in words that were there before tell it; new ones belonged to no theme.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

LEAST_SHARE = 0.2
"""Part of an earlier theme from which it counts as lying in a theme of now."""
_LEAST = 3
_COLUMNS = ["earlier_id", "theme_id", "n_statements", "share", "is_split", "is_merged"]


def find_flows(earlier: Sequence[str], now: Sequence[str]) -> pd.DataFrame:
    """Give back THEME_FLOWS, by earlier theme, the largest part first.

    `earlier`, `now`: per statement the theme of then and of now, '' = none. An earlier theme is split when
    at least two themes of now each hold three of its statements and a fifth of them; earlier themes are
    merged when one theme of now holds three statements and more than half of each. No statements: zero rows.
    """
    rows = pd.DataFrame({"earlier_id": earlier, "theme_id": now}, dtype="str")
    counts = rows[rows["earlier_id"].ne("")].groupby(["earlier_id", "theme_id"]).size()
    table = counts.rename("n_statements").reset_index()
    table["share"] = table["n_statements"] / table.groupby("earlier_id")["n_statements"].transform("sum")
    counts_here = table["theme_id"].ne("") & table["n_statements"].ge(_LEAST)
    table["is_split"] = _shared(table, "earlier_id", counts_here & table["share"].ge(LEAST_SHARE))
    table["is_merged"] = _shared(table, "theme_id", counts_here & table["share"].gt(0.5))
    order = ["earlier_id", "n_statements", "theme_id"]
    return table.sort_values(order, ascending=[True, False, True], ignore_index=True)[_COLUMNS]


def _shared(table: pd.DataFrame, by: str, holds: pd.Series[bool]) -> pd.Series[bool]:
    """Give back the rows that hold, where at least two of the same `by` do."""
    return holds & holds.groupby(table[by]).transform("sum").ge(2)
