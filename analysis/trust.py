"""How far the themes of a study can be trusted: found again, still growing, hiding smaller ones?"""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.counted import Counted
from analysis.model import Settings
from analysis.proposals import propose_groups
from analysis.themes.accumulation import accumulate_themes
from analysis.themes.stability import measure_stability


def measure_trust(
    counted: Counted,
    content: pd.DataFrame,
    vectors: NDArray[np.float32],
    settings: Settings,
    origins: pd.DataFrame | None = None,
) -> dict[str, pd.DataFrame]:
    """Give back the tables of `data.trust_schemas` by name.

    `content`: STATEMENTS with content, in the row order of `vectors` (unit rows); `origins`: THEME_ORIGINS,
    None when themes were found freely. No themes: tables without rows.
    """
    functions = counted.study.questions.set_index("question_id")["function"]
    said = content.assign(function=content["question_id"].map(functions).fillna("").astype("str"))
    return {
        "theme_stability": _stability(said, vectors, counted.theme_ids, settings, _fixed(origins)),
        **propose_groups(counted, content, vectors, settings),
        "theme_accumulation": accumulate_themes(counted.mentions.n_by_theme, counted.mentions.n_people),
    }


def _fixed(origins: pd.DataFrame | None) -> set[str]:
    """Give back the themes that a codebook gave: the same whoever answers."""
    if origins is None or origins.empty:
        return set()
    return set(origins.loc[~origins["is_new"].astype(bool), "theme_id"])


def _stability(
    said: pd.DataFrame,
    vectors: NDArray[np.float32],
    theme_ids: tuple[str, ...],
    settings: Settings,
    fixed: set[str],
) -> pd.DataFrame:
    """Give back THEME_STABILITY; themes of a codebook are fixed, and what is in them is left out."""
    free = ~said["theme_id"].isin(fixed).to_numpy()
    found = tuple(theme for theme in theme_ids if theme not in fixed)
    place = {theme: number for number, theme in enumerate(found)}
    index = np.asarray(said["theme_id"][free].map(place).fillna(-1), dtype=np.int64)
    table = measure_stability(
        said[free].reset_index(drop=True),
        vectors[free],
        index,
        found,
        resolution=settings.resolution,
        seed=settings.seed,
    )
    whole = table.set_index("theme_id").reindex(list(theme_ids)).rename_axis("theme_id").reset_index()
    return whole.fillna({"n_rounds": 0, "colour": "unknown"}).astype({"n_rounds": "int64", "colour": "str"})
