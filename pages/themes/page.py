"""Theme workbench: a researcher reads the themes, changes them, and every change is a decision that stays."""

from __future__ import annotations

import streamlit as st

from pages.parts.empty import show_message
from pages.parts.frame import show_foot
from pages.parts.ready import Ready, open_ready
from pages.state import access
from pages.themes.card import show_card
from pages.themes.codebook import show_codebook
from pages.themes.desk import Desk, chosen_theme, open_desk
from pages.themes.head import show_head
from pages.themes.log import show_log
from pages.themes.picture import show_picture
from pages.themes.search import show_search
from pages.themes.singles import show_singles
from pages.themes.theme_list import show_list

VIEWS = ("themes", "singles", "search", "picture", "log", "codebook")


def show(ready: Ready) -> None:
    """The head, the choice of what to look at, and that part of the workbench."""
    words = ready.words
    if not access.may_change_studies(access.current_role()):
        show_message("role", words("themes.not_yours"), words("themes.not_yours_lead"))
        return
    desk = open_desk(ready)
    show_head(desk)
    view = st.segmented_control(
        words("themes.view"),
        VIEWS,
        default=VIEWS[0],
        required=True,
        wrap=True,
        format_func=lambda name: words(f"themes.view_{name}"),
        label_visibility="collapsed",
        key="themes-view",
    )
    parts = {
        "singles": show_singles,
        "search": show_search,
        "picture": show_picture,
        "log": show_log,
        "codebook": show_codebook,
    }
    parts.get(str(view), show_themes)(desk)


def show_themes(desk: Desk) -> None:
    """All themes on the left, the one at hand on the right."""
    theme = chosen_theme(desk)
    if theme is None:
        words = desk.ready.words
        show_message("themes", words("empty.nothing_title"), words("themes.no_themes"))
        return
    left, right = st.columns([6, 7], gap="large")
    with left:
        show_list(desk)
    with right:
        show_card(desk, theme)


opened = open_ready()
show(opened)
show_foot(opened.words, opened.view)
