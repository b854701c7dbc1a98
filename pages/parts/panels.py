"""A panel on a screen: the finding, its picture with a text that tells it, what to know, the table."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.parts.text import plain, show_heading
from reporting.panels.panel import Panel
from reporting.words.words import Words

_CHART = {"displayModeBar": False, "scrollZoom": False, "doubleClick": "reset"}


def show_panels(panels: Sequence[Panel], words: Words, *, n_columns: int = 1) -> None:
    """The panels under each other, or side by side in `n_columns` where there is room."""
    with st.grid(
        n_columns, min_column_width=340, gap="large", key=f"panels-{panels[0].key if panels else 'none'}"
    ):
        for number, panel in enumerate(panels):
            is_repeated = number + 1 < len(panels) and panels[number + 1].note == panel.note
            show_panel(panel, words, with_note=not is_repeated)


def show_panel(
    panel: Panel,
    words: Words,
    *,
    with_heading: bool = True,
    with_lead: bool = True,
    with_note: bool = True,
) -> None:
    """One panel.

    `with_heading` and `with_lead` are off where the head of the screen already says them, `with_note` where
    the next panel says the same. A panel without a figure shows its table at once.
    """
    with st.container(key=f"panel-{panel.key}"):
        if with_heading:
            show_heading(panel.title)
        if panel.lead and with_lead:
            st.markdown(plain(panel.lead))
        if panel.figure is not None:
            st.plotly_chart(panel.figure, theme=None, config=_CHART, alt=panel.alt, key=f"figure-{panel.key}")
            show_table(panel, words)
        elif len(panel.table):
            _show_sentences(panel, words)
        if with_note:
            show_note(panel)


def show_note(panel: Panel) -> None:
    """How many people, when, which filter and model."""
    if panel.note:
        st.caption(plain(panel.note))


def show_table(panel: Panel, words: Words) -> None:
    """The table of a panel, folded in."""
    if len(panel.table):
        with st.expander(words("frame.as_table"), key=f"table-{panel.key}"):
            _show_rows(panel, words)


def _show_rows(panel: Panel, words: Words) -> None:
    alt = words("frame.table_alt", title=panel.title)
    st.dataframe(panel.table, hide_index=True, alt=alt, key=f"rows-{panel.key}")


def _show_sentences(panel: Panel, words: Words) -> None:
    """The rows of a panel that is only a table: whole sentences, which must not be cut."""
    literal = panel.table.astype("str").map(plain)
    alt = words("frame.table_alt", title=panel.title)
    st.table(literal, border="horizontal", hide_index=True, alt=alt)
