"""The head of the interests screen: the finding, how fine themes are cut, which kind is shown."""

from __future__ import annotations

import streamlit as st

from pages.parts.ready import Ready
from pages.parts.text import plain, show_title
from pages.state import selection as selections
from pages.state import store
from reporting.panels.titles import title_of_interests

ALL = "all"


def show_head(ready: Ready) -> None:
    """Title that says how many interests are shared, and what 'shared' means here."""
    words = ready.words
    title = title_of_interests(ready.analysis, words)
    show_title("interests", words("interests.eyebrow"), title, words("interests.lead"))


def choose_kind(ready: Ready) -> str:
    """The row of choices; gives back the kind of interest to show, or `ALL`."""
    words, themes = ready.words, ready.analysis.themes
    kinds = [ALL, *themes["kind"].value_counts().index]
    with st.container(key="sand-choices", horizontal=True, vertical_alignment="bottom", gap="large"):
        chosen = st.selectbox(
            words("interests.show_kind"),
            kinds,
            format_func=lambda kind: _said_kind(ready, kind),
            key="interests-kind",
            width=320,
        )
        show_grain(ready)
    if chosen != ALL:
        st.caption(plain(words.kind_explained(chosen)))
    return chosen


def show_grain(ready: Ready) -> None:
    """Five steps from coarse to fine; another step asks for another analysis."""
    words, key = ready.words, f"interests-grain-{ready.selection.grain}"
    st.segmented_control(
        words("interests.grain"),
        list(store.GRAINS),
        default=ready.selection.grain,
        required=True,
        wrap=True,
        format_func=lambda step: words(f"interests.grain_{step}"),
        help=words("interests.grain_help"),
        key=key,
        on_change=selections.choose_from(key, "grain"),
    )


def _said_kind(ready: Ready, kind: str) -> str:
    themes = ready.analysis.themes
    if kind == ALL:
        return ready.words("interests.all_kinds", n=ready.words.number(len(themes)))
    return f"{ready.words.kind(kind)} ({ready.words.number(int((themes['kind'] == kind).sum()))})"
