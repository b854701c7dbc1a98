"""What people say they would do: on which condition, and what they offer. Never with contact data."""

from __future__ import annotations

import streamlit as st

from pages.parts.ready import Ready
from pages.parts.text import plain, show_heading, show_quote
from reporting.panels.offers import (
    Condition,
    conditions_of,
    offers_of,
    offers_table,
    said_more,
    title_of_conditions,
    title_of_offers,
)

_FIRST = 6


def show_conditions(ready: Ready) -> None:
    """Offers that hang on something, each under the literal words of its condition."""
    words, found = ready.words, conditions_of(ready.study, ready.analysis, ready.words)
    if not found:
        return
    show_heading(title_of_conditions(words, len(found)), words("energy.conditions_note"))
    _show_conditions(found[:_FIRST], "first")
    if len(found) > _FIRST:
        more = said_more(words, len(found) - _FIRST)
        with st.expander(more, key="conditions-more"):
            _show_conditions(found[_FIRST:], "rest")


def _show_conditions(found: list[Condition], part: str) -> None:
    with st.grid(2, min_column_width=300, gap="medium", key=f"conditions-{part}"):
        for number, one in enumerate(found):
            with st.container(key=f"tight-condition-{part}-{number}"):
                st.markdown(f"**… {plain(one.condition)}**")
                show_quote(f"condition-{part}-{number}", one.quote.text)


def show_offers(ready: Ready) -> None:
    """What people say they can and want to do, a few as quotes and all of them in a table."""
    words = ready.words
    quotes = offers_of(ready.study, ready.analysis, words, _FIRST)
    if not quotes:
        return
    table = offers_table(ready.study, ready.analysis, words)
    show_heading(title_of_offers(words, len(table)), words("energy.offers_note"))
    with st.grid(3, min_column_width=260, gap="medium", key="offers"):
        for number, quote in enumerate(quotes):
            show_quote(f"offer-{number}", quote.text)
    with st.expander(words("energy.offers_all"), key="offers-all"):
        st.dataframe(table, hide_index=True, height=340, alt=words("energy.offers_all"), key="offers-table")
