"""Votes: what all groups of voters agree on and what tells each apart; nothing when nobody voted."""

from __future__ import annotations

from pages.parts.panels import show_panel
from pages.parts.ready import Ready
from reporting.panels.votes import votes_apart_panel, votes_panel


def show_votes(ready: Ready) -> None:
    """Both panels, only for a study with votes."""
    about = (ready.study, ready.analysis, ready.words)
    for panel in (votes_panel(*about), votes_apart_panel(*about)):
        if panel is not None:
            show_panel(panel, ready.words, with_note=bool(panel.note))
