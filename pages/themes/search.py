"""Searching all statements, by words or by meaning; what is found can be moved at once."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pages.parts.text import plain, show_heading
from pages.parts.waiting import problem_of
from pages.state import store
from pages.themes.choosing import choose_statements, find_words
from pages.themes.desk import Desk

WAYS = ("words", "meaning")


def show_search(desk: Desk) -> None:
    """What to look for, how, and the statements that are found."""
    words = desk.ready.words
    show_heading(words("themes.search_title"))
    with st.container(key="sand-search", horizontal=True, vertical_alignment="bottom", gap="large"):
        sought = st.text_input(
            words("themes.search"),
            placeholder=words("themes.search_example"),
            key="themes-search",
            width=460,
            max_chars=300,
        )
        way = st.segmented_control(
            words("themes.search_way"),
            WAYS,
            default=WAYS[0],
            required=True,
            format_func=lambda one: words(f"themes.search_{one}"),
            key="themes-way",
        )
    sought = " ".join((sought or "").split())
    if not sought:
        st.caption(plain(words("themes.search_hint")))
        return
    content = desk.bench.statements[desk.bench.statements["status"] != "no_content"]
    found = find_words(content, sought) if way == "words" else _find_alike(desk, content, sought)
    if found is not None:
        st.caption(plain(words(f"themes.found_{way}", statements=words.count(len(found), "statements"))))
        choose_statements(desk, f"search-{way}", found)


def _find_alike(desk: Desk, content: pd.DataFrame, sought: str) -> pd.DataFrame | None:
    """Statements that resemble what is sought, best first; None while the search is under way or failed."""
    words, view = desk.ready.words, desk.ready.view
    state = store.search_state(view.card, view.settings, sought)
    if state.status == "none":
        store.start_search(view.card, view.settings, sought)
        state = store.search_state(view.card, view.settings, sought)
    if state.status == "failed":
        st.error(plain(words("themes.search_failed", reason=words.problem(problem_of(state.problem)))))
        return None
    if state.status != "done":
        _wait(desk, sought)
        return None
    closeness = dict(state.found)
    found = content[content["statement_id"].isin(list(closeness))]
    found = found.assign(closeness=found["statement_id"].map(closeness).astype("float64"))
    return found.sort_values(["closeness", "statement_id"], ascending=[False, True])


@st.fragment(run_every=0.5)
def _wait(desk: Desk, sought: str) -> None:
    words, view = desk.ready.words, desk.ready.view
    state = store.search_state(view.card, view.settings, sought)
    if state.status in ("done", "failed"):
        st.rerun(scope="app")
    name = "search_queued" if state.status == "waiting" else "search_busy"
    st.progress(max(0.05, state.share), text=words(f"themes.{name}"))
