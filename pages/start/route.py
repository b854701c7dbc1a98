"""The route for somebody with five minutes: five cards, each with one question and one link."""

from __future__ import annotations

import streamlit as st

from pages.parts.onward import STOPS, stop_link
from pages.parts.ready import Ready
from pages.parts.text import plain, show_heading


def show_route(ready: Ready) -> None:
    """Five numbered cards that lead through the study."""
    words = ready.words
    show_heading(words("start.route_title"), words("start.route_lead"))
    with st.grid(5, min_column_width=200, key="route"):
        for number, screen in enumerate(STOPS, start=1):
            _show_stop(ready, number, screen)


def _show_stop(ready: Ready, number: int, screen: str) -> None:
    words = ready.words
    with st.container(border=True, key=f"step-{number}", height="stretch"):
        with st.container(key=f"number-{number}"):
            st.markdown(str(number))
        st.subheader(plain(words(f"start.route_{number}_title")), anchor=False)
        st.markdown(plain(words(f"start.route_{number}_text")))
        st.page_link(
            f"pages/{screen}/page.py",
            label=words(f"start.route_{number}_link"),
            query_params=stop_link(ready, screen),
        )
