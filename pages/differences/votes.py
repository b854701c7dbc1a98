"""Votes: what all groups of voters agree on and what tells each apart; nothing when nobody voted."""

from __future__ import annotations

from pages.parts.panels import show_panel
from pages.parts.ready import Ready
from reporting.panels.votes import votes_apart_panel, votes_panel


def show_votes(ready: Ready, *, with_heading: bool = True) -> None:
    """Both panels, only for a study with votes; the first without its heading where that is the title."""
    about = (ready.study, ready.analysis, ready.words)
    first, second = votes_panel(*about), votes_apart_panel(*about)
    if first is not None:
        show_panel(
            first, ready.words, with_note=bool(first.note), with_heading=with_heading, with_lead=with_heading
        )
    if second is not None:
        show_panel(second, ready.words, with_note=bool(second.note))
