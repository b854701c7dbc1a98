"""What lives in one place beside the whole study: a dot with interval per theme."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from reporting.figures.share_dots import draw_share_dots
from reporting.words.words import Words


def draw_theme_profile(table: pd.DataFrame, words: Words, *, dark: bool = False) -> go.Figure:
    """Themes of one place; `table` as in `draw_share_dots`, name = the theme's label."""
    here, whole = words("figures.profile.here"), words("figures.profile.whole")
    return draw_share_dots(table, words, here=here, whole=whole, dark=dark)
