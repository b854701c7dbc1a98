"""A bar shows its value and interval within its track; names are escaped; the unknown is not a zero."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from pages.parts.bars import Bar, write_bar

SHARES = st.floats(0, 1)


@settings(max_examples=40, derandomize=True)
@given(SHARES, SHARES, SHARES)
def test_nothing_is_drawn_outside_the_track(a: float, b: float, c: float) -> None:
    low, value, high = sorted((a, b, c))
    html = write_bar(Bar("Bereik", "x", value, low, high))
    left = float(re.search(r"left:([0-9.]+)%", html)[1])
    width = float(re.search(r"<u style=\"left:[0-9.]+%;width:([0-9.]+)%", html)[1])
    assert 0 <= left <= 100
    assert left + width <= 100.11
    assert f"width:{100 * value:.1f}%" in html


def test_a_missing_value_is_an_empty_track_that_says_so() -> None:
    html = write_bar(Bar("Eensgezind", "niet te zeggen", float("nan")))
    assert "bl-unknown" in html
    assert "niet te zeggen" in html
    assert "<i" not in html


def test_a_value_without_interval_has_no_interval() -> None:
    assert "<u" not in write_bar(Bar("Over groepen", "93 %", 0.93))


def test_names_are_text_not_markup() -> None:
    html = write_bar(Bar("<script>x</script>", '"><img src=x>', 0.5))
    assert "<script>" not in html
    assert "<img" not in html
