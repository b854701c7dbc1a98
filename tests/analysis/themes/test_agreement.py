"""Agreement: Krippendorff's published example, a count by hand, and a fair sample."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.themes.agreement import bound_alpha, compare_themes, draw_sample, measure_alpha, number_codes

PUBLISHED = np.array(
    [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, -1, -1, -1],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, -1, 3],
        [-1, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, -1],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, -1],
    ]
)


def by_hand(codes: np.ndarray) -> float:
    """Alpha from all ordered pairs of codes, one by one."""
    units = [[code for code in column if code >= 0] for column in codes.T]
    units = [unit for unit in units if len(unit) >= 2]
    every = [code for unit in units for code in unit]
    if not every:
        return float("nan")
    observed = sum(
        sum(one != other for one, other in permutations(unit, 2)) / (len(unit) - 1) for unit in units
    ) / len(every)
    expected = sum(one != other for one, other in permutations(every, 2)) / (len(every) * (len(every) - 1))
    return 1 - observed / expected if expected else float("nan")


def test_the_published_example() -> None:
    assert measure_alpha(PUBLISHED) == pytest.approx(0.743, abs=5e-4)
    low, high = bound_alpha(PUBLISHED)
    assert low < 0.743 < high


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.integers(1, 4), st.integers(0, 8), st.data())
def test_it_is_what_counting_every_pair_gives(n_coders: int, n_units: int, data: st.DataObject) -> None:
    size = n_coders * n_units
    flat = data.draw(st.lists(st.integers(-1, 2), min_size=size, max_size=size))
    codes = np.array(flat, dtype=np.int64).reshape(n_coders, n_units)
    assert measure_alpha(codes) == pytest.approx(by_hand(codes), nan_ok=True)


def test_nothing_to_compare() -> None:
    nothing = np.zeros((2, 0), dtype=np.int64)
    assert np.isnan(measure_alpha(nothing))
    assert np.isnan(bound_alpha(nothing)).all()
    assert np.isnan(measure_alpha(np.array([[1, 1], [1, 1]])))
    assert np.isnan(bound_alpha(np.array([[1, 1], [1, 1]]))).all()


def test_the_sample_holds_every_theme_and_the_single_voices() -> None:
    themes = ["A"] * 500 + ["B"] * 40 + ["C"] * 2 + [""] * 200 + ["", ""]
    statements = pd.DataFrame(
        {"statement_id": [f"s{n:04d}" for n in range(744)], "theme_id": themes, "status": "themed"}
    ).astype({"statement_id": "str", "theme_id": "str", "status": "str"})
    statements.loc[742:, "status"] = "no_content"
    found = draw_sample(statements, n=100)
    told = statements.set_index("statement_id")["theme_id"][found].value_counts()
    assert told["C"] == 2
    assert told["B"] >= 3
    assert told["A"] > told[""] > told["B"]
    assert not {"s0742", "s0743"} & set(found)
    assert draw_sample(statements.sample(frac=1, random_state=1), n=100) == found
    assert draw_sample(statements, n=100, seed=2) != found
    assert draw_sample(statements.head(0)) == []


def test_precision_and_recall_per_theme() -> None:
    human = ["A", "A", "A", "B", "", "B"]
    machine = ["A", "A", "B", "B", "B", ""]
    table = compare_themes(human, machine, ["A", "B", "C"]).set_index("theme_id")
    assert table.loc["A", ["precision", "recall"]].tolist() == [1.0, pytest.approx(2 / 3)]
    assert table.loc["B", ["precision", "recall"]].tolist() == [pytest.approx(1 / 3), 0.5]
    assert not table.loc["B", "is_reliable"]
    assert table.loc["C", ["precision", "recall", "alpha"]].isna().all()
    assert table.loc["C", "is_reliable"]
    assert compare_themes([], [], []).empty


def test_codes_become_numbers() -> None:
    codes = number_codes([{"s1": "A", "s2": ""}, {"s1": "A"}], ["s1", "s2"])
    assert codes.tolist() == [[1, 0], [1, -1]]
    assert number_codes([], []).shape == (0, 0)
