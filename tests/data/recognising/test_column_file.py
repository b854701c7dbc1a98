"""columns.toml is written so that it can be read back, and a wrong entry is named."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.errors import UnreadableFile
from data.model import ColumnChoice, ColumnRole, QuestionFunction, Recognition
from data.recognising.column_file import read_columns, write_columns

_NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40)
_CHOICES = st.builds(
    ColumnChoice,
    column=_NAMES,
    role=st.sampled_from(ColumnRole),
    confidence=st.floats(0, 1),
    function=st.none() | st.sampled_from(QuestionFunction),
    grouping=st.just("") | _NAMES,
    question=st.just("") | _NAMES,
    block=st.integers(0, 9),
    sheet=st.just("") | _NAMES,
)


@given(st.lists(_CHOICES, max_size=6))
@settings(max_examples=60, derandomize=True, deadline=None)
def test_what_is_written_is_read_back(choices: list[ColumnChoice]) -> None:
    assert read_columns(write_columns(Recognition("plain", "long", tuple(choices)))) == tuple(choices)


def test_a_person_writes_column_and_role_and_is_believed() -> None:
    (choice,) = read_columns('[[column]]\ncolumn = "Waarom?"\nrole = "text"\n')
    assert choice == ColumnChoice("Waarom?", ColumnRole.TEXT, 1.0)


def test_broken_toml_names_its_line() -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_columns('[[column]]\ncolumn = "a\n')
    assert (caught.value.problem.code, caught.value.problem.row) == ("columns_file_unreadable", 2)


@pytest.mark.parametrize(
    "text", ['[[column]]\ncolumn = "a"\nrole = "poem"\n', '[[column]]\nrole = "text"\n', "column = [3]\n"]
)
def test_a_wrong_entry_is_named_by_number(text: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_columns(text)
    assert caught.value.problem.code == "columns_entry_wrong"
    assert caught.value.problem.details["n"] == 1


def test_a_table_instead_of_a_list_is_refused() -> None:
    with pytest.raises(UnreadableFile):
        read_columns("column = 3\n")


def test_an_empty_file_has_no_choices() -> None:
    assert read_columns("") == ()
