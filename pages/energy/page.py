"""Energy: what people share and want to do something about, on which condition, and what staff can do."""

from __future__ import annotations

from pages.energy.board import show_board
from pages.energy.fields import show_fields
from pages.energy.words_of_people import show_conditions, show_offers
from pages.parts.frame import show_foot
from pages.parts.limits import show_limits
from pages.parts.panels import show_panel
from pages.parts.question import show_question
from pages.parts.ready import Ready, open_ready
from pages.parts.style import is_dark
from pages.parts.text import show_title
from reporting.panels.energy import energy_panels, is_energy_asked


def show(ready: Ready) -> None:
    """The finding, the plane of four fields, people's conditions and offers, who has goesting, the board."""
    words = ready.words
    quadrant, groups = energy_panels(ready.study, ready.analysis, words, dark=is_dark())
    show_title("energy", words("energy.eyebrow"), quadrant.title, quadrant.lead)
    if is_energy_asked(ready.analysis):
        show_panel(quadrant, words, with_heading=False, with_lead=False)
        show_fields(ready)
    show_conditions(ready)
    show_offers(ready)
    if is_energy_asked(ready.analysis):
        show_panel(groups, words)
    show_board(ready)
    show_limits(words, words("energy.cannot"))
    show_question(ready, "energy", quadrant.question)


opened = open_ready()
show(opened)
show_foot(opened.words, opened.view)
