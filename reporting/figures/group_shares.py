"""How many of each group mention a theme: a dot with interval per group."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from reporting.figures.share_dots import draw_share_dots
from reporting.words.words import Words


def draw_group_shares(table: pd.DataFrame, words: Words, *, dark: bool = False) -> go.Figure:
    """Groups of one theme; `table` as in `draw_share_dots`, name = the group."""
    here, whole = words("figures.groups.here"), words("figures.groups.whole")
    return draw_share_dots(table, words, here=here, whole=whole, dark=dark)
