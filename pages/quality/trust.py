"""How far the themes can be trusted: whether new subjects still come up, and whether themes come back."""

from __future__ import annotations

from pages.parts.panels import show_panels
from pages.parts.ready import Ready
from pages.parts.style import is_dark
from reporting.panels.accumulation import accumulation_panel
from reporting.panels.stability import stability_panel


def show_trust(ready: Ready) -> None:
    """Both panels; nothing of an analysis that did not check it."""
    about = (ready.study, ready.analysis, ready.words)
    panels = [accumulation_panel(*about, dark=is_dark()), stability_panel(*about, dark=is_dark())]
    found = [panel for panel in panels if panel is not None]
    if found:
        show_panels(found, ready.words)
