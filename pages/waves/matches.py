"""What became of the themes of an earlier analysis: kept, new, split, merged or gone."""

from __future__ import annotations

from pages.parts.panels import show_panel
from pages.parts.ready import Ready
from reporting.panels.matches import matches_panel


def show_matches(ready: Ready) -> None:
    """The panel; nothing when this analysis began anew."""
    panel = matches_panel(ready.study, ready.analysis, ready.words)
    if panel is not None:
        show_panel(panel, ready.words)
