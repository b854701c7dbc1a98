"""The two rounds as figures: how many people answered the same questions, and what that can show."""

from __future__ import annotations

import streamlit as st

from pages.parts.ready import Ready
from reporting.panels.waves import change_rows
from reporting.rows import rows_of


def show_rounds(ready: Ready) -> None:
    """People in each round, and how many interests changed for certain."""
    words, rows = ready.words, change_rows(ready.analysis, ready.words)
    first = next(rows_of(rows))
    sizes = {str(first.from_wave): int(first.from_n), str(first.to_wave): int(first.to_n)}
    with st.container(key="sand-rounds"), st.grid(3, min_column_width=180, key="rounds"):
        for name, n in sizes.items():
            st.metric(words("waves.round", name=name), words.count(n, "people"))
        shown, every = int(rows["is_sure"].sum()), len(rows)
        of_all = words("waves.shown_of", n=words.number(shown), all=words.number(every))
        st.metric(words("waves.shown"), of_all, help=words("waves.shown_help"))
