"""A handful of quotes that speak for as many people as can be, and the voice that differs."""

from __future__ import annotations

import streamlit as st

from pages.parts.ready import Ready
from pages.parts.text import plain, show_heading, show_quote
from reporting.panels.differences import differing_voice
from reporting.panels.fair_quotes import fair_quotes, said_of_quotes
from reporting.panels.quotes import Quote, quotes_of


def show_fair_quotes(ready: Ready) -> None:
    """The quotes of the whole study, with for how many people they stand; nothing when none were chosen."""
    words, about = ready.words, (ready.study, ready.analysis, ready.words)
    quotes = fair_quotes(*about)
    if not quotes:
        return
    show_heading(words("interests.fair_title"), said_of_quotes(ready.analysis, words))
    with st.grid(2, min_column_width=300, gap="medium", key="fair-quotes"):
        for number, quote in enumerate(quotes):
            show_quote(f"fair-{number}", quote.text, quote.source)


def show_voices(ready: Ready, theme_id: str) -> None:
    """Quotes from the heart of a theme and from its edge, and which group differs most from the others."""
    words, about = ready.words, (ready.study, ready.analysis, ready.words)
    fair = fair_quotes(*about, theme_id)
    heart, edge = st.columns([3, 2], gap="large")
    with heart:
        note = said_of_quotes(ready.analysis, words, theme_id) or words("interests.typical_help")
        show_heading(words("interests.typical"), note)
        _list_quotes(theme_id, fair or quotes_of(*about, theme_id, "typical"))
    shown = {quote.statement_id for quote in fair}
    edges = [quote for quote in quotes_of(*about, theme_id, "edge") if quote.statement_id not in shown]
    if edges:
        with edge:
            show_heading(words("interests.edge"), words("interests.edge_help"))
            _list_quotes(f"{theme_id}-edge", edges)
    st.markdown(plain(differing_voice(ready.analysis, words, theme_id)))


def _list_quotes(key: str, quotes: list[Quote]) -> None:
    for number, quote in enumerate(quotes):
        show_quote(f"{key}-{number}", quote.text, quote.source, edge=quote.is_edge)
