"""Votes: by hand, as Polis does it, and on the real votes of two towns."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.interests.votes import count_votes, find_representative, measure_consensus, two_sample_z

SETS = ("polis-bowling-green", "polis-austria-climate")


def ballot(**groups: tuple[int, int]) -> tuple[pd.DataFrame, pd.Series]:
    """Votes on one item: (agree, all) per group; who does not agree disagrees."""
    rows, of = [], {}
    for group, (agree, total) in groups.items():
        for number in range(total):
            name = f"{group}{number}"
            rows.append((name, "S1", 1 if number < agree else -1))
            of[name] = group
    return pd.DataFrame(rows, columns=["respondent_id", "item_id", "vote"]), pd.Series(of)


def test_consensus_by_hand():
    # P = 50/52, 49/52, 1/12 and 1 − Q = 50/52, 49/52, 1/12: (.9615·.9423·.0833)^(2/3)
    found = measure_consensus(*ballot(a=(49, 50), b=(48, 50), c=(0, 10))).iloc[0]
    assert found["consensus"] == pytest.approx((50 / 52 * 49 / 52 / 12) ** (2 / 3))
    even = measure_consensus(*ballot(a=(45, 50), b=(40, 50), c=(8, 10))).iloc[0]
    assert found["agree"] > even["agree"]
    assert found["consensus"] < even["consensus"]
    assert found["n_groups"] == 3


def test_the_figures_of_the_peer():
    # Geometric means of (A+1)/(S+2): .42 and .81; the share that agrees says the opposite
    for counts, expected in ((((49, 50), (48, 50), (0, 10)), 0.42), (((45, 50), (40, 50), (8, 10)), 0.81)):
        assert np.prod([(a + 1) / (s + 2) for a, s in counts]) ** (1 / 3) == pytest.approx(
            expected, abs=0.006
        )


def test_representative_by_hand():
    # 9 of 10 gives z 2.71; 9/10 against 12/60 gives z 4.56
    votes, groups = ballot(a=(9, 10), b=(12, 60))
    row = find_representative(votes, groups).set_index("group").loc["a"]
    assert (row["side"], round(row["z_share"], 2), round(row["z_ratio"], 2)) == ("agree", 2.71, 4.56)
    z = two_sample_z(*(np.array([float(x)]) for x in (9, 10, 12, 60)))
    p, q, pooled = 10 / 11, 13 / 61, 23 / 72
    assert z[0] == pytest.approx((p - q) / np.sqrt(pooled * (1 - pooled) * (1 / 11 + 1 / 61)))


@settings(max_examples=25, derandomize=True, deadline=None)
@given(st.integers(0, 20), st.integers(5, 20), st.integers(0, 20), st.integers(5, 20))
def test_bounds_and_symmetry(a, n, b, m):
    one = measure_consensus(*ballot(x=(min(a, n), n), y=(min(b, m), m))).iloc[0]
    other = measure_consensus(*ballot(y=(min(b, m), m), x=(min(a, n), n))).iloc[0]
    assert 0 < one["consensus"] < 1
    assert 0 <= one["divisiveness"] <= 1
    assert one["consensus"] == pytest.approx(other["consensus"])


def test_who_votes_twice_counts_once_and_nobody_votes():
    votes, groups = ballot(a=(5, 5), b=(5, 5))
    twice = pd.concat([votes, votes])
    pd.testing.assert_frame_equal(measure_consensus(twice, groups), measure_consensus(votes, groups))
    assert measure_consensus(votes, groups.iloc[:0])["consensus"].isna().all()
    assert measure_consensus(votes.iloc[:0], groups).empty


@pytest.fixture(scope="module", params=SETS)
def conversation(request, shared_folder: Path):
    folder = shared_folder / "real" / request.param
    frame = pd.read_csv(folder / "participants-votes.csv", dtype="str")
    items = [name for name in frame.columns if name.isdigit()]
    wide = frame.set_index("participant")[items].astype(float)
    long = wide.rename_axis("respondent_id").copy().reset_index()
    long = long.melt("respondent_id", var_name="item_id", value_name="vote")
    groups = frame.set_index("participant")["group-id"].dropna()
    return frame, wide, long, groups[groups != ""], folder


def test_real_group_sizes_and_votes(conversation):
    frame, wide, long, groups, folder = conversation
    table = count_votes(long, groups)
    summary = pd.read_csv(folder / "summary.csv", header=None, index_col=0)[1]
    assert groups.nunique() == int(summary["groups"])
    assert len(frame) >= int(summary["voters"])
    sizes = frame.loc[frame["group-id"].fillna("").ne(""), "group-id"].value_counts()
    assert groups.value_counts().to_dict() == sizes.to_dict()
    assert len(table) == long["item_id"].nunique() * groups.nunique()
    for group, members in frame.groupby("group-id"):
        rows = wide.loc[members["participant"]]
        own = table[table["group"] == group].set_index("item_id")
        assert own["n_agree"].sum() == int((rows == 1).to_numpy().sum())
        assert own["n_votes"].sum() == int(rows.notna().to_numpy().sum())


def test_real_consensus_equals_an_independent_computation(conversation):
    _, wide, long, groups, _ = conversation
    found = measure_consensus(long, groups).set_index("item_id")["consensus"]
    for item in list(found.index[:40]):
        product = 1.0
        names = sorted(groups.unique())
        for group in names:
            votes = wide.loc[groups.index[groups == group], item].dropna()
            agree, disagree = (votes == 1).sum(), (votes == -1).sum()
            product *= (agree + 1) / (len(votes) + 2) * (1 - (disagree + 1) / (len(votes) + 2))
        assert found[item] == pytest.approx(product ** (1 / len(names)))


def test_real_groups_are_told_apart(conversation):
    _, _, long, groups, _ = conversation
    table = find_representative(long, groups)
    assert set(table["group"]) == set(groups)
    assert (table.groupby("group").size() <= 5).all()
    assert table["passes"].all()
