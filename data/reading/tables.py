"""File → raw tables: starts the child that reads, and turns what it says into our nouns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from data.errors import FileTooLarge, NotASurvey, StudyError, UnreadableFile
from data.model import Problem, RawTable, Severity, SurveyFile
from data.reading.cell_text import clean_header
from data.reading.finding import Refusal
from data.reading.sandbox import read_in_child
from data.reading.sniffing import check_name

_TOO_LARGE = {"file_too_large", "too_many_rows", "too_many_columns", "too_many_sheets", "too_many_features"}
_SHOWN = 120
_NO_DATA = {"empty_file", "empty_sheet", "header_only", "no_features"}


def read_file(file: SurveyFile) -> tuple[RawTable, ...]:
    """Give back the tables in a file, one per sheet with data; warnings lie in `RawTable.problems`.

    `file`: name and bytes as uploaded. Raises a `StudyError` that names file, sheet, row and
    column: `FileTooLarge` over a limit, `NotASurvey` without data, else `UnreadableFile`.
    """
    shown_name = _shown(file.name) or "?"
    try:
        check_name(file.name, len(file.content))
    except Refusal as refusal:
        raise _to_error(shown_name, vars(refusal.finding)) from None
    result = read_in_child(file.content, file.name)
    if "refusal" in result:
        raise _to_error(shown_name, result["refusal"])
    return tuple(_to_table(shown_name, sheet) for sheet in result["sheets"])


def _to_error(name: str, finding: Mapping[str, Any]) -> StudyError:
    code = finding["code"]
    kind = FileTooLarge if code in _TOO_LARGE else NotASurvey if code in _NO_DATA else UnreadableFile
    sheet, column = _shown(finding["sheet"]), _shown(finding["column"])
    return kind(code, file=name, sheet=sheet, row=finding["row"], column=column, **_clean(finding["details"]))


def _shown(text: str) -> str:
    """Names in a file are anybody's text: on one line, without invisible signs, not too long."""
    return clean_header(text, _SHOWN)


def _clean(details: Mapping[str, str | int | float]) -> dict[str, Any]:
    return {name: _shown(value) if isinstance(value, str) else value for name, value in details.items()}


def _to_table(name: str, sheet: Mapping[str, Any]) -> RawTable:
    index = pd.Index(sheet["rows"], dtype="int64", name="row")
    columns = dict(zip(sheet["columns"], sheet["cells"], strict=True))
    frame = pd.DataFrame(columns, index=index, dtype="str")
    problems = tuple(
        Problem(
            found["code"],
            Severity(found["severity"]),
            name,
            _shown(found["sheet"]),
            found["row"],
            found["column"],
            _clean(found["details"]),
        )
        for found in sheet["findings"]
    )
    return RawTable(name, _shown(sheet["sheet"]), frame, problems)
