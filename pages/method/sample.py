"""Who took part: one grouping at a time, beside the inhabitants where these are known."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.parts.panels import show_panel
from pages.parts.ready import Ready
from reporting.panels.panel import Panel


def show_sample(ready: Ready, panels: Sequence[Panel]) -> None:
    """A choice of grouping with its panel; nothing when the study knows no groups."""
    if not panels:
        return
    words = ready.words
    by_grouping = {panel.key.removeprefix("sample-"): panel for panel in panels}
    chosen = st.selectbox(
        words("method.sample"),
        list(by_grouping),
        format_func=words.grouping,
        key="method-grouping",
        width=320,
    )
    show_panel(by_grouping[chosen], words)
