"""Which groups are compared: those of all groupings together, or of one."""

from __future__ import annotations

import streamlit as st

from pages.parts.ready import Ready

_KEY = "differences-grouping"


def chosen_grouping(ready: Ready) -> str:
    """The grouping that was chosen, "" for all."""
    kept = str(st.session_state.get(_KEY, ""))
    return kept if kept in _groupings(ready) else ""


def choose_grouping(ready: Ready) -> None:
    """The select box of groupings; nothing where there is no choice."""
    words, there = ready.words, _groupings(ready)
    if len(there) < 2:
        return
    with st.container(key="sand-grouping"):
        st.selectbox(
            words("differences.grouping"),
            ["", *there],
            index=["", *there].index(chosen_grouping(ready)),
            format_func=lambda name: words.grouping(name) if name else words("differences.all_groupings"),
            key=_KEY,
            width=320,
        )


def _groupings(ready: Ready) -> list[str]:
    return sorted(ready.analysis.theme_groups["grouping"].unique(), key=ready.words.grouping)
