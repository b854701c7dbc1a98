"""The question each screen of a study asks first: is there a study, and is its analysis there?"""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from analysis.model import Analysis
from data.model import Study
from pages.parts.empty import show_empty_workspace
from pages.parts.frame import show_foot, show_unknown
from pages.parts.waiting import show_filling, show_waiting
from pages.state.selection import Selection
from pages.state.store import demo_state
from pages.state.view import View, open_frame, open_view
from reporting.words.words import Words


@dataclass(frozen=True)
class Ready:
    """A study with its finished analysis, as one visitor looks at it."""

    view: View
    words: Words
    study: Study
    analysis: Analysis
    selection: Selection


def open_ready() -> Ready:
    """The open study when its analysis is there; otherwise shows what is going on and ends the screen."""
    frame = open_frame()
    if frame.card is None:
        if demo_state().status in ("waiting", "running"):
            show_filling(frame.words)
        else:
            show_empty_workspace(frame.words)
        show_foot(frame.words)
        st.stop()
    view = open_view(frame, frame.card)
    if view.analysis is None:
        show_waiting(view)
        show_foot(view.words)
        st.stop()
    show_unknown(view.words, view.unknown)
    return Ready(view, view.words, view.study, view.analysis, view.selection)
