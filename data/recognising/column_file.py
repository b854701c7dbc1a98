"""columns.toml: what every column is, readable and changeable by a person, kept for the next file."""

from __future__ import annotations

import json
import tomllib
from typing import Any

from data.errors import UnreadableFile
from data.model import ColumnChoice, ColumnRole, QuestionFunction, Recognition


def write_columns(recognition: Recognition) -> str:
    """Give back the choices as TOML: one [[column]] per choice, in their order. No columns give ''."""
    return "\n".join(_write_choice(choice) for choice in recognition.columns)


def _write_choice(choice: ColumnChoice) -> str:
    fields: dict[str, str | int | float] = {"column": choice.column, "role": choice.role.value}
    optional = {
        "sheet": choice.sheet,
        "function": choice.function.value if choice.function else "",
        "grouping": choice.grouping,
        "question": choice.question,
        "block": choice.block,
    }
    fields |= {key: value for key, value in optional.items() if value}
    fields["confidence"] = float(choice.confidence)
    # A JSON string is a TOML basic string, except for DEL, which cleaning has taken out of headers.
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items()]
    return "\n".join(["[[column]]", *lines, ""])


def read_columns(text: str) -> tuple[ColumnChoice, ...]:
    """Give back the choices in a columns.toml.

    `text`: the file; `column` and `role` are required per [[column]], a missing confidence is 1.0
    (a person said so). Raises `UnreadableFile` (`columns_file_unreadable`) naming the entry.
    """
    try:
        entries = tomllib.loads(text).get("column", [])
    except tomllib.TOMLDecodeError as error:
        raise UnreadableFile("columns_file_unreadable", row=_line_of(error)) from None
    if not isinstance(entries, list):
        raise UnreadableFile("columns_file_unreadable")
    return tuple(_read_choice(entry, number) for number, entry in enumerate(entries, start=1))


def _line_of(error: tomllib.TOMLDecodeError) -> int | None:
    digits = [word for word in str(error).replace(",", " ").split() if word.isdigit()]
    return int(digits[0]) if digits else None


def _read_choice(entry: dict[str, Any], number: int) -> ColumnChoice:
    try:
        function = entry.get("function", "")
        return ColumnChoice(
            column=str(entry["column"]),
            role=ColumnRole(entry["role"]),
            confidence=float(entry.get("confidence", 1.0)),
            function=QuestionFunction(function) if function else None,
            grouping=str(entry.get("grouping", "")),
            question=str(entry.get("question", "")),
            block=int(entry.get("block", 0)),
            sheet=str(entry.get("sheet", "")),
        )
    except (KeyError, ValueError, TypeError, AttributeError):
        column = entry.get("column", "") if isinstance(entry, dict) else ""
        raise UnreadableFile("columns_entry_wrong", column=str(column), n=number) from None
