"""What became of the themes of an earlier analysis: kept, merged, gone; and which are new or split off.

A statement in words that were there before stays in its theme, another one joins the theme of the
statements it resembles most (`analysis.ruling`). So a theme keeps its id and its name over a re-run, new
answers and a new round; what fits nowhere forms new themes, which are proposals until a person agrees.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

import pandas as pd

_COLUMNS = ["theme_id", "earlier_id", "label", "way"]
_COUNTS = ["n_respondents", "n_statements", "n_fresh"]


def match_themes(
    earlier: Mapping[str, str],
    now: Mapping[str, str],
    statements: pd.DataFrame,
    went_into: Mapping[str, str],
    made: Collection[str] = (),
) -> pd.DataFrame:
    """Give back THEME_MATCHES: the themes of now in their order, then the earlier ones that are not there.

    `earlier`, `now`: labels by theme_id; `statements`: `theme_id`, `respondent_id`, `is_fresh` (its words
    were not in the earlier analysis); `went_into`: by theme_id what it was merged into; `made`: themes that
    a person split off. No themes on either side: zero rows.
    """
    rows = [
        (theme_id, theme_id if theme_id in earlier else "", label, _name_way(theme_id, earlier, made))
        for theme_id, label in now.items()
    ]
    for theme_id in sorted(set(earlier) - set(now)):
        into = went_into.get(theme_id, "")
        there = into if into in now else ""
        rows.append((there, theme_id, earlier[theme_id], "merged" if there else "gone"))
    table = pd.DataFrame(rows, columns=_COLUMNS).astype("str")
    groups = statements.groupby("theme_id")
    counts = pd.DataFrame(
        {
            "n_respondents": groups["respondent_id"].nunique(),
            "n_statements": groups.size(),
            "n_fresh": groups["is_fresh"].sum(),
        }
    ).reindex(table["theme_id"], fill_value=0)
    return pd.concat([table, counts[_COUNTS].astype("int64").reset_index(drop=True)], axis=1)


def _name_way(theme_id: str, earlier: Mapping[str, str], made: Collection[str]) -> str:
    return "kept" if theme_id in earlier else "split" if theme_id in made else "new"
