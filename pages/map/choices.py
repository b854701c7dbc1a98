"""What the map shows: at which level, coloured by what, on which ground."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.parts.level import choose_level
from pages.parts.ready import Ready
from pages.state import selection as selections
from pages.state.view import COLOURS


@dataclass(frozen=True)
class MapChoice:
    """How the map is coloured: `theme_id` is "" for appreciation; `head` is room for the title."""

    colour: str
    theme_id: str
    is_online: bool
    head: DeltaGenerator


def show_choices(ready: Ready) -> MapChoice:
    """The row of choices below the room for the title; level, colour and theme stand in the URL."""
    words, head = ready.words, st.container(key="map-head")
    with st.container(key="sand-map", horizontal=True, vertical_alignment="bottom", gap="medium"):
        choose_level(ready)
        colour = _choose_colour(ready)
        theme_id = _choose_theme(ready) if colour == "theme" else ""
        is_online = st.toggle(words("map.base_map"), key="map-online", help=words("map.base_map_help"))
    return MapChoice(colour, theme_id, is_online, head)


def _choose_colour(ready: Ready) -> str:
    colours = COLOURS if len(ready.analysis.themes) else COLOURS[:1]
    chosen = ready.selection.colour if ready.selection.colour in colours else colours[0]
    st.segmented_control(
        ready.words("map.colour"),
        colours,
        default=chosen,
        required=True,
        format_func=lambda colour: ready.words(f"map.colour_{colour}"),
        key=f"map-colour-{chosen}",
        on_change=selections.choose_from(f"map-colour-{chosen}", "colour"),
    )
    return chosen


def _choose_theme(ready: Ready) -> str:
    """The chosen theme; while none is chosen, the most shared one."""
    themes = ready.analysis.themes.sort_values(["shared_score", "theme_id"], ascending=[False, True])
    labels = dict(zip(themes["theme_id"], themes["label"], strict=True))
    chosen = ready.selection.theme or next(iter(labels))
    st.selectbox(
        ready.words("map.theme"),
        list(labels),
        index=list(labels).index(chosen),
        format_func=labels.__getitem__,
        key=f"map-theme-{chosen}",
        width=300,
        on_change=selections.choose_from(f"map-theme-{chosen}", "theme"),
    )
    return chosen
