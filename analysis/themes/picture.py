"""A flat picture of statements, to find one's way in: what lies together there is often alike, not always.

The two directions in which the themes lie farthest apart (principal components of their middles; Hotelling
1933), or the statements themselves when there are too few themes. Most of what makes statements different is
lost in two directions; how much is kept is told with it.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.themes.assignment import Numbers, Vectors, Whole
from analysis.themes.communities import find_centroids

MOST_SHOWN = 4_000
_FEWEST_THEMES = 4


def lay_out_statements(
    statements: pd.DataFrame, vectors: Vectors, theme_index: Whole
) -> dict[str, pd.DataFrame]:
    """Give back STATEMENT_PICTURE (`statement_id`, `x`, `y`) and PICTURE_AXES (`axis`, `kept_share`) by name.

    `statements`: `statement_id`, in a fixed order; `vectors`: one unit row each; `theme_index`: -1 none. Of
    more than 4,000 statements an even selection is shown. Fewer than three statements: no rows.
    """
    step = -(-len(statements) // MOST_SHOWN) or 1
    shown = np.arange(0, len(statements), step)
    if len(shown) < 3:
        return _tables(statements["statement_id"].iloc[:0], np.zeros((0, 2)), np.zeros(0))
    rows = vectors[shown].astype(np.float64)
    rows -= rows.mean(axis=0)
    count = int(theme_index.max(initial=-1)) + 1
    middles = rows
    if count >= _FEWEST_THEMES:
        ones = np.ones(len(vectors))
        middles = find_centroids(vectors, ones, theme_index, count).astype(np.float64)
    axes = _find_axes(middles)
    places = rows @ axes
    total = float((rows**2).sum())
    kept = (places**2).sum(axis=0) / total if total > 0 else np.zeros(2)
    return _tables(statements["statement_id"].iloc[shown], places, kept)


def _find_axes(rows: Numbers) -> Numbers:
    """Give back the first two principal directions as columns, each with its largest part positive."""
    centred = rows - rows.mean(axis=0)
    _, vectors = np.linalg.eigh(centred.T @ centred)
    axes = vectors[:, [-1, -2]]
    largest = np.abs(axes).argmax(axis=0)
    return np.asarray(axes * np.where(axes[largest, [0, 1]] < 0, -1.0, 1.0))


def _tables(ids: pd.Series, places: Numbers, kept: Numbers) -> dict[str, pd.DataFrame]:
    picture = pd.DataFrame(
        {
            "statement_id": ids.to_numpy(dtype=object),
            "x": np.round(places[:, 0], 4),
            "y": np.round(places[:, 1], 4),
        }
    ).astype({"statement_id": "str"})
    axes = pd.DataFrame({"axis": np.arange(1, len(kept) + 1), "kept_share": np.round(kept, 4)})
    return {"statement_picture": picture, "picture_axes": axes.astype({"axis": "int64"})}
