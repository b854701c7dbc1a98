"""All themes in one table; a click on a row takes that theme at hand."""

from __future__ import annotations

import streamlit as st

from pages.themes.desk import Desk, choose_theme, theme_key
from reporting.panels.themes import themes_table


def show_list(desk: Desk) -> None:
    """The select box (for every keyboard) and the table with people, steadiness, origin and marks."""
    words, labels = desk.ready.words, desk.labels
    st.selectbox(words("themes.at_hand"), list(labels), format_func=labels.__getitem__, key=theme_key())
    table = themes_table(desk.themes, desk.ready.analysis, words)
    key = desk.key("table")

    def take() -> None:
        rows = st.session_state[key].selection.rows
        if rows:
            choose_theme(str(desk.themes["theme_id"].iloc[rows[0]]))

    people = words("panels.themes.column_people")
    st.dataframe(
        table,
        hide_index=True,
        height=min(620, 38 + 35 * len(table)),
        alt=words("themes.table_alt"),
        key=key,
        on_select=take,
        selection_mode="single-row",
        column_config={
            words("panels.themes.column_theme"): st.column_config.TextColumn(width=150),
            words("panels.agreement.column_word"): st.column_config.TextColumn(width=135),
            people: st.column_config.ProgressColumn(
                people,
                width=95,
                min_value=0,
                max_value=max(1, int(desk.themes["n_respondents"].max())),
                format="%d",
            ),
        },
    )
    st.caption(words("themes.table_note"))
