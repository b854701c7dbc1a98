"""Coherence: do statements belong together more than a random handful from the same questions would?"""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse

from analysis.certainty import Numbers, Whole

N_SETS = 199
MOST_STATEMENTS = 30
_LONG_WORDS = 6


def measure_coherence(
    statements: pd.DataFrame, vectors: NDArray[np.float32], theme_ids: list[str], *, seed: int
) -> pd.DataFrame:
    """Give back per theme: `theme_id`, `coherence`, `coherence_limit`, `n_voices`, `is_coherent`.

    `coherence`: mean cosine between statements of different people, one per person, at most 30 of them;
    `coherence_limit`: 95th percentile of the same for 199 random sets of that size with the same questions;
    `n_voices`: people who do not repeat a long text of somebody else word for word. Fewer than two people:
    missing. `statements`: `statement_id`, `respondent_id`, `question_id`, `text`, `theme_id`, in the row
    order of `vectors` (unit rows). Domain: §2.8, 2.
    """
    order = np.argsort(statements["statement_id"].to_numpy(dtype=object), kind="stable")
    rows = statements.iloc[order].reset_index(drop=True)
    pools = {question: order[found] for question, found in rows.groupby("question_id").indices.items()}
    people = rows[rows["theme_id"].isin(theme_ids)].drop_duplicates(["theme_id", "respondent_id"])
    by_theme = people.groupby("theme_id").groups
    found = []
    for number, theme_id in enumerate(theme_ids):
        members = by_theme.get(theme_id, people.index[:0]).to_numpy()
        rng = np.random.default_rng([seed, number])
        chosen = members[rng.permutation(len(members))[:MOST_STATEMENTS]]
        drawn = _draw([pools[question] for question in rows["question_id"].to_numpy()[chosen]], rng)
        limit = float(np.quantile(mean_cosine(vectors, drawn), 0.95)) if len(chosen) > 1 else np.nan
        own = mean_cosine(vectors, order[chosen][None, :])[0]
        found.append((own, limit, count_voices(rows["text"].iloc[members])))
    table = pd.DataFrame(found, columns=["coherence", "coherence_limit", "n_voices"])
    table.insert(0, "theme_id", pd.Series(theme_ids, dtype="str"))
    return table.assign(is_coherent=table["coherence"] > table["coherence_limit"])


def mean_cosine(vectors: NDArray[np.float32], sets: Whole) -> Numbers:
    """Give back the mean cosine between different rows of each set: (|Σv|² − Σ|v|²)/(m(m − 1)).

    `sets`: sets × m row numbers of `vectors`, unit rows (or rows of zeros). Missing for m < 2.
    """
    n_sets, size = sets.shape
    if size < 2:
        return np.full(n_sets, np.nan)
    rows, place = np.unique(sets, return_inverse=True)
    used = vectors[rows].astype(np.float64)
    pick = sparse.csr_array(
        (np.ones(sets.size), (np.repeat(np.arange(n_sets), size), place.ravel())), shape=(n_sets, len(rows))
    )
    total = np.square(pick @ used).sum(axis=1)
    cosine: Numbers = (total - pick @ np.square(used).sum(axis=1)) / (size * (size - 1))
    return cosine


def count_voices(texts: pd.Series) -> int:
    """Give back how many people speak for themselves: the same text of six words or more counts once."""
    plain = texts.str.casefold().str.replace(r"\W+", " ", regex=True).str.strip()
    is_long = plain.str.count(" ").ge(_LONG_WORDS - 1)
    return int((~is_long).sum() + plain[is_long].nunique())


def _draw(pools: list[Whole], rng: np.random.Generator) -> Whole:
    """Give back random sets: one row number from each pool, sets × pools."""
    drawn = [pool[rng.integers(0, len(pool), N_SETS)] for pool in pools]
    return np.column_stack(drawn) if drawn else np.zeros((N_SETS, 0), dtype=np.int64)
