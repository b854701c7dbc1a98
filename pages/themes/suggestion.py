"""A name for a theme, proposed by a language model on a server that was configured; a person confirms it."""

from __future__ import annotations

from typing import Any

import streamlit as st

from data.errors import StudyError
from pages.parts.text import plain
from pages.state import session
from pages.state.name_server import NameServer, find_name_server, suggest_name
from pages.themes.desk import Desk, decide, hand


def show_suggestion(desk: Desk, theme: Any) -> None:
    """The button that asks, and the proposal with a button that takes it over; nothing without a server."""
    words, server = desk.ready.words, find_name_server()
    if server is None:
        return
    study_id, about = desk.ready.study.info.study_id, f"suggestion/{theme.theme_id}"
    with st.container(key="sand-suggestion"):
        st.caption(plain(words("themes.suggest_note", server=server.host)))
        if st.button(words("themes.suggest"), key="themes-suggest"):
            session.keep_writing(study_id, about, _ask(desk, theme, server))
        name = session.writing(study_id, about)
        if not name or name == theme.label:
            return
        st.markdown(f"**{plain(words('themes.suggested', name=name))}**")
        if st.button(words("themes.suggest_take"), key="themes-suggest-take"):
            why = words("themes.suggest_why", server=server.host)
            decide(desk, "themes.done_naming", hand(desk, why).rename(theme.theme_id, name))


def _ask(desk: Desk, theme: Any, server: NameServer) -> str:
    """The proposal, "" when there is none, after saying why."""
    ready = desk.ready
    quoted = ready.analysis.theme_quotes
    ids = quoted.loc[quoted["theme_id"].eq(theme.theme_id), "statement_id"]
    texts = ready.analysis.statements.set_index("statement_id")["text"].reindex(ids).dropna().tolist()
    keywords = ready.analysis.themes.set_index("theme_id")["keywords"].get(theme.theme_id, "")
    try:
        with st.spinner(ready.words("themes.suggest_busy")):
            return suggest_name(server, str(keywords).split(", "), texts, ready.words.language)
    except StudyError as error:
        st.warning(plain(ready.words.problem(error.problem)))
        return ""
