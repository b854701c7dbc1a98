"""Which language model reads along: the one that is carried, or a better one that a person lets us fetch."""

from __future__ import annotations

import streamlit as st

from pages.parts.text import plain
from pages.parts.waiting import problem_of
from pages.state import language_model
from reporting.words.words import Words


def show_model(words: Words) -> None:
    """What is used now; and, for who wants the better model, what is fetched, from where and how large."""
    if language_model.is_fixed():
        return
    with st.container(border=True, key="card-model"):
        st.subheader(plain(words("model.title")), anchor=False)
        if language_model.is_here():
            st.markdown(plain(words("model.here", name=language_model.NAME)))
            return
        st.markdown(plain(words("model.carried")))
        status = language_model.fetching().status
        if status in ("waiting", "running"):
            _show_progress(words)
            return
        if status == "failed":
            st.error(plain(words.problem(problem_of(language_model.fetching().problem))))
        if st.toggle(words("model.want"), key="model-want"):
            _ask(words)


def _ask(words: Words) -> None:
    size = words.number(language_model.SIZE_MB)
    st.markdown(plain(words("model.what", name=language_model.NAME, size=size)))
    st.markdown(plain(words("model.stays")))
    st.button(words("model.allow"), key="model-allow", on_click=language_model.fetch)


@st.fragment(run_every=1.0)
def _show_progress(words: Words) -> None:
    state = language_model.fetching()
    if state.status not in ("waiting", "running"):
        st.rerun(scope="app")
    share = state.share if state.step else 0.0
    st.progress(share, text=words("model.busy", share=words.share(share)))
