"""On which scale a theme lives: how its concentration divides over villages, quarters, streets and places."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.model import Analysis
from data.model import Level, Study
from reporting.figures.scale_profile import draw_scale_profile
from reporting.panels.note import note_of
from reporting.panels.panel import Panel
from reporting.panels.rules import may_show_share
from reporting.rows import rows_of
from reporting.words.words import Words

_MOSTLY = 0.6
"""Share of the concentration from which a theme is 'of a village' or 'of a place' (domain.md 2.4)."""
_EVERYWHERE = 0.8
"""Breadth over places from which a theme lives in the whole municipality (domain.md 2.4: .98 and more when
there is no concentration at all)."""
_LEAST = 0.005
"""A part smaller than this is no part of the bar."""
_LEVELS = (Level.VILLAGE, Level.QUARTER, Level.STREET, Level.PLACE)


def scale_panel(study: Study, analysis: Analysis, words: Words, theme: Any, dark: bool) -> Panel | None:
    """The scale profile of one theme (a row of THEMES); None when it is not known or too few took part."""
    between, breadth = float(theme.between_villages), float(theme.breadth_places)
    if not may_show_share(len(study.respondents), analysis.settings.thresholds) or breadth != breadth:
        return None
    rows = _parts(analysis, words, theme)
    rows["said"] = [
        words("panels.scale.said", name=row.name, share=words.share(row.share)) for row in rows_of(rows)
    ]
    table = {
        words("panels.scale.column_part"): rows["name"],
        words("panels.scale.column_share"): [words.share(share) for share in rows["share"]],
    }
    return Panel(
        key=f"interest-scale-{theme.theme_id}",
        title=words(f"panels.scale.title_{_scale_kind(between, breadth)}"),
        lead=words("panels.scale.lead", breadth=words.share(breadth)),
        table=pd.DataFrame(table, dtype="str"),
        figure=draw_scale_profile(rows, words, dark=dark) if len(rows) else None,
        alt=words("panels.scale.alt", parts=" ".join(rows["said"])) if len(rows) else "",
        note=note_of(study, analysis, words),
    )


def _parts(analysis: Analysis, words: Words, theme: Any) -> pd.DataFrame:
    """Columns name, share (0..1, together 1), from large to small; zero rows without concentration."""
    table = analysis.further.get("theme_scales")
    if table is None:
        between = float(theme.between_villages)
        shares = {"between": between, "within": 1.0 - between}
    else:
        own = table[table["theme_id"] == theme.theme_id].set_index("level")["part"]
        found = {level.value: float(own.get(level.value, 0.0)) for level in _LEVELS}
        whole = sum(part for part in found.values() if part == part)
        shares = {level: part / whole if whole else float("nan") for level, part in found.items()}
    rows = pd.DataFrame(
        {"name": [words(f"panels.scale.{part}") for part in shares], "share": list(shares.values())}
    )
    return rows[rows["share"] >= _LEAST].reset_index(drop=True)


def _scale_kind(between: float, breadth: float) -> str:
    """Which scale a theme is of: the whole municipality, villages, places, or both (domain.md 2.4)."""
    if breadth >= _EVERYWHERE or between != between:
        return "everywhere"
    if between > _MOSTLY:
        return "village"
    return "place" if 1.0 - between > _MOSTLY else "both"
