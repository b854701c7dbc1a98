"""The field 'what can we not say here?', compulsory under every finding."""

from __future__ import annotations

import streamlit as st

from pages.parts.text import plain
from reporting.words.words import Words


def show_limits(words: Words, limits: str) -> None:
    """The `limits` of a screen, in words, under their heading."""
    with st.container(key="sand-cannot"):
        st.subheader(plain(words("interests.cannot_title")), anchor=False)
        st.markdown(plain(limits))
