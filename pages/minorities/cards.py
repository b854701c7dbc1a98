"""One card per minority voice: its sentence, who, where, what they say, and who supports it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.parts.kinds import show_kind
from pages.parts.ready import Ready
from pages.parts.text import plain, show_lead, show_quote
from pages.state.selection import link_to
from reporting.panels.minorities import MinorityVoice
from reporting.panels.quotes import quotes_of
from reporting.panels.support import support_of

_QUOTES = 3


def show_confirmed(ready: Ready, voices: Sequence[MinorityVoice]) -> None:
    """The voices that passed every test, the largest share within its own group first."""
    for voice in voices:
        with st.container(border=True, key=f"card-minority-{voice.theme_id}"):
            _show_card(ready, voice)


def show_silent(ready: Ready, voices: Sequence[MinorityVoice]) -> None:
    """Small themes without a group: to be read, because only a person can tell how much they weigh."""
    words = ready.words
    if not voices:
        return
    with st.expander(words("minorities.silent", n=words.number(len(voices))), key="silent"):
        st.markdown(plain(words("minorities.silent_note")))
        for voice in voices:
            with st.container(key=f"tight-silent-{voice.theme_id}"):
                st.markdown(f"**{plain(voice.label)}**  \n{plain(voice.sentence)}")
                _show_link(ready, voice.theme_id)


def _show_card(ready: Ready, voice: MinorityVoice) -> None:
    words, about = ready.words, (ready.study, ready.analysis, ready.words)
    support = support_of(*about, voice.theme_id, voice.grouping, voice.group)
    left, right = st.columns([6, 5], gap="large")
    with left:
        with st.container(key=f"tight-minority-{voice.theme_id}"):
            show_kind(words, voice.kind, f"minority-{voice.theme_id}")
            st.header(plain(voice.label), anchor=False)
        show_lead(f"minority-{voice.theme_id}", voice.sentence)
        st.markdown(plain(" ".join(part for part in (voice.others, voice.where) if part)))
        st.markdown(f"**{plain(words('minorities.support'))}** {plain(support.said)}")
        for number, quote in enumerate(support.quotes):
            show_quote(f"support-{voice.theme_id}-{number}", quote.text, quote.source, edge=True)
    with right:
        st.subheader(plain(words("minorities.quotes")), anchor=False)
        for number, quote in enumerate(quotes_of(*about, voice.theme_id, "typical")[:_QUOTES]):
            show_quote(f"minority-{voice.theme_id}-{number}", quote.text, quote.source)
        _show_link(ready, voice.theme_id)


def _show_link(ready: Ready, theme_id: str) -> None:
    link = link_to(ready.selection, theme=theme_id)
    st.page_link("pages/interests/page.py", label=ready.words("interests.open"), query_params=link)
