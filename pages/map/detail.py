"""Beside the map: the chosen place in short, with a way to its own screen."""

from __future__ import annotations

import streamlit as st

from pages.parts.ready import Ready
from pages.parts.text import plain, show_quote
from pages.parts.unit import choose_unit
from pages.state.selection import link_to
from reporting.panels.place import place_panels, quotes_at, title_of_place
from reporting.panels.units import unit_level, unit_name

_QUOTES = 3


def show_detail(ready: Ready, theme_id: str, *, has_map: bool) -> None:
    """The select box of places and, when one is chosen, what is known about it.

    `has_map`: whether there is a map to click on. `theme_id`: quotes are of this theme where there are any
    ("" = of all themes).
    """
    words = ready.words
    unit = choose_unit(ready, "map")
    if not unit:
        with st.container(key="wash-nothing"):
            st.subheader(plain(words("map.detail_empty_title")), anchor=False)
            st.markdown(plain(words("map.detail_empty" if has_map else "map.detail_empty_list")))
        return
    with st.container(border=True, key="card-place"):
        with st.container(key="eyebrow-place"):
            st.markdown(plain(words(f"map.level_{unit_level(ready.study, unit)}")))
        st.header(plain(title_of_place(ready.study, ready.analysis, words, unit)), anchor=False)
        for panel in place_panels(ready.study, ready.analysis, words, unit):
            st.markdown(plain(panel.lead if panel.key.startswith("place-rating") else panel.title))
        _show_quotes(ready, unit, theme_id)
        link = link_to(ready.selection, unit=unit)
        st.page_link("pages/place/page.py", label=words("map.open_place"), query_params=link)


def _show_quotes(ready: Ready, unit: str, theme_id: str) -> None:
    here = unit_name(ready.study, unit)
    about = (ready.study, ready.analysis, ready.words, unit)
    quotes = quotes_at(*about, theme_id=theme_id, most=_QUOTES) or quotes_at(*about, most=_QUOTES)
    for number, quote in enumerate(quotes):
        show_quote(f"map-{number}", quote.text, "" if quote.source == here else quote.source)
