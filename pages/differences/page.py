"""Differences: who mentions what more or less often for certain, and where people want other things."""

from __future__ import annotations

from pages.differences.grouping import choose_grouping, chosen_grouping
from pages.differences.sides import show_sides
from pages.differences.tensions import show_tensions
from pages.differences.votes import show_votes
from pages.parts.frame import show_foot
from pages.parts.limits import show_limits
from pages.parts.panels import show_panel
from pages.parts.question import show_question
from pages.parts.ready import Ready, open_ready
from pages.parts.style import is_dark
from pages.parts.text import show_title
from reporting.panels.differences import differences_panel, has_comparisons, small_differences_panel
from reporting.panels.votes import votes_panel


def show(ready: Ready) -> None:
    """The certain differences, voices of both sides, tensions, the limits and the question."""
    words, about = ready.words, (ready.study, ready.analysis, ready.words)
    grouping = chosen_grouping(ready)
    panel = differences_panel(*about, grouping=grouping, dark=is_dark())
    votes = None if has_comparisons(ready.analysis) else votes_panel(*about)
    head = votes or panel
    show_title("differences", words("differences.eyebrow"), head.title, head.lead)
    if votes is not None:
        show_votes(ready, with_heading=False)
    else:
        choose_grouping(ready)
        show_panel(panel, words, with_heading=False, with_lead=False)
    small = small_differences_panel(*about, grouping=grouping)
    if small is not None:
        show_panel(small, words, with_note=False)
    show_sides(ready, grouping)
    show_tensions(ready)
    if votes is None:
        show_votes(ready)
    show_limits(words, words("differences.cannot"))
    show_question(ready, "differences", head.question)


opened = open_ready()
show(opened)
show_foot(opened.words, opened.view)
