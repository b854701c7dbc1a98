"""Breadth over groups: does a theme live in all groups alike, whatever their size?

Every group counts equally; differences that chance alone would give are taken off. The measure is
the effective number of groups (Hill number of order 2), set on a scale of 0 to 1.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.certainty import Numbers, Whole, effective_size
from analysis.mentions import Groups, Mentions

DEFAULT_GROUPINGS = ("age", "home_village")
_PRIOR = 2.0
_SHRINK = 10.0


@dataclass(frozen=True)
class GroupShares:
    """Shares per group and theme, for the groups that are large enough to compare.

    `labels`: rows of `Groups.labels`; `share`, 0..1, and `count`, weighted people on the scale of `size`:
    groups × themes; `size`: effective number of people per group.
    """

    labels: pd.DataFrame
    share: Numbers
    count: Numbers
    size: Numbers


def measure_breadth(mentions: Mentions, groups: Groups, minimum: int = 30) -> pd.DataFrame:
    """Give back per theme: `theme_id`, `breadth_groups`, `limiting_grouping`, `weakest_group`, and more.

    Groups of at least `minimum` people count; the groupings are age and village of residence, or all
    when the study has neither. `breadth_groups`: the lowest over the groupings, missing without two
    such groups; `limiting_grouping`: the one that gave it; `weakest_group`: there, the group with the lowest
    (k + 10·A)/(n + 10) relative to the overall share A; `n_carrying`: effective number of its groups;
    `support`: geometric mean of (k + 10·A)/(n + 10) over them.
    Domain: §2.3; sources: Hill 1973, DerSimonian & Laird 1986 (variance beyond chance).
    """
    shares = share_by_group(mentions, groups, minimum)
    overall = _overall(mentions)
    result = _unknown(mentions.theme_ids)
    for grouping in compared_groupings(shares.labels):
        part = part_of(shares, grouping)
        breadth = breadth_of(part, overall)
        lower = ~np.isnan(breadth) & ~(result["breadth_groups"].to_numpy() <= breadth)
        weakest = part.labels["group"].to_numpy(dtype=object)[_weakest(part, overall)]
        result.loc[lower, "breadth_groups"] = breadth[lower]
        result.loc[lower, "limiting_grouping"] = grouping
        result.loc[lower, "weakest_group"] = weakest[lower]
        result.loc[lower, "n_carrying"] = 1 + breadth[lower] * (len(part.size) - 1)
        result.loc[lower, "support"] = np.exp(np.log(_shrink(part, overall)[:, lower]).mean(axis=0))
    return result


def share_by_group(mentions: Mentions, groups: Groups, minimum: int) -> GroupShares:
    """Give back the shares of groups with at least `minimum` people."""
    people = np.asarray(groups.inside.sum(axis=0))
    large = np.flatnonzero(people >= minimum)
    inside = groups.inside[:, large]
    weights = mentions.weights
    total = inside.T @ weights
    size = effective_size(total, inside.T @ weights**2)
    said = (inside.multiply(weights[:, None]).tocsr().T @ mentions.said).toarray()
    share = np.clip(said / np.maximum(total, 1e-12)[:, None], 0.0, 1.0)
    return GroupShares(groups.labels.iloc[large].reset_index(drop=True), share, share * size[:, None], size)


def compared_groupings(labels: pd.DataFrame) -> tuple[str, ...]:
    """Give back the groupings with at least two groups: age and village of residence, else all."""
    counts = labels["grouping"].value_counts().sort_index()
    usable = tuple(str(grouping) for grouping in counts.index[counts >= 2])
    return tuple(grouping for grouping in usable if grouping in DEFAULT_GROUPINGS) or usable


def part_of(shares: GroupShares, grouping: str) -> GroupShares:
    """Give back the shares of one grouping."""
    rows = np.flatnonzero(shares.labels["grouping"].to_numpy() == grouping)
    labels = shares.labels.iloc[rows].reset_index(drop=True)
    return GroupShares(labels, shares.share[rows], shares.count[rows], shares.size[rows])


def breadth_of(part: GroupShares, overall: Numbers) -> Numbers:
    """Give back the breadth per theme of one grouping; `overall`: A per theme. See `evenness`."""
    return evenness(part.share, part.size[:, None], overall)


def evenness(share: Numbers, size: Numbers, overall: Numbers, n_noises: float = 1.0) -> Numbers:
    """Give back (N₂ − 1)/(G − 1) per column, 0..1; missing when nobody mentions it or G < 2.

    N₂ = G/(1 + CV²), CV² = τ²·(G−1)/G / p̄², τ² = max(0, Var(p_g) − mean p̃(1−p̃)/n_g) with
    p̃ = (k + 2A)/(n + 2). `share`: groups × columns; `size`: effective people, of that shape or one column;
    `overall`: A per column. `n_noises`: how many times chance is in the variance (a resample of a sample
    holds it twice).
    """
    n_groups = len(share)
    if n_groups < 2:
        return np.full(len(overall), np.nan)
    mean = share.mean(axis=0)
    smooth = (share * size + _PRIOR * overall) / (size + _PRIOR)
    chance = (smooth * (1 - smooth) / np.maximum(size, 1e-12)).mean(axis=0)
    beyond = np.maximum(0.0, share.var(axis=0, ddof=1) - n_noises * chance)
    with np.errstate(divide="ignore", invalid="ignore"):
        effective = n_groups / (1 + beyond * (n_groups - 1) / n_groups / mean**2)
    return np.where(mean > 0, np.clip((effective - 1) / (n_groups - 1), 0.0, 1.0), np.nan)


def _weakest(part: GroupShares, overall: Numbers) -> Whole:
    weakest: Whole = _shrink(part, overall).argmin(axis=0)
    return weakest


def _shrink(part: GroupShares, overall: Numbers) -> Numbers:
    """Give back (k + 10·A)/(n + 10), groups × themes: a silent small group is not read as a refusal."""
    return (part.count + _SHRINK * overall) / (part.size[:, None] + _SHRINK)


def _overall(mentions: Mentions) -> Numbers:
    total = float(mentions.weights.sum())
    overall: Numbers = (mentions.said.T @ mentions.weights) / max(total, 1e-12)
    return overall


def _unknown(theme_ids: tuple[str, ...]) -> pd.DataFrame:
    blank = pd.Series([""] * len(theme_ids), dtype="str")
    return pd.DataFrame(
        {
            "theme_id": pd.Series(theme_ids, dtype="str"),
            "breadth_groups": np.full(len(theme_ids), np.nan),
            "limiting_grouping": blank,
            "weakest_group": blank,
            "n_carrying": np.full(len(theme_ids), np.nan),
            "support": np.full(len(theme_ids), np.nan),
        }
    )
