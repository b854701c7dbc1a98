"""How sure the score S is: the same people drawn again and again, with everything measured anew.

People are resampled with replacement, never statements, so that somebody with many answers stays one
person. What chance adds to the breadths is taken off twice: once for the sample, once for the resample.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import sparse

from analysis.certainty import Numbers, Whole, effective_size, finite_size, wilson_interval
from analysis.interests.breadth import compared_groupings, evenness
from analysis.interests.sharedness import shared_score
from analysis.mentions import Groups, Mentions, PlaceMentions, Table

N_RESAMPLES = 500
TOP = 5
_CHUNK_CELLS = 4_000_000


@dataclass(frozen=True)
class Resampled:
    """What does not change from draw to draw; every table has the people in its columns.

    `said`: themes × people; `members`: per grouping the people and themes × people of each large group;
    `spoken`: (theme, unit) cells × people, for the cells that occur; `answered`: units × people;
    `chance`: E[D] per theme.
    """

    mentions: Mentions
    said: Table
    members: tuple[tuple[tuple[Whole, Table], ...], ...]
    spoken: Table
    theme: Whole
    unit: Whole
    answered: Table
    chance: Numbers
    dividedness: Numbers
    population: float | None
    full_reach: float


def prepare(
    mentions: Mentions,
    groups: Groups,
    pairs: PlaceMentions,
    *,
    chance: Numbers,
    dividedness: Numbers,
    population: float | None = None,
    full_reach: float = 0.20,
    minimum: int = 30,
) -> Resampled:
    """Give back what `resample_scores` needs. `chance`: E[D] per theme, see `analysis.places.spread`."""
    said = pairs.said.tocoo()
    n_people, n_units = mentions.n_people, max(len(pairs.unit_ids), 1)
    keys, cell = np.unique(said.col * n_units + pairs.unit[said.row], return_inverse=True)
    theme, unit = np.divmod(keys, n_units)
    return Resampled(
        mentions,
        mentions.said.T.tocsr(),
        tuple(_members(mentions, groups, minimum)),
        _count(cell, pairs.person[said.row], (len(keys), n_people)),
        theme,
        unit,
        _count(pairs.unit, pairs.person, (n_units, n_people)),
        chance,
        dividedness,
        population,
        full_reach,
    )


def resample_scores(
    prepared: Resampled, *, seed: int, n_resamples: int = N_RESAMPLES, top: int = TOP
) -> pd.DataFrame:
    """Give back per theme: `theme_id`, `score_low`, `score_high` (95 %), `top_share`.

    Percentile bounds of S over `n_resamples` draws of people (Efron & Tibshirani 1993), widened to hold S
    itself; `top_share`: in which share of the draws the theme is among the `top` highest. The same seed
    gives the same figures. No themes or nobody: missing.
    """
    theme_ids = prepared.mentions.theme_ids
    frame = pd.DataFrame({"theme_id": pd.Series(theme_ids, dtype="str")})
    if not len(theme_ids) or not prepared.mentions.n_people:
        return frame.assign(score_low=np.nan, score_high=np.nan, top_share=np.nan)
    scores = np.concatenate(
        [_score(prepared, drawn, 2.0) for drawn in _draws(prepared, seed, n_resamples)], axis=1
    )
    own = _score(prepared, np.ones((prepared.mentions.n_people, 1)), 1.0)[:, 0]
    low, high = np.quantile(scores, [0.025, 0.975], axis=1)
    ranked = np.argsort(np.argsort(-scores, axis=0, kind="stable"), axis=0, kind="stable")
    return frame.assign(
        score_low=np.minimum(low, own),
        score_high=np.maximum(high, own),
        top_share=(ranked < top).mean(axis=1),
    )


def _members(mentions: Mentions, groups: Groups, minimum: int) -> Iterator[tuple[tuple[Whole, Table], ...]]:
    """Give back per compared grouping the people of each large group and what they said."""
    table = groups.inside.tocsc()
    large = np.flatnonzero(np.diff(table.indptr) >= minimum)
    labels = groups.labels.iloc[large]
    for grouping in compared_groupings(labels):
        people = [
            table.indices[table.indptr[number] : table.indptr[number + 1]]
            for number in large[labels["grouping"].eq(grouping).to_numpy()]
        ]
        yield tuple((rows, mentions.said[rows].T.tocsr()) for rows in people)


def _draws(prepared: Resampled, seed: int, n_resamples: int) -> Iterator[Numbers]:
    """Give back chunks of draws: how often each person is drawn, people × draws."""
    rng = np.random.default_rng(seed)
    n = prepared.mentions.n_people
    chunk = int(np.clip(_CHUNK_CELLS // max(n, len(prepared.theme), 1), 1, n_resamples))
    for start in range(0, n_resamples, chunk):
        count = min(chunk, n_resamples - start)
        drawn = rng.integers(0, n, (n, count)) * count + np.arange(count)
        yield np.bincount(drawn.ravel(), minlength=count * n).reshape(n, count).astype(float)


def _score(prepared: Resampled, drawn: Numbers, n_noises: float) -> Numbers:
    """Give back S, themes × draws."""
    mentions = prepared.mentions
    own = mentions.weights[:, None]
    weight = drawn * own
    total = weight.sum(axis=0)
    size = finite_size(
        effective_size(total, (weight * own).sum(axis=0)), mentions.n_people, prepared.population
    )
    reach = np.clip(prepared.said @ weight / total, 0.0, 1.0)
    low = wilson_interval(reach, np.broadcast_to(size, reach.shape))[0]
    groups = _breadth_groups(prepared, weight, reach, n_noises)
    places = _breadth_places(prepared, drawn, n_noises)
    return shared_score(low, groups, places, prepared.dividedness[:, None], prepared.full_reach)


def _breadth_groups(prepared: Resampled, weight: Numbers, reach: Numbers, n_noises: float) -> Numbers:
    """Give back the lowest breadth over the groupings, themes × draws; missing without groupings."""
    breadth = np.full(reach.shape, np.nan)
    for members in prepared.members:
        share, size = np.zeros((len(members), *reach.shape)), np.zeros((len(members), 1, reach.shape[1]))
        for number, (people, said) in enumerate(members):
            inside = weight[people]
            total = inside.sum(axis=0)
            squares = (inside * prepared.mentions.weights[people, None]).sum(axis=0)
            share[number] = np.clip(said @ inside / np.maximum(total, 1e-12), 0.0, 1.0)
            size[number, 0] = effective_size(total, squares)
        flat = np.broadcast_to(size, share.shape).reshape(len(members), -1)
        even = evenness(share.reshape(len(members), -1), flat, reach.ravel(), n_noises)
        breadth = np.fmin(breadth, even.reshape(reach.shape))
    return breadth


def _breadth_places(prepared: Resampled, drawn: Numbers, n_noises: float) -> Numbers:
    """Give back exp(−D̃) over places, themes × draws; missing with fewer than two answered places."""
    theme, n_themes = prepared.theme, len(prepared.mentions.theme_ids)
    if prepared.answered.shape[0] < 2:
        return np.full((n_themes, drawn.shape[1]), np.nan)
    answered = prepared.answered @ drawn
    expected = answered / np.maximum(answered.sum(axis=0), 1e-12)
    mentioned = prepared.spoken @ drawn
    by_theme = _count(theme, np.arange(len(theme)), (n_themes, len(theme)))
    total = by_theme @ mentioned
    share = mentioned / np.maximum(total, 1e-12)[theme]
    ratio = np.divide(share, expected[prepared.unit], out=np.ones(share.shape), where=mentioned > 0)
    concentration = by_theme @ (share * np.log(ratio))
    beyond = np.maximum(0.0, concentration - n_noises * prepared.chance[:, None])
    return np.where(total > 0, np.exp(-beyond), np.nan)


def _count(rows: Whole, columns: Whole, shape: tuple[int, int]) -> Table:
    """Give back how often each row and column meet."""
    return sparse.csr_array((np.ones(len(rows)), (rows, columns)), shape=shape)
