"""The intention of a survey: five questions that belong on the table before any result."""

from __future__ import annotations

import streamlit as st

from pages.parts.ready import Ready
from pages.parts.text import plain
from pages.state import session

QUESTIONS = ("why", "open", "fixed", "decides", "back")


def show_intention(ready: Ready) -> None:
    """Five fields, kept in the session and printed in the presentation."""
    words, study_id = ready.words, ready.study.info.study_id
    with st.expander(words("start.intention_title"), key="intention"):
        st.caption(plain(words("start.intention_lead")))
        for name in QUESTIONS:
            typed = st.text_area(
                words(f"start.intention_{name}"),
                value=session.writing(study_id, f"intention/{name}"),
                key=f"intention-{study_id}-{name}",
                height=68,
                max_chars=600,
            )
            session.keep_writing(study_id, f"intention/{name}", typed)
