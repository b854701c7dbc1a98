"""On which scale a theme is concentrated: between villages or between places inside a village."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from reporting.figures.ledger import draw_ledger
from reporting.words.words import Words


def draw_scale_profile(table: pd.DataFrame, words: Words, *, dark: bool = False) -> go.Figure:
    """One stacked bar of the parts of a theme's concentration; `table` as in `draw_ledger`."""
    return draw_ledger(table, words, dark=dark)
