"""Cleaning of cells: stable, in one form, and safe to write anywhere."""

from __future__ import annotations

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from data.reading.cell_text import clean_header, clean_text

ODD = st.text(
    st.one_of(st.characters(), st.sampled_from("\u200b\u200c\u200d\u202e\ufeff\r\x85\u2028e\u0301\ud800a ")),
    max_size=40,
)


@settings(max_examples=300, derandomize=True, deadline=None)
@given(text=ODD)
def test_cleaning_twice_changes_nothing_and_the_text_can_be_written(text: str) -> None:
    once = clean_text(text)
    assert clean_text(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert once == once.strip()
    once.encode("utf-8")
    assert not set(once) & set("\x00\x1b\u200b\u202e\ufeff\r")


def test_line_ends_become_one_kind() -> None:
    assert clean_text("a\r\nb\rc\u2028d\x85e") == "a\nb\nc\nd\ne"


def test_joiners_stay_where_they_join() -> None:
    assert clean_text("👩\u200d🌾 a\u200db") == "👩\u200d🌾 ab"


@settings(max_examples=100, derandomize=True, deadline=None)
@given(text=ODD, length=st.integers(1, 20))
def test_a_header_is_one_line_of_limited_length(text: str, length: int) -> None:
    header = clean_header(text, length)
    assert len(header) <= length
    assert "\n" not in header
