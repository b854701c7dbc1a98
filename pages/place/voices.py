"""What people write about a place: one statement a person, of as many themes as possible."""

from __future__ import annotations

import streamlit as st

from pages.parts.ready import Ready
from pages.parts.text import plain, show_heading, show_quote
from reporting.panels.place import quotes_at
from reporting.panels.units import unit_name

_MOST = 8


def show_voices(ready: Ready, unit: str) -> None:
    """Literal statements in two columns; where nobody wrote anything the screen says so."""
    words, here = ready.words, unit_name(ready.study, unit)
    show_heading(words("place.quotes"), words("place.quotes_note"))
    quotes = quotes_at(ready.study, ready.analysis, words, unit, most=_MOST)
    if not quotes:
        st.markdown(plain(words("place.quotes_none")))
    with st.grid(2, min_column_width=300, gap="medium", key="voices"):
        for number, quote in enumerate(quotes):
            # At its own place a quote need not say where it was heard.
            source = "" if quote.source == here else quote.source
            show_quote(f"place-{number}", quote.text, source)
