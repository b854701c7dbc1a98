"""Differences between groups: found where they are, seldom where they are not."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from analysis.interests.difference import compare_groups, count_excluded_groups, has_leading_group
from analysis.mentions import count_groups, count_mentions
from data.schemas import THEME_GROUPS, check_table
from tests.analysis.measured_study import draw_study, everywhere


def compared(rates, **options):
    study, statements, _ = draw_study(rates, **options)
    mentions = count_mentions(statements, study.answers, study.respondents, sorted(rates))
    return compare_groups(mentions, count_groups(mentions, study.memberships)), statements, study


def test_counts_and_intervals_equal_a_count_by_hand():
    table, statements, study = compared({"T": everywhere(0.2)}, n_people=200)
    said = set(statements["respondent_id"])
    for row in table.itertuples():
        of = study.memberships[study.memberships["grouping"] == row.grouping]
        inside = set(of.loc[of["group"] == row.group, "respondent_id"])
        rest = set(of["respondent_id"]) - inside
        assert (row.n_respondents, row.n_base) == (len(inside & said), len(inside))
        other = len(rest & said)
        assert row.difference == pytest.approx(row.n_respondents / row.n_base - other / len(rest))
        assert row.difference_low <= row.difference <= row.difference_high
        odds = [[row.n_respondents, row.n_base - row.n_respondents], [other, len(rest) - other]]
        assert stats.fisher_exact(odds).pvalue <= row.q_value + 1e-9
    check_table(table, THEME_GROUPS)


def test_a_youth_theme_leads_among_the_young_and_nobody_else():
    table, _, _ = compared({"youth": lambda v: np.where(v.age == "12–17", 0.4, 0.02), "all": everywhere(0.2)})
    found = table[(table["q_value"] < 0.05) & (table["difference"] > 0)]
    assert found[["theme_id", "group"]].to_numpy().tolist() == [["youth", "12–17"]]
    assert found["ratio_low"].item() > 1.5
    assert has_leading_group(table, 0.05).index.tolist() == ["youth"]


def test_excluded_groups_are_counted_per_theme():
    table, _, _ = compared(
        {"not Asper": lambda v: np.where(v.home == "Asper", 0.0, 0.3), "all": everywhere(0.2)}
    )
    excluded = count_excluded_groups(table, 0.05, 0.05, 10)
    assert excluded.to_dict() == {"not Asper": 1}


def test_false_discoveries_stay_below_a_tenth_without_any_difference():
    rates = {f"T{number}": everywhere(0.02 + 0.02 * number) for number in range(8)}
    false = [bool((compared(rates, seed=seed)[0]["q_value"] < 0.05).any()) for seed in range(25)]
    assert sum(false) <= 2


def test_doubling_people_with_halved_weights_keeps_the_weighted_difference():
    study, statements, _ = draw_study({"T": everywhere(0.2)}, n_people=80)
    weights = study.respondents.assign(weight=np.linspace(0.5, 2, 80))
    mentions = count_mentions(statements, study.answers, weights, ["T"])
    halved = count_mentions(statements, study.answers, weights.assign(weight=weights["weight"] / 2), ["T"])
    groups = count_groups(mentions, study.memberships)
    one, other = compare_groups(mentions, groups), compare_groups(halved, groups)
    assert one["weighted_difference"].to_numpy() == pytest.approx(other["weighted_difference"].to_numpy())
    assert one["is_robust"].dtype == bool


def test_small_groups_are_not_tested_and_no_groups_give_no_rows():
    table, _, _ = compared({"T": everywhere(0.5)}, n_people=30, n_wheelchair=2)
    assert table.loc[table["group"] == "rolstoel", "q_value"].isna().all()
    study, statements, _ = draw_study({"T": everywhere(0.2)}, n_people=20)
    mentions = count_mentions(statements, study.answers, study.respondents, ["T"])
    empty = compare_groups(mentions, count_groups(mentions, study.memberships.iloc[:0]))
    assert check_table(empty, THEME_GROUPS).empty
