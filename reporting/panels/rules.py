"""What may be said at which number of people, and how it is said: thresholds of the analysis in words.

Below `percentage_minimum` people a share is told as a count, below `group_figure_minimum` nothing is
told about a group at all, and a count below `count_minimum` is only "fewer than".
"""

from __future__ import annotations

from analysis.model import Thresholds
from reporting.words.words import Words


def may_show_share(n_base: int, limits: Thresholds) -> bool:
    """Whether a percentage or an interval over `n_base` people may be shown."""
    return n_base >= limits.percentage_minimum


def may_show_group(n_base: int, limits: Thresholds) -> bool:
    """Whether anything at all may be said about a group or place of `n_base` people."""
    return n_base >= limits.group_figure_minimum


def said_people(n: int, limits: Thresholds, words: Words) -> str:
    """A number of people in words; a small number is "fewer than 5 people", zero is "nobody"."""
    if n == 0:
        return words("panels.rules.nobody")
    if n < limits.count_minimum:
        return words("panels.rules.fewer_people", n=words.number(limits.count_minimum))
    return words.count(n, "people")


def said_part(n: int, n_base: int, limits: Thresholds, words: Words) -> str:
    """Part of a group in words: "30 of the 80 people", or that the group is too small to say."""
    if not may_show_group(n_base, limits):
        return words("panels.rules.too_few", n=words.number(limits.group_figure_minimum))
    if 0 < n < limits.count_minimum:
        small = words.number(limits.count_minimum)
        return words("panels.rules.fewer_of", n=small, base=words.number(n_base))
    return words("panels.rules.of", n=words.number(n), base=words.number(n_base))


def said_share(n: int, n_base: int, low: float, high: float, limits: Thresholds, words: Words) -> str:
    """As `said_part`, with the interval of the share (`low`, `high`: 0..1) when the base is large enough."""
    part = said_part(n, n_base, limits, words)
    if not may_show_share(n_base, limits):
        return part
    return words("panels.rules.part_between", part=part, between=words.between(low, high))


def said_interval(n_base: int, low: float, high: float, limits: Thresholds, words: Words) -> str:
    """The interval of a share alone, or a dash when the base is too small for one."""
    return words.between(low, high) if may_show_share(n_base, limits) else words("panels.rules.none")
