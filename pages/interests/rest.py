"""What is in no theme: single voices, answers without content, and what this screen cannot say."""

from __future__ import annotations

import streamlit as st

from pages.parts.limits import show_limits
from pages.parts.panels import show_panel
from pages.parts.ready import Ready
from pages.parts.style import is_dark
from pages.parts.text import plain
from pages.state.selection import link_to
from reporting.panels.interests import plane_panel
from reporting.panels.overview import ledger_panel


def show_rest(ready: Ready) -> None:
    """The ledger of all statements, the way to the single voices, and the limits."""
    words = ready.words
    about = (ready.study, ready.analysis, words)
    if len(ready.analysis.themes):
        show_panel(plane_panel(*about, dark=is_dark()), words, with_note=False)
    show_panel(ledger_panel(*about, dark=is_dark()), words)
    n = int((ready.analysis.statements["status"] == "single").sum())
    if n:
        st.markdown(plain(words("interests.single_lead", statements=words.count(n, "statements"))))
        link = link_to(ready.selection)
        st.page_link("pages/minorities/page.py", label=words("interests.single_link"), query_params=link)
    show_limits(words, words("interests.cannot"))
