"""The question of each slide, to be changed; an empty field asks nothing."""

from __future__ import annotations

import streamlit as st

from pages.parts.ready import Ready
from pages.parts.text import plain, show_heading
from pages.present.downloads import written_questions
from pages.state import session
from reporting.exports.slide_questions import SLIDES, chosen_questions


def show_questions(ready: Ready) -> None:
    """A card per slide with its number, its name and the question it ends with."""
    words, study_id = ready.words, ready.study.info.study_id
    show_heading(words("present.slides_title"), words("present.slides_note"))
    asked = chosen_questions(ready.study, ready.analysis, words, written_questions(study_id))
    with st.grid(3, min_column_width=290, gap="medium", key="slides"):
        for number, slide in enumerate(SLIDES, 1):
            with st.container(border=True, key=f"step-{slide}", height="stretch"):
                with st.container(key=f"number-{slide}"):
                    st.markdown(str(number))
                st.subheader(plain(words(f"present.slide_{slide}")), anchor=False)
                if slide in asked:
                    _show_field(ready, slide, asked[slide])
                else:
                    st.caption(plain(words("present.no_question")))


def _show_field(ready: Ready, slide: str, question: str) -> None:
    words, study_id = ready.words, ready.study.info.study_id
    typed = st.text_area(
        words("present.question", slide=words(f"present.slide_{slide}")),
        value=question,
        key=f"slide-{study_id}-{slide}-{words.language}",
        height=100,
        max_chars=300,
        label_visibility="collapsed",
    )
    if typed != question:
        session.keep_writing(study_id, f"question/slide/{slide}", typed)
