"""Mean goesting per group as dots with their interval, beside the mean of everybody."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from reporting.figures.energy_quadrant import LADDER
from reporting.figures.safe_text import plotly_safe
from reporting.figures.share_dots import draw_share_dots
from reporting.words.words import Words


def draw_energy_groups(table: pd.DataFrame, words: Words, *, dark: bool = False) -> go.Figure:
    """One row per group; the ladder of goesting as axis. `table`: columns as in `draw_share_dots`."""
    figure = draw_share_dots(
        table,
        words,
        here=words("figures.energy_groups.here"),
        whole=words("figures.energy_groups.whole"),
        dark=dark,
    )
    figure.update_xaxes(
        range=[-0.02, 1.02],
        tickmode="array",
        tickvals=list(LADDER),
        ticktext=[plotly_safe(words(f"figures.ladder.{round(100 * step)}"), 14) for step in LADDER],
    )
    return figure
