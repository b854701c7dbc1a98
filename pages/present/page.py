"""Present: take the slide deck and the statements along; the question of each slide is the reader's own."""

from __future__ import annotations

from pages.parts.frame import show_foot
from pages.parts.intention import show_intention
from pages.parts.onward import show_onward
from pages.parts.ready import Ready, open_ready
from pages.parts.text import show_title
from pages.present.downloads import show_downloads
from pages.present.questions import show_questions


def show(ready: Ready) -> None:
    """Downloads first, then what can be changed in them."""
    words = ready.words
    show_title("present", words("present.eyebrow"), words("present.title"), words("present.lead"))
    show_downloads(ready)
    show_questions(ready)
    show_intention(ready)


opened = open_ready()
show(opened)
show_onward(opened, "present")
show_foot(opened.words, opened.view)
