"""Tensions: themes on which people want opposite things, with both sides beside each other."""

from __future__ import annotations

import streamlit as st

from pages.differences.sides import show_voices
from pages.parts.panels import show_panel
from pages.parts.ready import Ready
from pages.parts.style import is_dark
from pages.parts.text import plain, show_heading
from reporting.panels.tensions import side_names, tension_panel, tension_rows, voices_of_sides


def show_tensions(ready: Ready) -> None:
    """One theme with sides at a time, the most divided first; or that no opposites are known."""
    words, about = ready.words, (ready.study, ready.analysis, ready.words)
    rows = tension_rows(ready.analysis)
    show_heading(words("differences.tension_title"))
    if rows.empty:
        st.markdown(plain(words("differences.tension_none")))
        return
    labels = dict(zip(rows["theme_id"], rows["label"], strict=True))
    theme_id = str(
        st.selectbox(
            words("differences.tension_which"),
            list(labels),
            format_func=labels.__getitem__,
            key="differences-tension",
            width=420,
        )
    )
    panel = tension_panel(*about, theme_id, dark=is_dark())
    if panel is None:
        return
    show_panel(panel, words)
    sides, names = voices_of_sides(*about, theme_id), side_names(ready.analysis, words, theme_id)
    if not sides.plus and not sides.minus:
        return
    left, right = st.columns(2, gap="large")
    with left:
        show_voices("plus", names["plus"], sides.plus)
    with right:
        show_voices("minus", names["minus"], sides.minus)
    if sides.between:
        with st.container(key="wash-between"):
            show_voices("between", words("differences.between"), sides.between)
