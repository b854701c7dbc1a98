"""Step 2: what each column is, with how sure that is; the person confirms or corrects."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import streamlit as st

from data.model import ColumnChoice, ColumnRole, QuestionFunction, Recognition
from pages.parts.text import show_heading
from pages.state import session
from pages.state.intake import Upload
from pages.upload.preview import show_preview, show_tool
from pages.upload.samples import samples_of
from reporting.words.words import Words

ROLES = [role.value for role in ColumnRole]
NO_FUNCTION = "none"
FUNCTIONS = [function.value for function in QuestionFunction]


def confirm_columns(words: Words, upload: Upload) -> Recognition:
    """The recognised columns as a table in which roles can be changed; gives back what stands there."""
    show_heading(words("upload.step_columns"), words("upload.columns_lead"))
    show_tool(words, upload.recognition)
    proposed = table_of(words, upload)
    edited = st.data_editor(
        proposed,
        hide_index=True,
        column_order=["sheet", "column", "role", "confidence", "function", "sample"],
        column_config=_columns(words, len({choice.sheet for choice in upload.recognition.columns}) > 1),
        disabled=["sheet", "column", "sample", "confidence"],
        alt=words("upload.columns_alt"),
        height=min(560, 38 + 35 * len(proposed)),
        key=f"upload-columns-{session.upload_run()}-{upload.fingerprint}-{words.language}",
    )
    show_preview(words, upload)
    choices = [
        corrected(choice, str(row.role), str(row.function or ""))
        for choice, row in zip(upload.recognition.columns, edited.itertuples(), strict=True)
    ]
    return replace(upload.recognition, columns=tuple(choices))


def table_of(words: Words, upload: Upload) -> pd.DataFrame:
    """One row per column of the files: sheet, column, sample, role, confidence (0..100), function."""
    choices = upload.recognition.columns
    return pd.DataFrame(
        {
            "sheet": [choice.sheet for choice in choices],
            "column": [choice.column for choice in choices],
            "sample": samples_of(words, upload),
            "role": [choice.role.value for choice in choices],
            "confidence": [round(100 * choice.confidence) for choice in choices],
            "function": [choice.function.value if choice.function else NO_FUNCTION for choice in choices],
        }
    )


def corrected(choice: ColumnChoice, role: str, function: str) -> ColumnChoice:
    """The choice as the person left it: what was changed is certain, what was not stays as it was."""
    asked = QuestionFunction(function) if function in FUNCTIONS else None
    if ColumnRole(role) is choice.role:
        same = choice.role is not ColumnRole.TEXT or asked is None or asked is choice.function
        return choice if same else replace(choice, function=asked, confidence=1.0)
    is_text, is_group = role == ColumnRole.TEXT, role == ColumnRole.GROUP
    return replace(
        choice,
        role=ColumnRole(role),
        confidence=1.0,
        function=(asked or QuestionFunction.OTHER) if is_text else None,
        grouping=(choice.grouping or choice.column) if is_group else "",
        question=(choice.question or choice.column) if is_text else "",
    )


def _columns(words: Words, has_sheets: bool) -> dict[str, object]:
    config = st.column_config
    return {
        "sheet": config.TextColumn(words("upload.sheet"), width="small") if has_sheets else None,
        "column": config.TextColumn(words("upload.column"), width="medium"),
        "sample": config.TextColumn(words("upload.example"), width="medium"),
        "role": config.SelectboxColumn(
            words("upload.role"),
            options=ROLES,
            required=True,
            format_func=lambda role: words(f"upload.role_name.{role}"),
            width="medium",
        ),
        "confidence": config.ProgressColumn(
            words("upload.confidence"), min_value=0, max_value=100, format="%d %%", width="small"
        ),
        "function": config.SelectboxColumn(
            words("upload.function"),
            options=[NO_FUNCTION, *FUNCTIONS],
            format_func=lambda function: words(f"upload.function_name.{function}"),
            width="small",
        ),
    }
