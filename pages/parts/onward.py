"""The way through a study in five minutes: its five stops, and on each stop the link to the next."""

from __future__ import annotations

from typing import Any

import streamlit as st

from pages.parts.ready import Ready
from pages.parts.text import plain
from pages.state.selection import link_to

STOPS = ("interests", "map", "place", "minorities", "present")


def stop_link(ready: Ready, screen: str) -> dict[str, Any]:
    """Query of the link to a stop; the map shows a theme there, not the appreciation that it opens with."""
    return link_to(ready.selection, **({"colour": "theme"} if screen == "map" else {}))


def show_onward(ready: Ready, screen: str) -> None:
    """Which stop this is, and the question and link of the next; after the last one back to the start."""
    words, number = ready.words, STOPS.index(screen) + 1
    with st.container(
        key="onward", horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"
    ):
        st.caption(plain(words("onward.here", number=words.number(number), n=words.number(len(STOPS)))))
        if number == len(STOPS):
            st.page_link(
                "pages/start/page.py", label=words("onward.start"), query_params=stop_link(ready, "")
            )
            return
        label = words(
            "onward.next",
            question=words(f"start.route_{number + 1}_title"),
            link=words(f"start.route_{number + 1}_link"),
        )
        after = STOPS[number]
        st.page_link(f"pages/{after}/page.py", label=label, query_params=stop_link(ready, after))
