"""The studies that are kept on this machine, each with a way to open it and a way to delete it."""

from __future__ import annotations

import streamlit as st

from pages.parts.text import plain, show_heading
from pages.state import access, session, store
from pages.state import selection as selections
from pages.state.store import StudyCard
from pages.state.view import Frame
from reporting.words.words import Words


def show_workspace(frame: Frame) -> None:
    """One row per study."""
    words = frame.words
    show_heading(words("upload.workspace_title"), words("upload.workspace_lead"))
    for card in frame.cards:
        _show_row(words, card, card == frame.card)
    if not any(card.info.is_demo for card in frame.cards):
        st.button(words("empty.demo"), on_click=_open_demo, key="workspace-demo")


def _show_row(words: Words, card: StudyCard, is_open: bool) -> None:
    info = card.info
    with st.container(
        border=True, key=f"card-row-{info.study_id}", horizontal=True, vertical_alignment="center"
    ):
        facts = words(
            "start.studies_facts",
            people=words.count(card.n_respondents, "people"),
            answers=words.count(card.n_answers, "answers"),
            places=words.count(card.n_places, "places"),
        )
        st.markdown(f"**{plain(info.name)}**  \n{plain(facts)}", width="stretch")
        if is_open:
            st.badge(words("start.studies_is_open"), color="gray")
        else:
            st.button(
                words("start.studies_open"),
                key=f"workspace-open-{info.study_id}",
                on_click=selections.open_study,
                args=(info.study_id,),
            )
        if access.may_change_studies(access.current_role()) and st.button(
            words("upload.delete"), key=f"workspace-delete-{info.study_id}", type="tertiary"
        ):
            _ask_to_delete(words, info.study_id, info.name)


def _ask_to_delete(words: Words, study_id: str, name: str) -> None:
    """A window that asks once more; only its own button deletes."""

    @st.dialog(words("upload.delete_title"))
    def ask() -> None:
        st.markdown(plain(words("upload.delete_text", name=name)))
        with st.container(horizontal=True):
            if st.button(words("upload.delete_no"), key="delete-no"):
                st.rerun()
            if st.button(
                words("upload.delete_yes"),
                type="primary",
                key="delete-yes",
                on_click=_delete,
                args=(study_id, name),
            ):
                st.rerun()

    ask()


def _delete(study_id: str, name: str) -> None:
    store.delete_study(study_id)
    selections.open_study("")
    session.leave_notice("upload.deleted", name=name)


def _open_demo() -> None:
    selections.open_study(store.add_demo_study())
