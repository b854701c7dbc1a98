"""Minorities: voices that disappear in the whole and weigh in their own group, and all single voices."""

from __future__ import annotations

import streamlit as st

from pages.minorities.cards import show_confirmed, show_silent
from pages.minorities.proposals import show_proposals
from pages.minorities.voices import show_single_voices
from pages.parts.frame import show_foot
from pages.parts.limits import show_limits
from pages.parts.onward import show_onward
from pages.parts.panels import show_panel
from pages.parts.question import show_question
from pages.parts.ready import Ready, open_ready
from pages.parts.style import is_dark
from pages.parts.text import plain, show_heading, show_title
from reporting.panels.minorities import minorities_panel, minority_voices


def show(ready: Ready) -> None:
    """A card per voice, all of them in one picture, the single voices, the limits and the question."""
    words, about = ready.words, (ready.study, ready.analysis, ready.words)
    panel, voices = minorities_panel(*about, dark=is_dark()), minority_voices(*about)
    confirmed = [voice for voice in voices if voice.is_confirmed]
    lead = words("minorities.lead") if confirmed else panel.lead
    show_title("minorities", words("minorities.eyebrow"), panel.title, lead)
    show_confirmed(ready, confirmed)
    show_silent(ready, [voice for voice in voices if not voice.is_confirmed])
    if confirmed:
        show_heading(words("minorities.together"))
        st.markdown(plain(panel.lead))
        show_panel(panel, words, with_heading=False, with_lead=False)
    show_proposals(ready)
    show_single_voices(ready)
    show_limits(words, words("minorities.cannot"))
    show_question(ready, "minorities", panel.question)


opened = open_ready()
show(opened)
show_onward(opened, "minorities")
show_foot(opened.words, opened.view)
