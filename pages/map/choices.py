"""What the map shows: at which level, coloured by what, on which ground."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.parts.level import choose_level
from pages.parts.ready import Ready
from pages.state import selection as selections
from pages.state.view import COLOURS
from reporting.words.words import Words

_ONLINE = "map-online"


@dataclass(frozen=True)
class MapChoice:
    """How the map is coloured: `theme_id` is "" for appreciation; `head` is room for the title."""

    colour: str
    theme_id: str
    head: DeltaGenerator


def show_choices(ready: Ready) -> MapChoice:
    """The row of choices below the room for the title; level, colour and theme stand in the URL."""
    head = st.container(key="map-head")
    with st.container(key="sand-map", horizontal=True, gap="medium"):
        choose_level(ready)
        colour = _choose_colour(ready)
        theme_id = _choose_theme(ready) if colour == "theme" else ""
    return MapChoice(colour, theme_id, head)


def is_online() -> bool:
    """Whether the visitor switched the street map on, which the browser fetches from another server."""
    return bool(st.session_state.get(_ONLINE, False))


def show_base_map(words: Words) -> None:
    """The switch of the street map; off until somebody switches it on."""
    st.toggle(words("map.base_map"), key=_ONLINE, help=words("map.base_map_help"))


def _choose_colour(ready: Ready) -> str:
    colours = COLOURS if len(ready.analysis.themes) else COLOURS[:1]
    chosen = ready.selection.colour if ready.selection.colour in colours else colours[0]
    st.segmented_control(
        ready.words("map.colour"),
        colours,
        default=chosen,
        required=True,
        wrap=True,
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
