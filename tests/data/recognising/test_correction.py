"""Naming a column for a role wins from what was recognised."""

from __future__ import annotations

import pytest

from data.errors import UnknownColumn
from data.model import ColumnChoice, ColumnRole, QuestionFunction, Recognition
from data.recognising.correction import correct_columns

RECOGNITION = Recognition(
    tool="plain",
    shape="long",
    columns=(
        ColumnChoice("waarom", ColumnRole.TEXT, 0.9, QuestionFunction.APPRECIATION),
        ColumnChoice("opmerking", ColumnRole.TEXT, 0.5, QuestionFunction.CLOSING),
        ColumnChoice("buurt", ColumnRole.PLACE, 0.6),
        ColumnChoice("leeftijd", ColumnRole.GROUP, 0.9, grouping="age"),
        ColumnChoice("beroep", ColumnRole.IGNORE, 0.3),
    ),
)


def roles(recognition: Recognition) -> dict[str, ColumnRole]:
    return {choice.column: choice.role for choice in recognition.columns}


def test_naming_text_columns_drops_the_other_text_columns() -> None:
    corrected = correct_columns(RECOGNITION, {ColumnRole.TEXT: ["opmerking"]})
    assert roles(corrected)["waarom"] is ColumnRole.IGNORE
    assert roles(corrected)["opmerking"] is ColumnRole.TEXT


def test_a_column_named_as_text_for_the_first_time_gets_a_function_and_full_confidence() -> None:
    corrected = correct_columns(RECOGNITION, {ColumnRole.TEXT: ["beroep"]})
    choice = next(choice for choice in corrected.columns if choice.column == "beroep")
    assert (choice.function, choice.confidence) == (QuestionFunction.OTHER, 1.0)


def test_naming_a_group_adds_to_the_groups() -> None:
    corrected = correct_columns(RECOGNITION, {ColumnRole.GROUP: ["beroep"]})
    assert roles(corrected)["leeftijd"] is ColumnRole.GROUP
    assert next(c for c in corrected.columns if c.column == "beroep").grouping == "beroep"


def test_naming_nothing_changes_nothing() -> None:
    assert correct_columns(RECOGNITION, {ColumnRole.TEXT: [], ColumnRole.PLACE: []}) == RECOGNITION


def test_a_column_the_file_does_not_have_is_refused_by_name() -> None:
    with pytest.raises(UnknownColumn) as caught:
        correct_columns(RECOGNITION, {ColumnRole.RATING: ["cijferr"]})
    assert caught.value.problem.column == "cijferr"
