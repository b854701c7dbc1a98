"""The studies of this workspace as cards."""

from __future__ import annotations

import streamlit as st

from pages.parts.ready import Ready
from pages.parts.text import plain, show_heading
from pages.state import selection as selections
from pages.state import store
from pages.state.store import StudyCard


def show_studies(ready: Ready) -> None:
    """A card per study with its counts; the open one says so, the others open with a click."""
    words = ready.words
    show_heading(words("start.studies_title"))
    with st.grid(3, min_column_width=260, key="studies"):
        for card in store.list_studies():
            _show_study(ready, card)
    st.page_link(
        "pages/upload/page.py",
        label=words("start.studies_add"),
        query_params=selections.link_to(ready.selection),
    )


def _show_study(ready: Ready, card: StudyCard) -> None:
    words, info = ready.words, card.info
    with st.container(border=True, key=f"card-study-{info.study_id}", height="stretch"):
        st.subheader(plain(info.name), anchor=False)
        st.caption(plain(" · ".join(part for part in (info.municipality, info.period) if part)))
        facts = words(
            "start.studies_facts",
            people=words.count(card.n_respondents, "people"),
            answers=words.count(card.n_answers, "answers"),
            places=words.count(card.n_places, "places"),
        )
        if card.n_rounds > 1:
            facts = words("start.studies_rounds", facts=facts, n=words.number(card.n_rounds))
        st.markdown(plain(facts))
        if info.study_id == ready.study.info.study_id:
            st.badge(words("start.studies_is_open"), color="gray")
        else:
            st.button(
                words("start.studies_open"),
                key=f"open-study-{info.study_id}",
                on_click=selections.open_study,
                args=(info.study_id,),
            )
