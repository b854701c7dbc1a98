"""How it works: how to read this, with which settings and model it was made, what was noted and left out."""

from __future__ import annotations

from pages.method.reading import show_head, show_reading
from pages.method.sample import show_sample
from pages.parts.frame import show_foot
from pages.parts.panels import show_panel, show_panels
from pages.parts.ready import Ready, open_ready
from pages.parts.style import is_dark
from reporting.panels.method import method_panels
from reporting.panels.overview import overview_panels
from reporting.panels.stability import stability_panel


def show(ready: Ready) -> None:
    """Reading guide, where every statement went, who took part, and the facts of this run."""
    about = (ready.study, ready.analysis, ready.words)
    show_head(ready)
    show_reading(ready)
    ledger, *sample = overview_panels(*about, dark=is_dark())
    show_panel(ledger, ready.words)
    show_sample(ready, sample)
    steady = stability_panel(*about, dark=is_dark())
    if steady is not None:
        show_panel(steady, ready.words)
    show_panels(method_panels(*about, dark=is_dark()), ready.words)


opened = open_ready()
show(opened)
show_foot(opened.words, opened.view)
