"""One interest in detail: kind, four bars with how sure its rank is, quotes, panels, the question."""

from __future__ import annotations

from typing import Any

import streamlit as st

from pages.interests.four_bars import four_bars
from pages.interests.groupings import choose_grouping, chosen_grouping
from pages.interests.voices import show_voices
from pages.parts.bars import show_bars
from pages.parts.doubt import show_doubt
from pages.parts.kinds import show_kind
from pages.parts.panels import show_panels, show_table
from pages.parts.question import show_question
from pages.parts.ready import Ready
from pages.parts.steadiness import show_steadiness
from pages.parts.style import is_dark
from pages.parts.text import plain, show_lead
from pages.state import selection as selections
from reporting.panels.certainty import said_certainty
from reporting.panels.interest import interest_panels
from reporting.panels.questions import question_of_interest
from reporting.panels.titles import lead_of_interest


def show_detail(ready: Ready, theme_id: str) -> None:
    """Everything about the interest `theme_id` of the open study."""
    words, themes = ready.words, ready.analysis.themes
    theme: Any = next(themes[themes["theme_id"] == theme_id].itertuples())
    _show_way(ready, theme_id)
    grouping = chosen_grouping(ready, theme)
    bars, *panels = interest_panels(
        ready.study, ready.analysis, words, theme_id, grouping=grouping, dark=is_dark()
    )
    left, right = st.columns([6, 5], gap="large", vertical_alignment="center")
    with left:
        show_kind(words, theme.kind, "kind-detail")
        st.title(plain(theme.label), anchor=False)
        show_steadiness(ready, theme_id)
        show_doubt(ready, theme_id)
        show_lead("detail", lead_of_interest(ready.study, ready.analysis, words, theme))
        st.markdown(plain(words.kind_explained(theme.kind)))
        if theme.keywords:
            st.caption(plain(words("interests.keywords", keywords=theme.keywords)))
    with right, st.container(border=True, key="card-bars"):
        show_bars(four_bars(ready, theme), large=True)
        certainty = said_certainty(ready.analysis, words, theme, len(ready.study.respondents))
        if certainty:
            st.markdown(plain(certainty))
        show_table(bars, words)
    show_voices(ready, theme_id)
    choose_grouping(ready, theme)
    show_panels(panels, words)
    show_question(ready, f"interest/{theme_id}", question_of_interest(ready.study, words, theme))
    link = selections.link_to(ready.selection, colour="theme", theme=theme_id)
    st.page_link("pages/map/page.py", label=words("interests.on_map"), query_params=link)


def _show_way(ready: Ready, theme_id: str) -> None:
    """Back to all interests, or on to another one."""
    words, themes = ready.words, ready.analysis.themes.sort_values("shared_score", ascending=False)
    labels = dict(zip(themes["theme_id"], themes["label"], strict=True))
    with st.container(
        key="way", horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"
    ):
        st.button(
            words("interests.back"), on_click=selections.choose, kwargs={"theme": ""}, key="interests-back"
        )
        st.selectbox(
            words("interests.another"),
            list(labels),
            index=list(labels).index(theme_id),
            format_func=labels.__getitem__,
            label_visibility="collapsed",
            width=380,
            key=f"interests-theme-{theme_id}",
            on_change=selections.choose_from(f"interests-theme-{theme_id}", "theme"),
        )
