"""Which groups stand side by side in the detail of an interest: those of one grouping at a time."""

from __future__ import annotations

from typing import Any

import streamlit as st

from pages.parts.ready import Ready


def chosen_grouping(ready: Ready, theme: Any) -> str | None:
    """The grouping that was chosen; before that the one in which the theme is least evenly carried."""
    there = _groupings(ready, theme)
    kept = st.session_state.get(_key(theme))
    wanted = (kept, theme.limiting_grouping, *there)
    return next((grouping for grouping in wanted if grouping in there), None)


def choose_grouping(ready: Ready, theme: Any) -> None:
    """The select box of groupings; nothing where there is no choice."""
    there, chosen = _groupings(ready, theme), chosen_grouping(ready, theme)
    if len(there) < 2 or chosen is None:
        return
    st.selectbox(
        ready.words("interests.grouping"),
        there,
        index=there.index(chosen),
        format_func=ready.words.grouping,
        key=_key(theme),
        width=320,
    )


def _key(theme: Any) -> str:
    return f"interests-grouping-{theme.theme_id}"


def _groupings(ready: Ready, theme: Any) -> list[str]:
    groups = ready.analysis.theme_groups
    return sorted(groups.loc[groups["theme_id"] == theme.theme_id, "grouping"].unique())
