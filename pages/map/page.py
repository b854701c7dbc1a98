"""Map: places sized by people, coloured by appreciation or by a theme; the chosen place beside it."""

from __future__ import annotations

import streamlit as st

from pages.map.choices import is_online, show_base_map, show_choices
from pages.map.detail import show_detail
from pages.map.picture import show_map
from pages.parts.empty import show_message
from pages.parts.frame import show_foot
from pages.parts.onward import show_onward
from pages.parts.panels import show_note, show_table
from pages.parts.ready import Ready, open_ready
from pages.parts.style import is_dark
from pages.parts.text import show_title
from reporting.panels.map import map_panels


def show(ready: Ready) -> None:
    """The screen: what is coloured how, the map on two thirds, the chosen place on one."""
    words, chosen = ready.words, ready.selection
    choice = show_choices(ready)
    panel = map_panels(
        ready.study,
        ready.analysis,
        words,
        level=chosen.level,
        colour=choice.colour,
        theme_id=choice.theme_id,
        unit_id=chosen.unit,
        dark=is_dark(),
        online=is_online(),
    )[0]
    if panel.table.empty:
        show_message("no-places", words("map.no_places_title"), words("map.no_places"), is_only=True)
        return
    with choice.head:
        show_title("map", words("map.eyebrow"), panel.title, panel.lead)
    left, right = st.columns([2, 1], gap="large")
    with left:
        if panel.figure is not None:
            show_map(ready, panel)
            show_base_map(words)
        show_table(panel, words)
        show_note(panel)
    with right:
        show_detail(ready, choice.theme_id, has_map=panel.figure is not None)


opened = open_ready()
show(opened)
show_onward(opened, "map")
show_foot(opened.words, opened.view)
