"""All interests side by side: four bars each, the most shared on top, and the plane reach by breadth."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.model import Analysis
from data.model import Study
from reporting.figures.interests_overview import draw_interests_overview
from reporting.figures.sharedness_plane import draw_sharedness_plane
from reporting.panels.note import note_of
from reporting.panels.panel import Panel
from reporting.panels.questions import question_of_interests
from reporting.panels.rules import may_show_share, said_interval
from reporting.panels.titles import short_label, title_of_interests
from reporting.rows import rows_of
from reporting.words.words import Words

MOST = 7
"""How many interests one figure holds; the table holds them all (domain.md 1.1, 'complex laten')."""
_ON_PLANE = 20


def interests_panels(study: Study, analysis: Analysis, words: Words, *, dark: bool = False) -> list[Panel]:
    """Two panels: the four bars (key "interests") and the plane (key "interests-plane")."""
    return [
        interests_panel(study, analysis, words, dark=dark),
        plane_panel(study, analysis, words, dark=dark),
    ]


def top_interests(analysis: Analysis, most: int = MOST) -> pd.DataFrame:
    """At most `most` rows of THEMES, by shared score; a minority voice, if there is one, keeps a place.

    The most widely heard minority voice takes the last place when none came in by score.
    """
    ordered = analysis.themes.sort_values(["shared_score", "theme_id"], ascending=[False, True])
    top = ordered.head(most)
    minority = ordered[ordered["kind"] == "minority"]
    if most > 1 and len(ordered) > most and not minority.empty and not top["kind"].eq("minority").any():
        heard = minority.sort_values(["n_respondents", "theme_id"], ascending=[False, True]).head(1)
        top = pd.concat([top.head(most - 1), heard])
    return top.reset_index(drop=True)


def interests_panel(
    study: Study, analysis: Analysis, words: Words, *, most: int = MOST, dark: bool = False
) -> Panel:
    """Reach, groups, places and unity of the most shared interests; the table holds all of them."""
    top, shares = top_interests(analysis, most), _shares(study, analysis)
    rows = measure_rows(study, analysis, words, top)
    shown = shares and not rows.empty
    ordered = analysis.themes.sort_values(["shared_score", "theme_id"], ascending=[False, True])
    return Panel(
        key="interests",
        title=title_of_interests(analysis, words),
        lead=words("panels.interests.lead"),
        table=interests_table(study, analysis, words, ordered),
        figure=draw_interests_overview(rows, words, dark=dark) if shown else None,
        alt=words("panels.interests.alt", interests=" ".join(rows["said"])) if shown else "",
        note=note_of(study, analysis, words),
        question="" if rows.empty else question_of_interests(words),
    )


def plane_panel(study: Study, analysis: Analysis, words: Words, *, dark: bool = False) -> Panel:
    """Often said against broadly shared: each interest of which the breadth is known is a mark."""
    limits = analysis.settings.thresholds
    rows = measure_rows(study, analysis, words, top_interests(analysis, _ON_PLANE))
    rows = rows.assign(breadth=rows[["groups", "places"]].min(axis=1)).dropna(subset="breadth")
    shown = _shares(study, analysis) and not rows.empty
    reach, breadth = limits.shared_reach_low, min(limits.shared_breadth_groups, limits.shared_breadth_places)
    return Panel(
        key="interests-plane",
        title=words("panels.plane.title" if shown else "panels.plane.title_none"),
        lead=words("panels.plane.lead"),
        table=interests_table(
            study, analysis, words, analysis.themes[analysis.themes["theme_id"].isin(rows["theme_id"])]
        ),
        figure=draw_sharedness_plane(rows, words, reach_line=reach, breadth_line=breadth, dark=dark)
        if shown
        else None,
        alt=words("panels.plane.alt", interests=" ".join(rows["said"])) if shown else "",
        note=note_of(study, analysis, words),
    )


def measure_rows(study: Study, analysis: Analysis, words: Words, themes: pd.DataFrame) -> pd.DataFrame:
    """The four measures of `themes` (rows of THEMES) as shares 0..1, ready to draw.

    Columns theme_id, label, kind, n_respondents, reach, reach_low, reach_high, groups, places, united
    (missing = unknown), said (one sentence with all of them).
    """
    rows = pd.DataFrame(
        {
            "theme_id": themes["theme_id"],
            "label": [short_label(label) for label in themes["label"]],
            "kind": themes["kind"],
            "n_respondents": themes["n_respondents"],
            "reach": themes["reach"],
            "reach_low": themes["reach_low"],
            "reach_high": themes["reach_high"],
            "groups": themes["breadth_groups"],
            "places": themes["breadth_places"],
            "united": 1.0 - themes["dividedness"],
        }
    ).reset_index(drop=True)
    rows["said"] = [_said(study, analysis, words, row) for row in rows_of(rows)]
    return rows


def interests_table(study: Study, analysis: Analysis, words: Words, themes: pd.DataFrame) -> pd.DataFrame:
    """`themes` (rows of THEMES) as a readable table; shares only when enough people took part."""
    limits, n, shares = analysis.settings.thresholds, len(study.respondents), _shares(study, analysis)
    columns: dict[str, list[str]] = {
        words("panels.interests.column_label"): [str(label) for label in themes["label"]],
        words("panels.interests.column_people"): [words.number(value) for value in themes["n_respondents"]],
    }
    if shares:
        columns[words("panels.interests.column_reach")] = [
            said_interval(n, low, high, limits, words)
            for low, high in zip(themes["reach_low"], themes["reach_high"], strict=True)
        ]
        columns[words("panels.interests.column_groups")] = [
            words.share(value) for value in themes["breadth_groups"]
        ]
        columns[words("panels.interests.column_places")] = [
            words.share(value) for value in themes["breadth_places"]
        ]
        columns[words("panels.interests.column_united")] = [
            said_united(words, value) for value in themes["dividedness"]
        ]
        columns[words("panels.interests.column_score")] = [
            words.number(value) for value in themes["shared_score"]
        ]
    columns[words("panels.interests.column_kind")] = [words.kind(str(kind)) for kind in themes["kind"]]
    return pd.DataFrame(columns, dtype="str")


def said_united(words: Words, dividedness: float) -> str:
    """Unity in words; a theme without a known opposite says so (domain.md 2.5)."""
    return words("panels.interests.no_pole") if dividedness != dividedness else words.share(1.0 - dividedness)


def _said(study: Study, analysis: Analysis, words: Words, row: Any) -> str:
    people = words.count(int(row.n_respondents), "people")
    if not _shares(study, analysis):
        return words(
            "panels.interests.said_few", label=row.label, people=people, kind=words.kind(str(row.kind))
        )
    return words(
        "panels.interests.said",
        label=row.label,
        people=people,
        between=words.between(row.reach_low, row.reach_high),
        groups=words.share(row.groups),
        places=words.share(row.places),
        united=said_united(words, 1.0 - row.united),
    )


def _shares(study: Study, analysis: Analysis) -> bool:
    return may_show_share(len(study.respondents), analysis.settings.thresholds)
