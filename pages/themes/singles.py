"""The drawer of single voices: everything that belongs to no theme, with what it comes closest to."""

from __future__ import annotations

import streamlit as st

from pages.parts.text import plain, show_heading
from pages.themes.choosing import choose_statements
from pages.themes.desk import Desk


def show_singles(desk: Desk) -> None:
    """All single voices, or those nearest to one theme; those most alike come first."""
    words = desk.ready.words
    single = desk.bench.statements[desk.bench.statements["status"] == "single"]
    show_heading(words("themes.singles_title"))
    st.markdown(plain(words("themes.singles_lead", statements=words.count(len(single), "statements"))))
    near = single["nearest_theme_id"].value_counts()
    labels = {"": words("themes.near_any")} | {
        theme: words("themes.near_one", theme=label, n=words.number(int(near[theme])))
        for theme, label in desk.labels.items()
        if theme in near.index
    }
    chosen = st.selectbox(
        words("themes.near"), list(labels), format_func=labels.__getitem__, key="themes-near", width=460
    )
    if chosen:
        single = single[single["nearest_theme_id"] == chosen]
    ordered = single.sort_values(["strength", "statement_id"], ascending=[False, True])
    choose_statements(desk, f"single-{chosen}", ordered)
