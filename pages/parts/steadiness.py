"""How steady a theme is, as a small badge: a sign and words, so that colour is not needed to tell."""

from __future__ import annotations

import streamlit as st

from pages.parts.ready import Ready
from pages.parts.text import plain
from reporting.panels.stability import steadiness_of

_SIGNS = {"green": "●", "amber": "◐", "red": "○", "unknown": "–"}
_COLOURS = {"green": "green", "amber": "orange", "red": "red", "unknown": "gray"}


def show_steadiness(ready: Ready, theme_id: str) -> None:
    """The badge with what it means in a help text; nothing when the analysis did not check it."""
    found = steadiness_of(ready.analysis, ready.words, theme_id)
    if found is None:
        return
    label = plain(f"{_SIGNS[found.colour]} {found.word}")
    st.badge(label, color=_COLOURS[found.colour], help=plain(found.explained))
