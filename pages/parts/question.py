"""The question for the conversation: a proposal that a person may change, kept for the presentation."""

from __future__ import annotations

import streamlit as st

from pages.parts.ready import Ready
from pages.state import session


def show_question(ready: Ready, name: str, proposal: str) -> str:
    """A field with the question kept under `name`, or else the `proposal`; gives back what stands there."""
    words, study_id = ready.words, ready.study.info.study_id
    kept = session.writing(study_id, f"question/{name}", proposal)
    with st.container(key=f"question-{name}"):
        typed = st.text_area(
            words("frame.question_label"),
            value=kept,
            help=words("frame.question_help"),
            key=f"asked-{study_id}-{name}-{words.language}",
            height=90,
            max_chars=300,
        )
    if typed != kept:
        session.keep_writing(study_id, f"question/{name}", typed)
    return typed
