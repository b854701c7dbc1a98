"""What stands on the wall: the question in large type, the finding, a picture or voices beside each other."""

from __future__ import annotations

import streamlit as st

from pages.parts.text import plain, show_lead, show_quote
from reporting.panels.workshop import Step, Voices

_CHART = {"displayModeBar": False, "scrollZoom": False}


def show_stage(step: Step, question: str) -> None:
    """The whole step; nothing on it can be filtered."""
    st.title(plain(question), anchor=False)
    show_lead("workshop", step.finding)
    has_picture = step.panel is not None and step.panel.figure is not None
    if has_picture and step.voices:
        picture, voices = st.columns([1, 1], gap="large", vertical_alignment="center")
        with picture:
            _show_picture(step)
        with voices:
            _show_voices(step.voices, n_columns=1)
        return
    if has_picture:
        _show_picture(step)
    _show_voices(step.voices, n_columns=max(1, min(3, len(step.voices))))


def _show_picture(step: Step) -> None:
    panel = step.panel
    if panel is not None:
        key = f"workshop-figure-{step.number}"
        st.plotly_chart(panel.figure, theme=None, config=_CHART, alt=panel.alt, key=key)


def _show_voices(voices: tuple[Voices, ...], n_columns: int) -> None:
    """Quotes under their headings, side by side; quotes under no heading fill the columns themselves."""
    if len(voices) == 1 and not voices[0].title:
        with st.grid(2, min_column_width=340, gap="large", key="workshop-quotes"):
            _show_quotes(voices[0], "only")
        return
    with st.grid(n_columns, min_column_width=300, gap="large", key="workshop-voices"):
        for number, one in enumerate(voices):
            with st.container(key=f"workshop-voice-{number}", gap="medium"):
                st.subheader(plain(one.title), anchor=False)
                _show_quotes(one, str(number))


def _show_quotes(voices: Voices, key: str) -> None:
    for number, quote in enumerate(voices.quotes):
        show_quote(f"workshop-{key}-{number}", quote.text, quote.source)
