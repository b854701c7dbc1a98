"""What is in no theme: single voices, answers without content, and what this screen cannot say."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pages.parts.panels import show_panel
from pages.parts.ready import Ready
from pages.parts.style import is_dark
from pages.parts.text import plain, show_heading
from reporting.panels.interests import plane_panel
from reporting.panels.overview import ledger_panel
from reporting.panels.units import unit_name


def show_rest(ready: Ready) -> None:
    """The ledger of all statements, the single voices to read, and the limits."""
    words = ready.words
    about = (ready.study, ready.analysis, words)
    if len(ready.analysis.themes):
        show_panel(plane_panel(*about, dark=is_dark()), words, with_note=False)
    show_panel(ledger_panel(*about, dark=is_dark()), words)
    _show_single_voices(ready)
    with st.container(key="sand-cannot"):
        st.subheader(plain(words("interests.cannot_title")), anchor=False)
        st.markdown(plain(words("interests.cannot")))


def _show_single_voices(ready: Ready) -> None:
    words, statements = ready.words, ready.analysis.statements
    single = statements[statements["status"] == "single"]
    show_heading(words("interests.single_title"))
    if single.empty:
        st.markdown(plain(words("interests.single_none")))
        return
    n = words.count(len(single), "statements")
    st.markdown(plain(words("interests.single_lead", statements=n)))
    sought = st.text_input(words("interests.single_search"), key="single-search", width=420).casefold()
    found = single[single["text"].str.casefold().str.contains(sought, regex=False)] if sought else single
    st.dataframe(_table(ready, found), hide_index=True, height=340, alt=words("interests.single_title"))


def _table(ready: Ready, single: pd.DataFrame) -> pd.DataFrame:
    words = ready.words
    labels = dict(zip(ready.analysis.themes["theme_id"], ready.analysis.themes["label"], strict=True))
    names = {place: unit_name(ready.study, place) for place in single["place_id"].unique()}
    return pd.DataFrame(
        {
            words("interests.single_text"): single["text"],
            words("interests.single_place"): [names[place] for place in single["place_id"]],
            words("interests.single_near"): [labels.get(theme, "") for theme in single["nearest_theme_id"]],
        }
    )
