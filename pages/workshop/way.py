"""The way through the seven steps: which one this is, back and on by button and arrow key, and out."""

from __future__ import annotations

import streamlit as st

from pages.parts.panels import show_note
from pages.parts.question import show_question
from pages.parts.ready import Ready
from pages.parts.text import plain
from pages.state import selection as selections
from pages.state.selection import link_to
from reporting.panels.workshop import STEPS, Step

_NUMBERS = tuple(str(number) for number in range(1, STEPS + 1))


def open_step(ready: Ready) -> tuple[int, tuple[str, ...]]:
    """Number of the step in the URL (1 without one), and the unknown parts of the URL."""
    selection, unknown = selections.open_selection({"step": _NUMBERS}, ready.selection)
    return int(selection.step), unknown


def show_steps(ready: Ready, number: int) -> None:
    """The seven steps by number, with the name of this one, and the way out."""
    words, key = ready.words, f"workshop-step-{number}"
    with st.container(
        key="workshop-top", horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"
    ):
        with st.container(key="eyebrow-workshop", width="content"):
            st.markdown(plain(words("workshop.step", n=number, all=STEPS, name=_name(ready, number))))
        st.segmented_control(
            words("workshop.steps"),
            _NUMBERS,
            default=str(number),
            required=True,
            format_func=str,
            key=key,
            label_visibility="collapsed",
            on_change=selections.choose_from(key, "step"),
        )
        link = link_to(ready.selection, step="1")
        st.page_link("pages/start/page.py", label=words("workshop.close"), query_params=link)


def show_way(ready: Ready, step: Step) -> str:
    """Previous and next, and between them what is not for the wall: figures, limits, the question to edit.

    Gives back the question as it stands now.
    """
    words, number = ready.words, step.number
    with st.container(
        key="workshop-way", horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"
    ):
        _show_move(words("workshop.previous"), number - 1, "Left", "secondary")
        with st.container(key="workshop-aside", horizontal=True, width="content"):
            with st.popover(words("workshop.limits"), key=f"workshop-limits-{number}", width="content"):
                st.markdown(plain(words(f"workshop.cannot_{number}")))
                if step.panel is not None and len(step.panel.table):
                    st.dataframe(step.panel.table, hide_index=True, alt=step.panel.title, height=260)
                    show_note(step.panel)
            with st.popover(words("workshop.edit"), key=f"workshop-edit-{number}", width="content"):
                question = show_question(ready, f"workshop/{number}", step.question)
        _show_move(words("workshop.next"), number + 1, "Right", "primary")
    return question


def _show_move(label: str, to: int, arrow: str, kind: str) -> None:
    is_there = 1 <= to <= STEPS
    st.button(
        label,
        key=f"workshop-to-{arrow.lower()}",
        type="primary" if kind == "primary" else "secondary",
        shortcut=arrow,
        disabled=not is_there,
        on_click=selections.choose,
        kwargs={"step": str(min(max(to, 1), STEPS))},
    )


def _name(ready: Ready, number: int) -> str:
    return ready.words(f"workshop.name_{number}")
