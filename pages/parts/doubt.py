"""That people who coded by hand put other statements in a theme than the machine: a badge with words."""

from __future__ import annotations

import streamlit as st

from pages.parts.ready import Ready
from pages.parts.text import plain
from reporting.panels.agreement import doubt_of


def show_doubt(ready: Ready, theme_id: str) -> None:
    """The badge with the figure in a help text; nothing when nobody coded, or when they agree well enough."""
    found = doubt_of(ready.analysis, ready.words, theme_id)
    if found is not None:
        st.badge(plain(f"≠ {found.word}"), color="gray", help=plain(found.explained))
