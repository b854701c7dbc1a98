"""While nothing is uploaded: what may stand in a file, in three short pieces."""

from __future__ import annotations

import streamlit as st

from pages.parts.text import plain, show_heading
from reporting.words.words import Words

_HINTS = ("answer", "place", "private")


def show_hints(words: Words) -> None:
    """Three cards: what is needed, what helps, what is left out."""
    show_heading(words("upload.hint_title"))
    with st.grid(3, min_column_width=240, gap="medium", key="hints"):
        for name in _HINTS:
            with st.container(border=True, key=f"card-hint-{name}", height="stretch"):
                st.subheader(plain(words(f"upload.hint_{name}_title")), anchor=False)
                st.markdown(plain(words(f"upload.hint_{name}")))
