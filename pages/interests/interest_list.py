"""All interests as cards, the most shared first: name, kind, four bars, weakest group and a quote."""

from __future__ import annotations

from typing import Any

import streamlit as st

from pages.interests.four_bars import four_bars
from pages.interests.head import ALL
from pages.parts.bars import show_bars
from pages.parts.doubt import show_doubt
from pages.parts.kinds import show_kind
from pages.parts.ready import Ready
from pages.parts.steadiness import show_steadiness
from pages.parts.text import plain, show_quote
from pages.state.selection import link_to
from reporting.panels.certainty import said_certainty
from reporting.panels.origins import origin_of
from reporting.panels.quotes import quotes_of
from reporting.panels.titles import lead_of_interest

_FIRST = 8
_QUOTES = 2


def show_interests(ready: Ready, kind: str) -> None:
    """Cards of one kind of interest (or `ALL`); the first eight, the others on request."""
    themes = ready.analysis.themes.sort_values(["shared_score", "theme_id"], ascending=[False, True])
    if kind != ALL:
        themes = themes[themes["kind"] == kind]
    n_more = len(themes) - _FIRST
    is_open = bool(st.session_state.get("interests-more", False)) and n_more > 0
    for rank, theme in enumerate(themes.head(len(themes) if is_open else _FIRST).itertuples(), 1):
        _show_card(ready, theme, rank)
    if n_more > 0:
        words = ready.words
        less, more = (
            words("interests.less", n=words.number(_FIRST)),
            words("interests.more", n=words.number(n_more)),
        )
        st.toggle(less if is_open else more, key="interests-more", label_visibility="visible")


def _show_card(ready: Ready, theme: Any, rank: int) -> None:
    words = ready.words
    with st.container(border=True, key=f"card-interest-{theme.theme_id}"):
        left, right = st.columns([6, 5], gap="large")
        with left, st.container(key=f"tight-{theme.theme_id}"):
            show_kind(words, theme.kind, f"kind-{theme.theme_id}")
            st.header(plain(f"{rank}. {theme.label}"), anchor=False)
            show_steadiness(ready, theme.theme_id)
            show_doubt(ready, theme.theme_id)
            origin = origin_of(ready.analysis, words, theme.theme_id)
            if origin:
                st.caption(plain(origin[0].upper() + origin[1:]))
            st.markdown(plain(lead_of_interest(ready.study, ready.analysis, words, theme)))
        with left:
            quotes = quotes_of(ready.study, ready.analysis, words, theme.theme_id, "typical")
            for number, quote in enumerate(quotes[:_QUOTES]):
                show_quote(f"{theme.theme_id}-{number}", quote.text, quote.source)
        with right:
            show_bars(four_bars(ready, theme))
            certainty = said_certainty(ready.analysis, words, theme, len(ready.study.respondents))
            if certainty:
                st.caption(plain(certainty))
            link = link_to(ready.selection, theme=theme.theme_id)
            st.page_link("pages/interests/page.py", label=words("interests.open"), query_params=link)
