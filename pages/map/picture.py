"""The map itself: a click on a circle chooses that place."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from pages.parts.ready import Ready
from pages.state import selection as selections
from reporting.panels.panel import Panel

_BAR = {"displayModeBar": False, "scrollZoom": True, "doubleClick": "reset"}


def show_map(ready: Ready, panel: Panel) -> None:
    """Draw the map of a panel that has one."""
    chosen = ready.selection
    # Another unit or colour is another figure: a key of its own keeps an old click from coming back.
    key = f"map-{chosen.level}-{chosen.unit}-{chosen.colour}-{chosen.theme}"
    st.plotly_chart(
        panel.figure,
        theme=None,
        key=key,
        alt=panel.alt,
        config=_BAR,
        on_select=_choose_clicked(key),
        selection_mode="points",
    )


def clicked_unit(state: object) -> str:
    """Id of the place that was clicked, from the selection of a chart; "" when none was."""
    selection = state.get("selection", {}) if isinstance(state, dict) else {}
    for point in selection.get("points", []):
        custom = point.get("customdata")
        if custom:
            return str(custom[0])
    return ""


def _choose_clicked(key: str) -> Callable[[], None]:
    def take() -> None:
        unit = clicked_unit(st.session_state.get(key))
        if unit:
            selections.choose(unit=unit)

    return take
