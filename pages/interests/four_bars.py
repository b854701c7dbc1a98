"""The four bars of one interest: how many, over which groups, over which places, how united."""

from __future__ import annotations

from typing import Any

from pages.parts.bars import Bar
from pages.parts.ready import Ready
from reporting.panels.rules import may_show_share


def four_bars(ready: Ready, theme: Any) -> list[Bar]:
    """The bars of one row of THEMES, each 0..1; what cannot be said is an empty bar that says so."""
    words = ready.words
    reach = Bar(words("interests.bar_reach"), words("interests.few"), float("nan"))
    if may_show_share(len(ready.study.respondents), ready.analysis.settings.thresholds):
        between = words.between(theme.reach_low, theme.reach_high)
        reach = Bar(words("interests.bar_reach"), between, theme.reach, theme.reach_low, theme.reach_high)
    united = 1.0 - float(theme.dividedness)
    return [
        reach,
        _breadth(ready, "groups", float(theme.breadth_groups)),
        _breadth(ready, "places", float(theme.breadth_places)),
        Bar(words("interests.bar_united"), _said(ready, united, "united_unknown"), united),
    ]


def _breadth(ready: Ready, name: str, value: float) -> Bar:
    return Bar(ready.words(f"interests.bar_{name}"), _said(ready, value, "not_known"), value)


def _said(ready: Ready, value: float, unknown: str) -> str:
    return ready.words.share(value) if value == value else ready.words(f"interests.{unknown}")
