"""The select box of places at the open level: the same choice as a click on the map, for every keyboard."""

from __future__ import annotations

import streamlit as st

from pages.parts.ready import Ready
from pages.state import selection as selections
from reporting.panels.map import map_rows


def choose_unit(ready: Ready, screen: str, *, required: bool = False) -> str:
    """Id of the chosen unit, "" for none; most people first.

    `screen`: part of the widget's key; `required`: without a choice the first unit is taken.
    """
    words, chosen = ready.words, ready.selection
    rows = map_rows(ready.study, ready.analysis, words, level=chosen.level)
    names = dict(zip(rows["unit_id"], rows["name"], strict=True))
    if not names:
        return ""
    unit = chosen.unit if chosen.unit in names else next(iter(names)) if required else ""
    key = f"{screen}-unit-{chosen.level}-{unit}"
    st.selectbox(
        words("map.unit"),
        list(names),
        index=list(names).index(unit) if unit else None,
        format_func=names.__getitem__,
        placeholder=words("map.unit_none"),
        help=words("map.unit_help"),
        key=key,
        on_change=selections.choose_from(key, "unit"),
    )
    return unit
