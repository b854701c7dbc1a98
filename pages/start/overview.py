"""The head of the start screen: the finding, the key figures, what is shared most, what this answers."""

from __future__ import annotations

import streamlit as st

from pages.parts.ready import Ready
from pages.parts.text import plain, show_heading, show_quote, show_title
from pages.state.selection import link_to
from reporting.words.words import Words

_TOP = 3


def show_head(ready: Ready) -> None:
    """Title that says the finding, with a sentence on what the product is for."""
    words = ready.words
    people = words.count(len(ready.study.respondents), "people")
    n_shared = int((ready.analysis.themes["kind"] == "shared").sum())
    if n_shared:
        title = words("start.title_shared", people=people, interests=words.count(n_shared, "shared_interests"))
    else:
        title = words("start.title_none", people=people, places=words.count(_n_places(ready), "places"))
    show_title("start", words("start.eyebrow"), title, words("start.lead"))


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
        "places": words.number(_n_places(ready)),
        "statements": words.number(len(analysis.statements)),
        "shared": words.number(int((analysis.themes["kind"] == "shared").sum())),
        "rating": rating,
    }
    with st.grid(5, min_column_width=140, key="figures"):
        for name, value in figures.items():
            st.metric(words(f"start.{name}"), value)


def show_top(ready: Ready) -> None:
    """The interests that are shared most beside a quote from the first of them."""
    words, themes = ready.words, ready.analysis.themes
    if themes.empty:
        return
    best = themes.sort_values("shared_score", ascending=False, kind="stable").head(_TOP)
    left, right = st.columns([3, 2], gap="large", vertical_alignment="center")
    with left:
        show_heading(words("start.top_title"))
        for theme in best.itertuples():
            between = words.between(theme.reach_low, theme.reach_high)
            with st.container(key=f"bars-top-{theme.theme_id}"):
                st.progress(float(theme.reach), text=f"**{plain(theme.label)}**  \n{plain(between)}")
        st.page_link(
            "pages/interests/page.py", label=words("start.top_all"), query_params=link_to(ready.selection)
        )
    with right:
        _show_voice(ready, str(best["theme_id"].iloc[0]))


def show_purpose(words: Words) -> None:
    """What this product answers, and what it leaves to people."""
    show_heading(words("start.why_title"))
    yes, no = st.columns(2, gap="medium")
    for column, name in ((yes, "yes"), (no, "no")):
        with column, st.container(border=True, key=f"card-why-{name}", height="stretch"):
            st.subheader(plain(words(f"start.why_{name}")), anchor=False)
            st.markdown(plain(words(f"start.why_{name}_text")))


def _show_voice(ready: Ready, theme_id: str) -> None:
    quotes = ready.analysis.theme_quotes
    first = quotes[(quotes["theme_id"] == theme_id) & (quotes["quote_role"] == "typical")].sort_values("order")
    if first.empty:
        return
    statements = ready.analysis.statements.set_index("statement_id")
    statement = statements.loc[first["statement_id"].iloc[0]]
    with st.container(key="wash-voice"):
        st.caption(plain(ready.words("start.voice_title")))
        show_quote("voice", str(statement["text"]), _place_name(ready, str(statement["place_id"])), big=True)


def _place_name(ready: Ready, place_id: str) -> str:
    places = ready.study.places
    return next(iter(places.loc[places["place_id"] == place_id, "name"]), "")


def _n_places(ready: Ready) -> int:
    places = ready.study.place_answers["place_id"]
    return int(places[places != ""].nunique())
