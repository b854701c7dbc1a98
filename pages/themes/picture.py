"""The flat picture of statements: to find one's way, never as proof."""

from __future__ import annotations

import streamlit as st

from pages.parts.limits import show_limits
from pages.parts.panels import show_panel
from pages.parts.style import is_dark
from pages.parts.text import plain
from pages.themes.desk import Desk, chosen_theme, theme_key
from reporting.panels.statement_picture import picture_panel


def show_picture(desk: Desk) -> None:
    """The theme to pick out, the picture, its table and what it cannot say."""
    ready, words, theme = desk.ready, desk.ready.words, chosen_theme(desk)
    labels = desk.labels
    if theme is not None:
        st.selectbox(
            words("themes.picture_theme"),
            list(labels),
            format_func=labels.__getitem__,
            key=theme_key(),
            width=460,
        )
    panel = picture_panel(
        ready.study,
        ready.analysis,
        words,
        desk.bench.statements,
        labels,
        chosen=theme.theme_id if theme is not None else "",
        dark=is_dark(),
    )
    if panel is None:
        st.markdown(plain(words("themes.picture_none")))
        return
    show_panel(panel, words)
    show_limits(words, words("themes.picture_limits"))
