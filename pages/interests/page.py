"""Shared interests: all interests sorted by how shared they are, or one of them in detail."""

from __future__ import annotations

from pages.interests.detail import show_detail
from pages.interests.head import choose_kind, show_head
from pages.interests.interest_list import show_interests
from pages.interests.rest import show_rest
from pages.interests.voices import show_fair_quotes
from pages.parts.empty import show_no_themes
from pages.parts.frame import show_foot
from pages.parts.onward import show_onward
from pages.parts.ready import Ready, open_ready


def show_all(ready: Ready) -> None:
    """The whole screen when no interest is chosen."""
    if ready.analysis.themes.empty:
        show_no_themes(ready.view)
    else:
        show_head(ready)
        show_interests(ready, choose_kind(ready))
        show_fair_quotes(ready)
    show_rest(ready)


opened = open_ready()
if opened.selection.theme:
    show_detail(opened, opened.selection.theme)
else:
    show_all(opened)
show_onward(opened, "interests")
show_foot(opened.words, opened.view)
