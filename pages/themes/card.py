"""The theme at hand: its name, what belongs in it, quotes, and everything that can be decided about it."""

from __future__ import annotations

from typing import Any

import streamlit as st

from pages.parts.doubt import show_doubt
from pages.parts.kinds import show_kind
from pages.parts.steadiness import show_steadiness
from pages.parts.text import plain, show_quote
from pages.themes.changes import show_marks, show_merge, show_naming
from pages.themes.choosing import choose_statements
from pages.themes.desk import Desk
from reporting.panels.quotes import quotes_of
from reporting.panels.themes import said_marks, said_origin

_TYPICAL, _EDGE = 3, 2


def show_card(desk: Desk, theme: Any) -> None:
    """Everything about one theme."""
    words = desk.ready.words
    with st.container(border=True, key="card-theme"):
        with st.container(key="tight-theme"):
            _show_badges(desk, theme)
            st.header(plain(theme.label), anchor=False)
        people = words.count(theme.n_respondents, "people")
        statements = words.count(theme.n_statements, "statements")
        st.markdown(plain(words("themes.size", people=people, statements=statements)))
        _show_description(desk, theme)
        _show_quotes(desk, theme.theme_id)
    names = ("naming", "statements", "merge", "marks")
    tabs = st.tabs([words(f"themes.tab_{name}") for name in names])
    with tabs[0]:
        show_naming(desk, theme)
    with tabs[1]:
        inside = desk.bench.statements[desk.bench.statements["theme_id"] == theme.theme_id]
        choose_statements(desk, f"theme-{theme.theme_id}", inside, source=theme.theme_id, with_theme=False)
    with tabs[2]:
        show_merge(desk, theme)
    with tabs[3]:
        show_marks(desk, theme)


def _show_badges(desk: Desk, theme: Any) -> None:
    ready = desk.ready
    kinds = ready.analysis.themes.set_index("theme_id")["kind"]
    with st.container(horizontal=True, gap="small", key="theme-badges"):
        if theme.theme_id in kinds.index:
            show_kind(ready.words, str(kinds[theme.theme_id]), f"themes-{theme.theme_id}")
        show_steadiness(ready, theme.theme_id)
        show_doubt(ready, theme.theme_id)
        marks = said_marks(ready.words, theme)
        if marks:
            st.badge(plain(marks), color="blue")
        if theme.certainty == theme.certainty:
            st.badge(plain(said_origin(ready.words, theme)), color="gray")


def _show_description(desk: Desk, theme: Any) -> None:
    for name in ("belongs", "belongs_not"):
        text = getattr(theme, name)
        if text:
            st.markdown(f"**{plain(desk.ready.words(f'themes.{name}'))}** {plain(text)}")


def _show_quotes(desk: Desk, theme_id: str) -> None:
    """Quotes of the last analysis; after a decision that is not counted yet, only those still inside."""
    ready = desk.ready
    inside = desk.bench.statements[desk.bench.statements["theme_id"] == theme_id]
    own = set(inside["statement_id"])
    about = (ready.study, ready.analysis, ready.words, theme_id)
    for role, most in (("typical", _TYPICAL), ("edge", _EDGE)):
        quotes = [quote for quote in quotes_of(*about, role) if quote.statement_id in own][:most]
        if quotes and role == "edge":
            st.caption(plain(ready.words("themes.edge")))
        for number, quote in enumerate(quotes):
            show_quote(f"themes-{role}-{number}", quote.text, quote.source, edge=quote.is_edge)
