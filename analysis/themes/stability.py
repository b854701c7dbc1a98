"""How steady a theme is: is it found again when other people had answered?

People are drawn with replacement, never statements; their statements are grouped anew in the same way;
per theme the new group that looks most like it is sought (Hennig 2007, 'Cluster-wise assessment of
cluster stability'). A theme that hangs on a few answers falls apart as soon as some of them are missing.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
import scipy.sparse as sparse
from numpy.typing import NDArray

from analysis.themes.assignment import Numbers, Whole
from analysis.themes.grouping import Ground, group_wordings, lay_ground

N_ROUNDS = 10
GREEN, AMBER = 0.75, 0.60
_ORDERS = 3
_MOST_STATEMENTS = 6_000


def measure_stability(
    statements: pd.DataFrame,
    vectors: NDArray[np.floating],
    theme_index: Whole,
    theme_ids: tuple[str, ...],
    *,
    resolution: float = 1.0,
    seed: int = 20260,
    n_rounds: int = N_ROUNDS,
) -> pd.DataFrame:
    """Give back THEME_STABILITY: per theme `stability` (0..1), `n_rounds` and `colour`.

    `statements`, `vectors`: as handed to `find_themes`; `theme_index`: the theme of each statement, -1 for
    none. The mean over the rounds of the best Jaccard resemblance with a new group, on the statements that
    are in both; rounds that drew nobody of the theme do not count. Of a study with more than some 6,000
    statements that many are drawn. Three orders vote in a round where ten do in the real grouping: the
    figure is rather too low than too high. No rounds that count: missing, and "unknown".
    """
    ground = lay_ground(statements, vectors, seed=seed) if len(theme_ids) else None
    scores = np.full((n_rounds, len(theme_ids)), np.nan)
    rng = np.random.default_rng(seed)
    for number in range(n_rounds if ground is not None else 0):
        part, kept = draw_people(ground, rng)  # type: ignore[arg-type]
        found = group_wordings(part, resolution=resolution, seed=seed + number, runs=_ORDERS)[part.wording]
        scores[number] = match_best(theme_index[kept], found, len(theme_ids))
    counted = (~np.isnan(scores)).sum(axis=0)
    total = np.nansum(scores, axis=0)
    stability = np.divide(total, counted, out=np.full(len(theme_ids), np.nan), where=counted > 0)
    return pd.DataFrame(
        {
            "theme_id": pd.Series(theme_ids, dtype="str"),
            "stability": stability,
            "n_rounds": counted.astype(np.int64),
            "colour": pd.Series([name_colour(value) for value in stability], dtype="str"),
        }
    )


def name_colour(stability: float) -> str:
    """Give back "green" from .75, "amber" from .60, "red" below, "unknown" when missing."""
    if stability != stability:
        return "unknown"
    return "green" if stability >= GREEN else "amber" if stability >= AMBER else "red"


def match_best(own: Whole, found: Whole, n_themes: int) -> Numbers:
    """Give back, per theme 0..`n_themes`-1, its best Jaccard resemblance (0..1) with a group of `found`.

    `own`, `found`: number of the theme and of the new group per statement, -1 = none. Jaccard: statements in
    both / statements in one of the two. A theme without statements here: missing.
    """
    n_own = np.bincount(own[own >= 0], minlength=n_themes)
    best = np.where(n_own > 0, 0.0, np.nan)
    n_found = np.bincount(found[found >= 0])
    both = (own >= 0) & (found >= 0)
    if not both.any():
        return best
    shape = (n_themes, len(n_found))
    shared = (
        sparse.coo_array((np.ones(int(both.sum())), (own[both], found[both])), shape=shape).tocsr().tocoo()
    )
    jaccard = shared.data / (n_own[shared.row] + n_found[shared.col] - shared.data)
    np.fmax.at(best, shared.row, jaccard)
    return best


def draw_people(ground: Ground, rng: np.random.Generator) -> tuple[Ground, Whole]:
    """Give back what as many people as there are, drawn with replacement, said; and its rows of statements.

    Who was drawn twice counts as two people who say the same.
    """
    names = np.unique(ground.people)
    share = min(1.0, _MOST_STATEMENTS / len(ground.rows))
    drawn = np.sort(rng.choice(names, max(1, round(share * len(names)))))
    times = np.bincount(drawn, minlength=int(names[-1]) + 1)[ground.people]
    chosen = np.repeat(np.arange(len(ground.rows)), times)
    copy = np.arange(len(chosen)) - np.repeat(np.cumsum(times) - times, times)
    wordings, wording = np.unique(ground.wording[chosen], return_inverse=True)
    n_most = int(times.max(initial=1))
    people = ground.people[chosen] * n_most + copy
    part = Ground(ground.rows[chosen], wording, people, ground.unit[wordings], ground.features[wordings])
    return part, ground.rows[chosen]
