"""Release: the tables that staff and council may see, made from the full ones. There is no other door."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.certainty import Whole
from analysis.disclosure.suppression import SHOWN, hide_more, hide_small
from analysis.disclosure.views import View, round_counts
from data.measure_schemas import RELEASED_CELLS
from data.schemas import check_table


@dataclass(frozen=True)
class Release:
    """What one view may see; hidden numbers are missing. `units`, `groups`: RELEASED_CELLS."""

    view: View
    themes: pd.DataFrame
    units: pd.DataFrame
    groups: pd.DataFrame
    appreciations: pd.DataFrame


def release_tables(
    view: View,
    themes: pd.DataFrame,
    theme_units: pd.DataFrame,
    theme_groups: pd.DataFrame,
    appreciations: pd.DataFrame,
    places: pd.DataFrame,
) -> Release:
    """Give back the released tables. Arguments: THEMES, THEME_UNITS, THEME_GROUPS, APPRECIATIONS, PLACES.

    A theme that too few people mention keeps its name and words but no numbers: a minority voice survives as
    text. Same input, same release, whatever the order of rows. Domain: §2.14; reliability §4.1.
    """
    units = theme_units.sort_values(["theme_id", "level", "unit_id"], ignore_index=True)
    groups = theme_groups.sort_values(["theme_id", "grouping", "group"], ignore_index=True)
    return Release(
        view,
        _release_themes(themes, view),
        _release_cells(units.assign(grouping="", group=""), _sums_of_units(units, places), view),
        _release_cells(groups.assign(unit_id=""), _sums_of_groups(groups), view),
        _release_appreciations(appreciations, view),
    )


def _release_themes(themes: pd.DataFrame, view: View) -> pd.DataFrame:
    """Give back the themes; below the threshold all that is computed from people is missing."""
    is_hidden = themes["n_respondents"].lt(view.least_count) & (view.least_count > 1)
    numbers = [name for name in themes.columns if themes[name].dtype.kind in "fi"]
    released = themes.astype(dict.fromkeys(numbers, "float64"))
    released["n_respondents"] = round_counts(themes["n_respondents"], view)
    if view.is_rounded:
        released["reach"] = themes["reach"].round(2)
    released.loc[is_hidden, numbers] = np.nan
    released.loc[is_hidden, ["limiting_grouping", "weakest_group"]] = ""
    return released


def _release_cells(cells: pd.DataFrame, sums: Iterator[Whole], view: View) -> pd.DataFrame:
    """Give back RELEASED_CELLS: what may be shown, with the reason for what may not."""
    count, base = cells["n_respondents"].to_numpy(), cells["n_base"].to_numpy()
    reason = hide_more(count, hide_small(count, base, view), sums, view)
    is_shown = reason == SHOWN
    shown_base = np.where(base >= view.least_count, round_counts(base, view), np.nan)
    shown_count = np.where(is_shown, round_counts(count, view), np.nan)
    has_base = is_shown & (base >= view.least_base)
    share = np.divide(
        shown_count, shown_base, out=np.full(len(cells), np.nan), where=has_base & (shown_base > 0)
    )
    released = cells[["theme_id", "unit_id", "grouping", "group"]].assign(
        shown_count=shown_count,
        shown_base=shown_base,
        shown_share=np.clip(np.round(share, 2), 0.0, 1.0),
        reason=np.where(is_shown & ~has_base, "base", reason),
    )
    return check_table(released, RELEASED_CELLS)


def _sums_of_units(units: pd.DataFrame, places: pd.DataFrame) -> Iterator[Whole]:
    """Give back the rows that add up, per theme: every unit with the units directly below it.

    People who speak about several places make the parts more than the whole; taking the sums as exact
    hides rather too much than too little.
    """
    parent = units["unit_id"].map(places.set_index("place_id")["parent_id"]).fillna("")
    larger = units["theme_id"] + "\n" + parent
    own = units.groupby(units["theme_id"] + "\n" + units["unit_id"]).indices
    for key, rows in units[parent.ne("")].groupby(larger[parent.ne("")]).groups.items():
        yield np.concatenate([rows.to_numpy(), own.get(key, np.zeros(0, dtype=np.int64))]).astype(np.int64)


def _sums_of_groups(groups: pd.DataFrame) -> Iterator[Whole]:
    """Give back the rows that add up to everybody of whom the grouping is known, per theme."""
    for rows in groups.groupby(["theme_id", "grouping"]).indices.values():
        yield np.asarray(rows, dtype=np.int64)


def _release_appreciations(appreciations: pd.DataFrame, view: View) -> pd.DataFrame:
    """Give back the appreciations; without enough raters only the name of the unit is left."""
    counts = ["n_respondents", "n_ratings"]
    figures = ["mean", "shrunken", "low", "high", "polarisation", "high_share"]
    released = appreciations.astype(dict.fromkeys(counts, "float64"))
    for name in counts:
        few = appreciations[name].lt(view.least_count) & (view.least_count > 1)
        released[name] = np.where(few, np.nan, round_counts(appreciations[name], view))
    released.loc[appreciations["n_ratings"].lt(view.least_count), figures] = np.nan
    released.loc[appreciations["n_ratings"].lt(view.least_base), ["high_share", "polarisation"]] = np.nan
    return released.assign(is_certain=appreciations["is_certain"] & released["shrunken"].notna())
