"""Screens without a study or without themes: designed, honest, and with a way on."""

from __future__ import annotations

import streamlit as st

from pages.parts.text import plain, show_title
from pages.state import selection as selections
from pages.state import store
from pages.state.view import View
from reporting.words.words import Words


def show_empty_workspace(words: Words) -> None:
    """Invite to load a study or to look around in the demo."""
    with st.container(key="empty-workspace"):
        show_title("workspace", words("empty.eyebrow"), words("empty.title"), words("empty.lead"))
        with st.container(horizontal=True):
            if st.button(words("empty.demo"), type="primary", key="open-demo"):
                selections.open_study(store.add_demo_study())
                st.rerun()
            if st.button(words("empty.upload"), key="open-upload"):
                st.switch_page("pages/upload/page.py")


def show_no_themes(view: View) -> None:
    """Say honestly that this study is too small to show themes."""
    words, analysis = view.words, view.analysis
    if analysis is None:
        return
    lead = words(
        "empty.nothing_lead",
        statements=words.count(len(analysis.statements), "statements"),
        people=words.count(len(view.study.respondents), "people"),
        minimum=words.number(analysis.settings.thresholds.minimum_respondents),
    )
    show_message("themes", words("empty.nothing_title"), lead, is_only=True)


def show_message(key: str, title: str, lead: str, *, is_only: bool = False) -> None:
    """A calm field that says why there is nothing to show here and what to do.

    `is_only`: no other title stands on the screen, so this one heads it.
    """
    with st.container(key=f"empty-{key}"):
        heading = st.title if is_only else st.header
        heading(plain(title), anchor=False)
        st.markdown(plain(lead))
