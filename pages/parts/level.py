"""The switch of scale: little place, part of town, municipality; only levels that the study has."""

from __future__ import annotations

import streamlit as st

from pages.parts.ready import Ready
from pages.state import selection as selections
from pages.state.view import levels_of


def choose_level(ready: Ready) -> None:
    """The levels of this study; choosing one lets go of the chosen place, which lies at another level."""
    levels, chosen = levels_of(ready.study), ready.selection.level
    if len(levels) < 2:
        return
    key = f"level-{chosen}"

    def take() -> None:
        selections.choose(level=str(st.session_state[key]), unit="")

    st.segmented_control(
        ready.words("map.level"),
        levels,
        default=chosen,
        required=True,
        wrap=True,
        format_func=lambda level: ready.words(f"map.level_{level}"),
        key=key,
        on_change=take,
    )
