"""Participants beside inhabitants: the share of each group in both, with how sure the first one is."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from reporting.figures.share_dots import draw_share_dots
from reporting.words.words import Words


def draw_sample_gap(table: pd.DataFrame, words: Words, *, dark: bool = False) -> go.Figure:
    """Groups of one grouping; `table` as in `draw_share_dots`: share = participants, whole = inhabitants."""
    here, whole = words("figures.coverage.participants"), words("figures.coverage.population")
    return draw_share_dots(table, words, here=here, whole=whole, dark=dark)
