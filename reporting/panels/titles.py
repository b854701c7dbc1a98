"""Titles that say the finding instead of the subject."""

from __future__ import annotations

from typing import Any

from analysis.model import Analysis
from data.model import Study
from reporting.panels.rules import may_show_group, may_show_share
from reporting.panels.units import n_answered_places, unit_name
from reporting.words.words import Words

NAMED = 2
"""How many interests a title names."""
_LONGEST = 60


def short_label(label: str) -> str:
    """A theme's label, cut at 60 characters, so that a title stays a title.

    A label that is a quote loses its marks: sentences set their own around it.
    """
    clean = " ".join(label.split())
    if clean.startswith("‘") and clean.endswith("’"):
        clean = clean[1:-1].strip()
    return clean if len(clean) <= _LONGEST else clean[: _LONGEST - 1].rstrip() + "…"


def title_of_study(study: Study, analysis: Analysis, words: Words) -> str:
    """The finding of a whole study in one sentence; for a study without answers it says so."""
    n = len(study.respondents)
    if n == 0:
        return words("panels.titles.nobody")
    people = words.count(n, "people")
    labels = _shared_labels(analysis)
    if labels:
        return words("panels.titles.shared", people=people, themes=_quoted(labels[:NAMED], words))
    places = n_answered_places(study)
    if places:
        return words("panels.titles.places", people=people, places=words.count(places, "places"))
    return words("panels.titles.answers", people=people, answers=words.count(len(study.answers), "answers"))


def title_of_interests(analysis: Analysis, words: Words) -> str:
    """How many interests are broadly shared, and the first of them by name."""
    labels = _shared_labels(analysis)
    if analysis.themes.empty:
        return words("panels.titles.no_themes")
    if not labels:
        return words("panels.titles.none_shared")
    return words.choose("panels.titles.n_shared", len(labels), themes=_quoted(labels[:NAMED], words))


def title_of_interest(study: Study, words: Words, theme: Any) -> str:
    """What kind of interest a theme is, in a sentence; `theme`: a row of THEMES as namedtuple or Series."""
    unit = unit_name(study, str(theme.kind_unit_id))
    kind = f"{theme.kind}_unknown" if theme.kind == "place_bound" and not unit else str(theme.kind)
    return words(f"panels.titles.kind.{kind}", theme=short_label(str(theme.label)), unit=unit)


def lead_of_interest(study: Study, analysis: Analysis, words: Words, theme: Any) -> str:
    """How many people mention it, and which group does most or least, as far as that may be said."""
    limits, n = analysis.settings.thresholds, int(theme.n_respondents)
    people = words.count(n, "people")
    if may_show_share(len(study.respondents), limits):
        between = words.between(float(theme.reach_low), float(theme.reach_high))
        sentences = [words("panels.leads.reach", people=people, between=between)]
    else:
        sentences = [words("panels.leads.reach_few", people=people)]
    sentences += [*_own_group(analysis, words, theme), *_weakest_group(analysis, words, theme)]
    return " ".join(sentences)


def _own_group(analysis: Analysis, words: Words, theme: Any) -> list[str]:
    """For a voice of one group: "but 7 of the 17 people in that group", when the group may be named."""
    if theme.kind not in ("minority", "group_interest"):
        return []
    limits, groups = analysis.settings.thresholds, analysis.theme_groups
    own = groups[
        (groups["theme_id"] == theme.theme_id)
        & (groups["q_value"] < limits.difference_q)
        & (groups["difference"] >= limits.difference_points)
        & (groups["n_base"] >= limits.group_figure_minimum)
        & (groups["n_respondents"] >= limits.minimum_respondents)
    ].sort_values(["share", "grouping", "group"], ascending=[False, True, True])
    if own.empty:
        return []
    row = own.iloc[0]
    n, base = words.number(row["n_respondents"]), words.number(row["n_base"])
    grouping = words.grouping(str(row["grouping"]))
    return [words("panels.leads.own_group", n=n, base=base, group=row["group"], grouping=grouping)]


def _weakest_group(analysis: Analysis, words: Words, theme: Any) -> list[str]:
    groups = analysis.theme_groups
    own = groups[
        (groups["theme_id"] == theme.theme_id)
        & (groups["grouping"] == theme.limiting_grouping)
        & (groups["group"] == theme.weakest_group)
    ]
    if own.empty or not may_show_group(int(own["n_base"].iloc[0]), analysis.settings.thresholds):
        return []
    grouping = words.grouping(str(theme.limiting_grouping))
    return [words("panels.leads.weakest", group=theme.weakest_group, grouping=grouping)]


def _shared_labels(analysis: Analysis) -> list[str]:
    shared = analysis.themes[analysis.themes["kind"] == "shared"]
    return [
        short_label(str(label))
        for label in shared.sort_values("shared_score", ascending=False, kind="stable")["label"]
    ]


def _quoted(labels: list[str], words: Words) -> str:
    return words.listing([words("panels.titles.quoted", text=label) for label in labels])
