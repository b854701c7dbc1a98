"""The head of the theme workbench: how things stand, who decides, and whether the figures follow yet."""

from __future__ import annotations

import streamlit as st

from pages.parts.text import plain, show_title
from pages.parts.waiting import STEPS, done_share, problem_of
from pages.state import session, store
from pages.themes.desk import Desk
from reporting.panels.themes import said_standing, said_waiting


def show_head(desk: Desk) -> None:
    """Title with the numbers, the name of who decides, and the bar that lets the figures follow."""
    words, statements = desk.ready.words, desk.bench.statements
    n_single = int((statements["status"] == "single").sum())
    title = words(
        "themes.title",
        themes=words.count(len(desk.themes), "themes"),
        voices=words.count(n_single, "single_voices"),
    )
    show_title("themes", words("themes.eyebrow"), title, words("themes.lead"))
    with st.container(key="sand-who", horizontal=True, vertical_alignment="bottom", gap="large"):
        _ask_who(desk)
        said = said_standing(words, len(desk.bench.standing), desk.bench.codebook.version)
        st.markdown(plain(said), width="stretch")
    _show_waiting(desk)


def _ask_who(desk: Desk) -> None:
    words, study_id = desk.ready.words, desk.ready.study.info.study_id
    typed = st.text_input(
        words("themes.who"),
        value=session.writing(study_id, "who"),
        placeholder=words("themes.who_example"),
        help=words("themes.who_help"),
        key=f"themes-who-{study_id}",
        max_chars=80,
        width=300,
    )
    session.keep_writing(study_id, "who", typed)


def _show_waiting(desk: Desk) -> None:
    """The bar with the button that does the analysis again, its progress, or why it failed."""
    words, view = desk.ready.words, desk.ready.view
    state = store.analysis_state(view.card, view.settings)
    if state.status in ("waiting", "running"):
        with st.container(key="wash-again"):
            st.markdown(f"**{plain(words('themes.again_busy'))}**")
            _show_progress(desk)
        return
    if state.status == "failed":
        st.error(plain(words("waiting.failed_lead", reason=words.problem(problem_of(state.problem)))))
    if desk.bench.n_waiting == 0:
        return
    said = said_waiting(words, desk.bench.n_waiting)
    with st.container(key="wash-again"):
        left, right = st.columns([5, 1], gap="large", vertical_alignment="center")
        left.markdown(f"**{plain(said)}**  \n{plain(words('themes.waiting_note'))}")
        right.button(
            words("themes.again"),
            type="primary",
            key="themes-again",
            on_click=store.start_analysis,
            args=(view.card, view.settings),
        )


@st.fragment(run_every=1.0)
def _show_progress(desk: Desk) -> None:
    words, view = desk.ready.words, desk.ready.view
    state = store.analysis_state(view.card, view.settings)
    if state.status not in ("waiting", "running"):
        if state.status == "done":
            session.leave_notice("themes.again_done")
        st.rerun(scope="app")
    share = done_share(state.step, state.share)
    step = state.step if state.step in STEPS else next(iter(STEPS))
    text = words("waiting.queued") if state.status == "waiting" else words(f"waiting.step_{step}")
    st.progress(share, text=text)
