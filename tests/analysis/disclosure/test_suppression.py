"""Hiding: small cells, nearly-everybody cells, and as many others as it takes that no sum tells."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.disclosure.audit import find_leaks, find_ranges
from analysis.disclosure.suppression import hide_more, hide_small
from analysis.disclosure.views import COUNCIL, RESEARCHER, STAFF


def whole(*numbers: int) -> np.ndarray:
    return np.array(numbers, dtype=np.int64)


def test_small_and_nearly_everybody():
    reason = hide_small(whole(0, 4, 5, 50, 12, 48, 9, 0), whole(60, 60, 60, 53, 12, 48, 9, 3), STAFF)
    # nobody, small, shown, three left over, all of 12 and of 48, all of 9 (fewer than 2k), 3 people in all
    assert reason.tolist() == ["", "small", "", "complement", "", "", "complement", "small"]
    assert (hide_small(whole(1, 2), whole(2, 2), RESEARCHER) == "").all()


def test_one_hidden_cell_takes_another_with_it():
    # 20 · 30 · 3 · 12 · 0: hiding only the 3 gives it away; the next smallest with people goes too
    count = whole(20, 30, 3, 12, 0)
    reason = hide_small(count, whole(*[100] * 5), STAFF)
    assert hide_more(count, reason, [np.arange(5)], STAFF).tolist() == ["", "", "small", "secondary", ""]


def test_two_hidden_cells_that_are_still_too_few_take_a_third():
    count = whole(40, 1, 2, 9)
    reason = hide_small(count, whole(*[100] * 4), STAFF)
    assert hide_more(count, reason, [np.arange(4)], STAFF).tolist() == ["", "small", "small", "secondary"]


def test_the_range_of_a_hidden_cell_by_hand():
    # 20 + 30 + ? + ? = 65: each of the two lies between 0 and 15
    low, high = find_ranges(
        whole(65, 20, 30, 3, 12), np.array([False, False, False, True, True]), [(0, whole(1, 2, 3, 4))]
    )
    assert (low[3], high[3], low[4], high[4]) == (0, 15, 0, 15)
    assert (low[0], high[0]) == (65, 65)
    single = np.array([False, False, False, True, False])
    assert find_leaks(whole(65, 20, 30, 3, 12), single, [(0, whole(1, 2, 3, 4))], 5).tolist() == [3]


@settings(max_examples=40, derandomize=True, deadline=None)
@given(st.lists(st.integers(0, 60), min_size=3, max_size=8), st.sampled_from([STAFF, COUNCIL]))
def test_no_hidden_cell_of_a_table_with_a_total_can_be_known(cells, view):
    count = np.array([sum(cells), *cells], dtype=np.int64)
    parts = np.arange(1, len(count))
    reason = hide_small(count, np.full(len(count), 500), view)
    hidden = hide_more(count, reason, [parts], view)
    shown_small = (hidden == "") & (count > 0) & (count < view.least_count)
    assert not shown_small.any()
    leaks = find_leaks(count, hidden != "", [(0, parts)], view.least_count)
    everything = hidden[parts] != ""
    assert len(leaks) == 0 or (everything | (count[parts] == 0)).all()


@settings(max_examples=20, derandomize=True, deadline=None)
@given(st.lists(st.lists(st.integers(0, 40), min_size=2, max_size=4), min_size=2, max_size=3))
def test_no_hidden_cell_of_a_tree_can_be_known(villages):
    count, sums, totals = [0], [], []
    for places in villages:
        head = len(count)
        count += [sum(places), *places]
        sums.append((head, np.arange(head + 1, len(count))))
        totals.append(head)
    count[0] = sum(count[head] for head in totals)
    counts = np.array(count, dtype=np.int64)
    sums = [(0, np.array(totals)), *sums]
    reason = hide_small(counts, np.full(len(counts), 1000), STAFF)
    groups = [np.concatenate([[total], parts]) for total, parts in sums]
    hidden = hide_more(counts, reason, groups, STAFF)
    exposed = find_leaks(counts, hidden != "", sums, 3)
    assert all(counts[row] == 0 or (hidden[list(range(1, len(counts)))] != "").all() for row in exposed)
