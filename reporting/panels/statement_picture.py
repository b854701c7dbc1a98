"""The flat picture of statements, for orientation: what it shows and how little of it is kept."""

from __future__ import annotations

import pandas as pd

from analysis.model import Analysis
from data.model import Study
from reporting.figures.statement_picture import draw_statement_picture
from reporting.panels.note import note_of
from reporting.panels.panel import Panel
from reporting.panels.titles import short_label
from reporting.words.words import Words

_MOST_NAMES = 8
_WIDE, _HIGH = 0.3, 0.09


def picture_panel(
    study: Study,
    analysis: Analysis,
    words: Words,
    statements: pd.DataFrame,
    labels: dict[str, str],
    *,
    chosen: str = "",
    dark: bool = False,
) -> Panel | None:
    """All statements in two directions, one theme picked out; None when no picture was made.

    `statements`: STATEMENTS with the themes of now; `labels`: name by theme_id; `chosen`: theme_id.
    """
    places, axes = analysis.further.get("statement_picture"), analysis.further.get("picture_axes")
    if places is None or axes is None or places.empty:
        return None
    table = places.merge(statements[["statement_id", "theme_id", "text", "respondent_id"]], on="statement_id")
    themed = table[table["theme_id"].isin(labels)]
    middles = themed.groupby("theme_id")[["x", "y"]].median()
    middles["n"] = themed.groupby("theme_id")["respondent_id"].nunique()
    middles = middles.reset_index().sort_values(["n", "theme_id"], ascending=[False, True])
    middles["label"] = [short_label(labels[theme]) for theme in middles["theme_id"]]
    named = _choose_names(middles, chosen)
    share = words.share(float(axes["kept_share"].sum()))
    chosen_label = labels.get(chosen, "")
    return Panel(
        key="statement_picture",
        title=words("panels.statement_picture.title"),
        lead=words("panels.statement_picture.lead", share=share),
        table=_table(middles, words),
        figure=draw_statement_picture(table, named, words, chosen=chosen, dark=dark),
        alt=words(
            "panels.statement_picture.alt",
            n=words.number(len(table)),
            theme=chosen_label or words("panels.statement_picture.none"),
            themes=words.listing(named["label"].tolist()),
        ),
        note=note_of(study, analysis, words),
    )


def _choose_names(middles: pd.DataFrame, chosen: str) -> pd.DataFrame:
    """The themes whose name finds room: the chosen one, then those with most people, not over each other."""
    order = middles.assign(is_chosen=middles["theme_id"].eq(chosen)).sort_values(
        ["is_chosen", "n"], ascending=False, kind="stable"
    )
    spread = (middles[["x", "y"]].max() - middles[["x", "y"]].min()).replace(0.0, 1.0)
    kept: list[int] = []
    for row in order.index:
        apart = (order.loc[kept, ["x", "y"]] - order.loc[row, ["x", "y"]]).abs() / spread
        if len(kept) < _MOST_NAMES and not (apart["x"].lt(_WIDE) & apart["y"].lt(_HIGH)).any():
            kept.append(row)
    return order.loc[kept]


def _table(middles: pd.DataFrame, words: Words) -> pd.DataFrame:
    return pd.DataFrame(
        {
            words("panels.statement_picture.column_theme"): middles["label"].tolist(),
            words("panels.statement_picture.column_people"): middles["n"].tolist(),
            words("panels.statement_picture.column_x"): [words.number(x, 2) for x in middles["x"]],
            words("panels.statement_picture.column_y"): [words.number(y, 2) for y in middles["y"]],
        }
    )
