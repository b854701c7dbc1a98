"""Where earlier statements lie now: a split, a merge, and neither when only a few of them moved."""

from __future__ import annotations

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.waves.flows import find_flows
from data.schemas import check_table
from data.trust_schemas import THEME_FLOWS


def flows(**counts: int) -> pd.DataFrame:
    """`A_B=3`: three statements of the earlier A that are in B now; `A_=1`: one that stands alone."""
    pairs = [name.split("_") for name, n in counts.items() for _ in range(n)]
    table = find_flows([one for one, _ in pairs], [two for _, two in pairs])
    return check_table(table, THEME_FLOWS)


def marked(table: pd.DataFrame, way: str) -> set[tuple[str, str]]:
    own = table[table[f"is_{way}"]]
    return set(zip(own["earlier_id"], own["theme_id"], strict=True))


def test_one_earlier_theme_in_two() -> None:
    table = flows(A_A=6, A_S=4, B_B=10)
    assert marked(table, "split") == {("A", "A"), ("A", "S")}
    assert marked(table, "merged") == set()
    assert table["share"].tolist() == [0.6, 0.4, 1.0]


def test_two_earlier_themes_in_one() -> None:
    table = flows(A_A=6, B_A=5, B_=2, C_C=9)
    assert marked(table, "merged") == {("A", "A"), ("B", "A")}
    assert marked(table, "split") == set()


def test_a_few_statements_are_neither() -> None:
    table = flows(A_A=18, A_B=2, B_B=2, C_=8, C_C=4)
    assert marked(table, "split") == set()
    assert marked(table, "merged") == set()


def test_what_stands_alone_or_is_new_is_no_part() -> None:
    table = flows(A_A=5, A_=5, _N=9)
    assert marked(table, "split") == set()
    assert set(table["earlier_id"]) == {"A"}


def test_zero_rows() -> None:
    assert flows().empty


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.lists(st.tuples(st.sampled_from("ABC"), st.sampled_from(["A", "B", ""])), max_size=40))
def test_shares_of_a_theme_add_up_and_order_does_not_matter(pairs: list[tuple[str, str]]) -> None:
    table = find_flows([one for one, _ in pairs], [two for _, two in pairs])
    turned = find_flows([one for one, _ in pairs[::-1]], [two for _, two in pairs[::-1]])
    pd.testing.assert_frame_equal(table, turned)
    assert table["n_statements"].sum() == len(pairs)
    assert all(abs(total - 1) < 1e-9 for total in table.groupby("earlier_id")["share"].sum())
