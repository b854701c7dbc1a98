"""The board for staff: detecteren, verbinden, uitnodigen, ondersteunen, with a card per signal."""

from __future__ import annotations

import streamlit as st

from pages.parts.ready import Ready
from pages.parts.text import plain, show_heading, show_quote
from pages.state.selection import link_to
from reporting.panels.board import COLUMNS, Card, board_cards


def show_board(ready: Ready) -> None:
    """Four columns; a column without a signal says what would bring one."""
    words, cards = ready.words, board_cards(ready.study, ready.analysis, ready.words)
    show_heading(words("energy.board_title"), words("energy.board_note"))
    with st.grid(4, min_column_width=240, gap="medium", key="board"):
        for column in COLUMNS:
            own = [card for card in cards if card.column == column]
            with st.container(key=f"sand-board-{column}", height="stretch", gap="medium"):
                st.subheader(plain(words(f"energy.board_{column}")), anchor=False)
                st.caption(plain(words(f"energy.board_{column}_note")))
                for number, card in enumerate(own):
                    _show_card(ready, card, f"{column}-{number}")
                if not own:
                    st.markdown(plain(words("energy.board_empty")))


def _show_card(ready: Ready, card: Card, key: str) -> None:
    words = ready.words
    with st.container(border=True, key=f"step-board-{key}"):
        st.caption(plain(words(f"board.signals.{card.signal}")))
        st.page_link(
            f"pages/{card.screen}/page.py",
            label=plain(card.title),
            query_params=link_to(ready.selection, **card.link),
        )
        st.markdown(plain(card.text))
        if card.quote:
            show_quote(f"board-{key}", card.quote)
