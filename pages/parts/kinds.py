"""The kind of an interest as a small label, each with its own shape so that colour is not needed to tell."""

from __future__ import annotations

import streamlit as st

from pages.parts.text import plain
from reporting.words.words import Words

_SHAPES = {
    "shared": "●",
    "quietly_shared": "○",
    "place_bound": "■",
    "group_interest": "◆",
    "minority": "★",
    "divided": "⇄",
}


def show_kind(words: Words, kind: str, key: str) -> None:
    """The name of a kind; what it means stands in a help text."""
    with st.container(key=f"eyebrow-{key}"):
        st.markdown(
            f"{_SHAPES.get(kind, '◌')} {plain(words.kind(kind))}", help=plain(words.kind_explained(kind))
        )
