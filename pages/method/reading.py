"""How to read the results, in six short pieces, and which model and settings made them."""

from __future__ import annotations

import streamlit as st

from pages.parts.ready import Ready
from pages.parts.text import plain, show_heading, show_title

_PIECES = ("people", "interval", "four", "grey", "computer", "absent")


def show_head(ready: Ready) -> None:
    """Title, and the facts that make a result repeatable."""
    words, analysis = ready.words, ready.analysis
    show_title("method", words("method.eyebrow"), words("method.title"), words("method.lead"))
    with st.container(key="sand-facts"), st.grid(3, min_column_width=220, key="facts"):
        st.metric(words("method.fingerprint"), analysis.fingerprint, help=words("method.fingerprint_help"))
        seconds = sum(analysis.seconds.values())
        st.metric(words("method.seconds"), words("method.seconds_value", n=words.number(seconds, 1)))
        st.metric(words("method.resolution"), words(f"interests.grain_{ready.selection.grain}"))
        st.caption(plain(words("method.model", model=analysis.model)))


def show_reading(ready: Ready) -> None:
    """Six cards: what a bar, an interval, grey and a theme mean here."""
    words = ready.words
    show_heading(words("method.reading_title"))
    with st.grid(3, min_column_width=260, gap="medium", key="reading"):
        for name in _PIECES:
            with st.container(border=True, key=f"card-reading-{name}", height="stretch"):
                st.subheader(plain(words(f"method.{name}_title")), anchor=False)
                st.markdown(plain(words(f"method.{name}_text")))
