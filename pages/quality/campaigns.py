"""Nearly identical answers: shown as one voice, with how many people sent it."""

from __future__ import annotations

import streamlit as st

from pages.parts.ready import Ready
from pages.parts.text import plain, show_heading, show_quote
from reporting.panels.effort import campaigns_of

_MOST = 5


def show_campaigns(ready: Ready) -> None:
    """The largest campaigns with one literal answer each; or that there is none."""
    words = ready.words
    found = campaigns_of(ready.study, ready.analysis, words)
    show_heading(words("quality.campaigns" if found else "quality.campaigns_none"))
    st.markdown(plain(words("quality.campaigns_note" if found else "quality.campaigns_none_note")))
    with st.grid(2, min_column_width=300, gap="medium", key="campaigns"):
        for number, campaign in enumerate(found[:_MOST]):
            with st.container(border=True, key=f"card-campaign-{number}"):
                st.subheader(plain(campaign.title), anchor=False)
                show_quote(f"campaign-{number}", campaign.quote.text, campaign.quote.source)
