"""Voices of both sides of one difference: people of the group left, the others right, common ground below."""

from __future__ import annotations

import streamlit as st

from pages.parts.ready import Ready
from pages.parts.text import plain, show_heading, show_quote
from reporting.panels.difference_step import quotes_of_both
from reporting.panels.differences import difference_of, difference_rows
from reporting.panels.fair_quotes import bridging_quotes
from reporting.panels.quotes import Quote
from reporting.rows import rows_of

_EACH = 3


def show_sides(ready: Ready, grouping: str) -> None:
    """A choice of one difference with its voices; nothing when no difference can be shown."""
    words, about = ready.words, (ready.study, ready.analysis, ready.words)
    rows = difference_rows(ready.analysis, words, grouping)
    if rows.empty:
        return
    show_heading(words("differences.sides_title"), words("differences.sides_note"))
    names = rows["name"].tolist()
    number = st.selectbox(
        words("differences.which"),
        range(len(names)),
        format_func=names.__getitem__,
        key=f"differences-which-{grouping}",
        width=520,
    )
    row = list(rows_of(rows))[number or 0]
    inside, others = quotes_of_both(*about, difference_of(row), _EACH)
    shown = {quote.statement_id for quote in [*inside, *others]}
    bridges = bridging_quotes(*about, row.theme_id, shown)
    left, right = st.columns(2, gap="large")
    with left:
        show_voices("inside", words("differences.inside", group=row.group_said), inside)
    with right:
        show_voices("others", words("differences.others"), others)
        if not others:
            st.markdown(plain(words("differences.others_none")))
    if bridges:
        with st.container(key="wash-bridges"):
            show_voices("bridge", words("differences.bridge"), bridges)


def show_voices(key: str, title: str, quotes: list[Quote]) -> None:
    """Quotes under a small title."""
    st.subheader(plain(title), anchor=False)
    for number, quote in enumerate(quotes):
        show_quote(f"{key}-{number}", quote.text, quote.source)
