"""The groups of one grouping at a time: who took part beside who lives there, and what each group gave."""

from __future__ import annotations

import streamlit as st

from pages.parts.panels import show_panel
from pages.parts.ready import Ready
from pages.parts.style import is_dark
from pages.parts.text import plain
from reporting.panels.effort import effort_of_groups
from reporting.panels.missing import compared_groupings, missing_panel
from reporting.panels.sample import sample_groupings


def show_groups(ready: Ready, title: str) -> None:
    """A choice of grouping, those with population figures first; its panel; its effort folded in.

    `title`: that of the screen; the panel does not repeat it.
    """
    words, known = ready.words, compared_groupings(ready.analysis)
    there = sorted(sample_groupings(ready.study), key=lambda name: (name not in known, words.grouping(name)))
    if not there:
        st.markdown(plain(words("quality.no_groups")))
        return
    with st.container(key="sand-groups"):
        grouping = str(
            st.selectbox(
                words("quality.grouping"),
                there,
                format_func=lambda name: _said_grouping(ready, name, name in known),
                key="quality-grouping",
                width=380,
            )
        )
    panel = missing_panel(ready.study, ready.analysis, words, grouping, dark=is_dark())
    show_panel(panel, words, with_heading=panel.title != title)
    effort = effort_of_groups(ready.analysis, words, grouping)
    if len(effort):
        with st.expander(words("quality.effort_of_groups"), key=f"effort-{grouping}"):
            st.dataframe(
                effort, hide_index=True, alt=words("quality.effort_of_groups"), key=f"gave-{grouping}"
            )


def _said_grouping(ready: Ready, grouping: str, is_known: bool) -> str:
    words, name = ready.words, ready.words.grouping(grouping)
    return words("quality.grouping_known", name=name) if is_known else name
