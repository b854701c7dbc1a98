"""Place: how one place or part of town is rated, what lives there, and what people write."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from pages.parts.empty import show_message
from pages.parts.frame import show_foot
from pages.parts.level import choose_level
from pages.parts.onward import show_onward
from pages.parts.panels import show_panels
from pages.parts.question import show_question
from pages.parts.ready import Ready, open_ready
from pages.parts.style import is_dark
from pages.parts.unit import choose_unit
from pages.place.head import show_head
from pages.place.voices import show_voices
from pages.state.selection import link_to
from reporting.panels.place import place_panels
from reporting.panels.questions import question_of_place


def show(ready: Ready) -> None:
    """The chosen place, or the one that most people spoke about."""
    words = ready.words
    head = st.container(key="place-head")
    with st.container(key="sand-place", horizontal=True, gap="medium"):
        choose_level(ready)
        with st.container(width=380, key="place-choice"):
            unit = choose_unit(ready, "place", required=True)
    if not unit:
        show_message("no-places", words("map.no_places_title"), words("place.no_places"), is_only=True)
        return
    with head:
        show_head(ready, unit)
    # The title of the screen already says how the place is rated.
    panels = [
        replace(panel, title=words("place.rating")) if panel.key.startswith("place-rating") else panel
        for panel in place_panels(ready.study, ready.analysis, words, unit, dark=is_dark())
    ]
    show_panels(panels, words, n_columns=2)
    show_voices(ready, unit)
    show_question(ready, f"place/{unit}", question_of_place(ready.study, words, unit))
    link = link_to(ready.selection, unit=unit)
    st.page_link("pages/map/page.py", label=words("place.on_map"), query_params=link)


opened = open_ready()
show(opened)
show_onward(opened, "place")
show_foot(opened.words, opened.view)
