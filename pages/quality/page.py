"""Who is missing: participants beside inhabitants, how much each gave, what stayed empty or is alike."""

from __future__ import annotations

from pages.parts.frame import show_foot
from pages.parts.limits import show_limits
from pages.parts.panels import show_panels
from pages.parts.question import show_question
from pages.parts.ready import Ready, open_ready
from pages.parts.style import is_dark
from pages.parts.text import show_title
from pages.quality.campaigns import show_campaigns
from pages.quality.coding import show_coding
from pages.quality.groups import show_groups
from pages.quality.limits import said_limits
from pages.quality.trust import show_trust
from reporting.panels.effort import effort_panel, empties_panel
from reporting.panels.missing import said_modes, title_of_missing
from reporting.panels.questions import question_of_sample


def show(ready: Ready) -> None:
    """Groups, effort, empty answers, campaigns, how steady the themes are; never one number for 'quality'."""
    words, about = ready.words, (ready.study, ready.analysis, ready.words)
    people = words.count(len(ready.study.respondents), "people")
    title = title_of_missing(ready.analysis, words)
    lead = f"{words('quality.lead', people=people)} {said_modes(ready.study, ready.analysis, words)}"
    show_title("quality", words("quality.eyebrow"), title, lead)
    show_groups(ready, title)
    panels = [effort_panel(*about, dark=is_dark()), empties_panel(*about, dark=is_dark())]
    show_panels([panel for panel in panels if panel is not None], words)
    show_campaigns(ready)
    show_trust(ready)
    show_coding(ready)
    show_limits(words, said_limits(ready))
    show_question(ready, "quality", question_of_sample(words))


opened = open_ready()
show(opened)
show_foot(opened.words, opened.view)
