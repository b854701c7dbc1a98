"""Workshop: the staircase of conversation in seven full-screen steps, one question each, without filters."""

from __future__ import annotations

import streamlit as st

from pages.parts.frame import show_foot, show_unknown
from pages.parts.ready import Ready, open_ready
from pages.parts.style import is_dark
from pages.workshop.stage import show_stage
from pages.workshop.way import open_step, show_steps, show_way
from reporting.panels.workshop import workshop_step


def show(ready: Ready) -> None:
    """The step that the URL names: where we are, the question, what people gave, and on to the next."""
    number, unknown = open_step(ready)
    show_unknown(ready.words, unknown)
    step = workshop_step(ready.study, ready.analysis, ready.words, number, dark=is_dark())
    with st.container(key="workshop"):
        show_steps(ready, number)
        stage = st.container(key="workshop-stage")
        question = show_way(ready, step)  # stands below, but says which question stands above
        with stage:
            show_stage(step, question)


opened = open_ready()
show(opened)
show_foot(opened.words, opened.view)
