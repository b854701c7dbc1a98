"""The head of the start screen: the finding, the key figures, what is shared most, what this answers."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from pages.parts.bars import Bar, show_bars
from pages.parts.ready import Ready
from pages.parts.text import plain, show_heading, show_quote, show_title
from pages.state.selection import link_to
from reporting.panels.quotes import quotes_of
from reporting.panels.titles import title_of_study
from reporting.panels.units import n_answered_places
from reporting.words.words import Words

_TOP = 3


def show_head(ready: Ready) -> None:
    """Title that says the finding and what the product is for, beside a resident's own words."""
    words = ready.words
    title = title_of_study(ready.study, ready.analysis, words)
    left, right = st.columns([8, 5], gap="large", vertical_alignment="center")
    with left:
        show_title("start", words("start.eyebrow"), title, words("start.lead"))
    with right:
        _show_voice(ready)


def show_figures(ready: Ready) -> None:
    """Row of five key figures."""
    words, analysis = ready.words, ready.analysis
    ratings = ready.study.place_answers["rating"].dropna()
    rating = (
        words("start.rating_value", rating=words.number(ratings.mean(), 1))
        if len(ratings) >= analysis.settings.thresholds.count_minimum
        else words("start.no_rating")
    )
    figures = {
        "people": words.number(len(ready.study.respondents)),
        "places": words.number(n_answered_places(ready.study)),
        "statements": words.number(len(analysis.statements)),
        "shared": words.number(_n_shared(ready)),
        "rating": rating,
    }
    with st.container(key="sand-figures"), st.grid(5, min_column_width=140, key="figures"):
        for name, value in figures.items():
            st.metric(words(f"start.{name}"), value)


def show_top(ready: Ready) -> None:
    """The interests that are shared most, each with how many people mention it."""
    words = ready.words
    if ready.analysis.themes.empty:
        return
    show_heading(words("start.top_title"), words("start.top_note"))
    best = _most_shared(ready).head(_TOP)
    with st.grid(_TOP, min_column_width=260, gap="medium", key="top"):
        for theme in best.itertuples():
            _show_theme(ready, theme)
    st.page_link(
        "pages/interests/page.py", label=words("start.top_all"), query_params=link_to(ready.selection)
    )


def show_purpose(words: Words) -> None:
    """What this product answers, and what it leaves to people."""
    show_heading(words("start.why_title"))
    yes, no = st.columns(2, gap="medium")
    for column, name in ((yes, "yes"), (no, "no")):
        with column, st.container(border=True, key=f"card-why-{name}", height="stretch"):
            st.subheader(plain(words(f"start.why_{name}")), anchor=False)
            st.markdown(plain(words(f"start.why_{name}_text")))


def _show_theme(ready: Ready, theme: Any) -> None:
    words, link = ready.words, link_to(ready.selection, theme=theme.theme_id)
    with st.container(border=True, key=f"card-top-{theme.theme_id}", height="stretch", gap="small"):
        st.caption(plain(words.kind(theme.kind)))
        st.page_link("pages/interests/page.py", label=plain(theme.label), query_params=link)
        between = words.between(theme.reach_low, theme.reach_high)
        people = words.count(theme.n_respondents, "people")
        show_bars([Bar(people, between, theme.reach, theme.reach_low, theme.reach_high)])


def _show_voice(ready: Ready) -> None:
    """A typical quote of the most shared theme; nothing when there is none."""
    themes = _most_shared(ready)
    quotes = [
        quote
        for theme_id in themes["theme_id"].head(1)
        for quote in quotes_of(ready.study, ready.analysis, ready.words, theme_id, "typical")
    ]
    if quotes:
        with st.container(key="wash-voice"):
            st.caption(plain(ready.words("start.voice_title")))
            show_quote("voice", quotes[0].text, quotes[0].source, big=True)


def _most_shared(ready: Ready) -> pd.DataFrame:
    """Shared interests first, then the others, each by score."""
    ordered = ready.analysis.themes.sort_values(["shared_score", "theme_id"], ascending=[False, True])
    return pd.concat([ordered[ordered["kind"] == "shared"], ordered[ordered["kind"] != "shared"]])


def _n_shared(ready: Ready) -> int:
    return int((ready.analysis.themes["kind"] == "shared").sum())
