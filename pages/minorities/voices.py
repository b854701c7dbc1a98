"""All single voices, to read and to search, each with the theme that it comes closest to."""

from __future__ import annotations

import streamlit as st

from pages.parts.ready import Ready
from pages.parts.text import plain, show_heading
from reporting.panels.single_voices import n_personal, single_voices_table


def show_single_voices(ready: Ready) -> None:
    """How many there are, a field to search in them, and the table."""
    words, about = ready.words, (ready.study, ready.analysis, ready.words)
    n = int((ready.analysis.statements["status"] == "single").sum())
    show_heading(words("minorities.single_title"))
    if n == 0:
        st.markdown(plain(words("minorities.single_none")))
        return
    st.markdown(plain(words("minorities.single_lead", statements=words.count(n, "statements"))))
    with st.container(key="sand-single", horizontal=True, vertical_alignment="bottom", gap="large"):
        sought = st.text_input(words("minorities.single_search"), key="single-search", width=420)
        personal = n_personal(ready.analysis)
        only_personal = personal > 0 and st.toggle(
            words("minorities.single_personal", n=words.number(personal)), key="single-personal"
        )
    table = single_voices_table(*about, sought=sought or "", only_personal=only_personal)
    if table.empty:
        st.markdown(plain(words("minorities.single_not_found")))
        return
    found = words.count(len(table), "statements")
    st.caption(plain(words("minorities.single_found", statements=found)))
    st.dataframe(
        table,
        hide_index=True,
        height=380,
        alt=words("minorities.single_title"),
        key="single-table",
        column_config={words("panels.voices.column_text"): st.column_config.TextColumn(width="large")},
    )
