"""The four fields as cards: what each asks of people, and which interests lie in it."""

from __future__ import annotations

from typing import Any

import streamlit as st

from pages.parts.ready import Ready
from pages.parts.text import plain, show_heading
from pages.state.selection import link_to
from reporting.panels.energy import MOVERS_FROM, energy_rows, has_sharers, shows_sharers
from reporting.rows import rows_of

_FIELDS = ("start_together", "invite", "white_space", "keep_listening")
_MOST = 5


def show_fields(ready: Ready) -> None:
    """A card per field with at most five interests; those that differ for certain come first."""
    words, rows = ready.words, energy_rows(ready.analysis, ready.words)
    note = words("energy.fields_note")
    if has_sharers(rows):
        note = words("energy.sharers_note", note=note, n=words.number(MOVERS_FROM))
    show_heading(words("energy.fields_title"), note)
    with st.grid(2, min_column_width=300, gap="medium", key="fields"):
        for field in _FIELDS:
            own = rows[rows["field"].eq(field)]
            with st.container(border=True, key=f"card-field-{field}", height="stretch"):
                st.subheader(plain(words(f"energy.name_{field}")), anchor=False)
                st.markdown(plain(words(f"energy.about_{field}")))
                for row in rows_of(own.head(_MOST)):
                    _show_interest(ready, row)
                if own.empty:
                    st.caption(plain(words("energy.field_empty")))
                elif len(own) > _MOST:
                    more = words.count(len(own) - _MOST, "interests")
                    st.caption(plain(words("energy.field_more", more=more)))


def _show_interest(ready: Ready, row: Any) -> None:
    """One interest: a link, how many of the people who were asked want to help or lead, and deelhouders."""
    words, n_movers = ready.words, int(row.n_movers)
    key = "energy.of_asked" if n_movers >= MOVERS_FROM else "energy.of_asked_few"
    said = words(key, movers=words.number(max(n_movers, MOVERS_FROM)), n=words.number(row.n_energy))
    if shows_sharers(row.n_sharers):
        said = words("energy.of_asked_and_sharers", asked=said, sharers=words.number(row.n_sharers))
    star = "★ " if row.is_sure else ""
    with st.container(
        key=f"row-field-{row.theme_id}", horizontal=True, horizontal_alignment="distribute", gap="small"
    ):
        st.page_link(
            "pages/interests/page.py",
            label=star + plain(str(row.label)),
            query_params=link_to(ready.selection, theme=str(row.theme_id)),
        )
        st.caption(plain(said), width="content")
