"""Votes on statements: what all groups agree on, what one group says, and what divides.

For studies in which people voted agree, disagree or pass. A group that disagrees pulls the consensus down,
however small it is.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.certainty import Numbers

REPRESENTATIVE_Z = 1.2815515655446004
MOST_PER_GROUP = 5


def measure_consensus(votes: pd.DataFrame, groups: pd.Series, minimum: int = 5) -> pd.DataFrame:
    """Give back per item: `item_id`, `n_votes`, `agree`, `disagree`, `consensus`, `divisiveness`, `n_groups`.

    `consensus` = (Π_g P_g·(1 − Q_g))^{1/G}, P_g = (agree + 1)/(votes + 2), Q_g likewise for disagree
    (group-informed consensus of Polis, Small et al. 2021, with root and 1 − Q); `divisiveness` = 4·P·Q over
    everybody, smoothed alike. `votes`: `respondent_id`, `item_id`, `vote` (1 agree, −1 disagree, 0 pass), a
    person counts once per item (the last row); `groups` by respondent_id; groups of fewer than `minimum`
    voters are left out. Without groups consensus is missing. Domain: §2.3; peers §5.2.
    """
    table = count_votes(votes, groups)
    large = votes.loc[votes["respondent_id"].isin(groups.index), "respondent_id"].map(groups)
    people = votes.assign(group=large).groupby("group")["respondent_id"].nunique()
    kept = table[table["group"].isin(people.index[people >= minimum])]
    agree, disagree = (kept[side].add(1) / kept["n_votes"].add(2) for side in ("n_agree", "n_disagree"))
    logs = (agree * (1 - disagree)).map(np.log).groupby(kept["item_id"]).mean()
    once = _one_vote_each(votes)
    total = once.groupby("item_id")["vote"].agg(
        n_votes="size",
        n_agree=lambda vote: int((vote > 0).sum()),
        n_disagree=lambda vote: int((vote < 0).sum()),
    )
    p, q = (
        total["n_agree"].add(1) / total["n_votes"].add(2),
        total["n_disagree"].add(1) / total["n_votes"].add(2),
    )
    return pd.DataFrame(
        {
            "item_id": total.index,
            "n_votes": total["n_votes"].to_numpy(dtype=np.int64),
            "agree": (total["n_agree"] / total["n_votes"]).to_numpy(),
            "disagree": (total["n_disagree"] / total["n_votes"]).to_numpy(),
            "consensus": np.exp(logs.reindex(total.index).to_numpy(dtype=float)),
            "divisiveness": (4 * p * q).to_numpy(),
            "n_groups": int(kept["group"].nunique()),
        }
    )


def count_votes(votes: pd.DataFrame, groups: pd.Series) -> pd.DataFrame:
    """Give back per item and group, every pair: `item_id`, `group`, `n_agree`, `n_disagree`, `n_votes`."""
    once = _one_vote_each(votes)
    once = once.assign(group=once["respondent_id"].map(groups)).dropna(subset="group")
    marked = once.assign(n_agree=once["vote"].gt(0), n_disagree=once["vote"].lt(0), n_votes=True)
    table = marked.groupby(["item_id", "group"])[["n_agree", "n_disagree", "n_votes"]].sum()
    every = pd.MultiIndex.from_product([sorted(votes["item_id"].unique()), sorted(groups.unique())])
    return table.reindex(every.set_names(["item_id", "group"]), fill_value=0).astype("int64").reset_index()


def _one_vote_each(votes: pd.DataFrame) -> pd.DataFrame:
    """Give back the last vote of every person on every item; missing votes are no votes."""
    return votes.dropna(subset="vote").drop_duplicates(["respondent_id", "item_id"], keep="last")


def find_representative(votes: pd.DataFrame, groups: pd.Series) -> pd.DataFrame:
    """Give back what marks each group: `group`, `item_id`, `side`, `share`, `z_share`, `ratio`, `z_ratio`.

    Side "agree" or "disagree", whichever tells the group apart more. Smoothed share p = (k+1)/(n+2); z of
    p against one half, 2·√(n+1)·((k+1)/(n+1) − ½); ratio to the rest; z of the difference with one added to
    every count. Both z must pass 1.2816; at most five a group, best first by ratio·z·p·z; when none passes,
    the best one is kept. Arguments as `measure_consensus`. Source: Polis, peers §5.1.
    """
    table = count_votes(votes, groups)
    total = table.groupby("item_id")[["n_agree", "n_disagree", "n_votes"]].transform("sum")
    sides = []
    for side in ("agree", "disagree"):
        k, n = table[f"n_{side}"].to_numpy(dtype=float), table["n_votes"].to_numpy(dtype=float)
        k_rest, n_rest = total[f"n_{side}"].to_numpy() - k, total["n_votes"].to_numpy() - n
        share, rest = (k + 1) / (n + 2), (k_rest + 1) / (n_rest + 2)
        figures = {
            "share": share,
            "z_share": 2 * np.sqrt(n + 1) * ((k + 1) / (n + 1) - 0.5),
            "ratio": share / rest,
            "z_ratio": two_sample_z(k, n, k_rest, n_rest),
        }
        sides.append(table[["group", "item_id"]].assign(side=side, **figures))
    both = pd.concat(sides, ignore_index=True)
    both = both.assign(weight=both["ratio"] * both["z_ratio"] * both["share"] * both["z_share"])
    both["passes"] = both["z_share"].gt(REPRESENTATIVE_Z) & both["z_ratio"].gt(REPRESENTATIVE_Z)
    order = ["group", "passes", "weight", "item_id", "side"]
    ranked = both.sort_values(order, ascending=[True, False, False, True, True], ignore_index=True)
    ranked = ranked.drop_duplicates(["group", "item_id"])
    place = ranked.groupby("group").cumcount()
    kept = ranked[(place == 0) | (ranked["passes"] & (place < MOST_PER_GROUP))]
    return kept.drop(columns=["weight"]).reset_index(drop=True)


def two_sample_z(k: Numbers, n: Numbers, k_rest: Numbers, n_rest: Numbers) -> Numbers:
    """Give back z of the difference between two shares, with one added to every count."""
    p, q = (k + 1) / (n + 1), (k_rest + 1) / (n_rest + 1)
    pooled = (k + k_rest + 2) / (n + n_rest + 2)
    error = np.sqrt(np.maximum(pooled * (1 - pooled), 0) * (1 / (n + 1) + 1 / (n_rest + 1)))
    z: Numbers = np.divide(p - q, error, out=np.zeros(len(p)), where=error > 0)
    return z
