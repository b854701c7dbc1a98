"""Waves: what changed since an earlier round, with the same question only; or why that cannot be told."""

from __future__ import annotations

from pages.parts.empty import show_message
from pages.parts.frame import show_foot
from pages.parts.limits import show_limits
from pages.parts.panels import show_panel
from pages.parts.question import show_question
from pages.parts.ready import Ready, open_ready
from pages.parts.style import is_dark
from pages.parts.text import show_title
from pages.waves.matches import show_matches
from pages.waves.rounds import show_rounds
from reporting.panels.waves import title_of_waves, waves_panels


def show(ready: Ready) -> None:
    """The changes, the questions they rest on, the limits, and the question for the conversation."""
    words = ready.words
    panels = waves_panels(ready.study, ready.analysis, words, dark=is_dark())
    if not panels:
        show_title("waves", words("waves.eyebrow"), title_of_waves(ready.analysis, words), words("waves.one"))
        show_matches(ready)
        show_message("waves", words("waves.next_title"), words("waves.next"))
        return
    changes, questions = panels
    show_title("waves", words("waves.eyebrow"), changes.title, changes.lead)
    show_rounds(ready)
    show_panel(changes, words, with_heading=False, with_lead=False)
    show_panel(questions, words, with_note=False)
    show_matches(ready)
    show_limits(words, words("waves.cannot"))
    show_question(ready, "waves", changes.question)


opened = open_ready()
show(opened)
show_foot(opened.words, opened.view)
