"""Small groups of statements that may belong together: proposals of the machine, for a person to read."""

from __future__ import annotations

import streamlit as st

from pages.parts.ready import Ready
from pages.parts.text import plain, show_heading, show_quote
from reporting.panels.proposals import Proposal, proposals

_FIRST = 4


def show_proposals(ready: Ready) -> None:
    """The proposals, voices of a group first; four of them, the others folded in; nothing without any."""
    words, found = ready.words, proposals(ready.study, ready.analysis, ready.words)
    if not found:
        return
    show_heading(words("minorities.proposals"), words("minorities.proposals_mark"))
    st.markdown(plain(words("minorities.proposals_lead")))
    _show_cards(found[:_FIRST], "first")
    if len(found) > _FIRST:
        more = words("minorities.proposals_more", n=words.number(len(found) - _FIRST))
        with st.expander(more, key="proposals-rest"):
            _show_cards(found[_FIRST:], "more")


def _show_cards(found: list[Proposal], name: str) -> None:
    with st.grid(2, min_column_width=300, gap="medium", key=f"proposals-{name}"):
        for proposal in found:
            key = f"proposal-{proposal.group_id}"
            with st.container(border=True, key=f"card-{key}"):
                st.subheader(plain(proposal.title), anchor=False)
                for number, quote in enumerate(proposal.quotes):
                    show_quote(f"{key}-{number}", quote.text, quote.source)
                st.caption(plain(proposal.test))
