"""The first rows of each file as they are, without the columns that hold personal data."""

from __future__ import annotations

import streamlit as st

from data.model import ColumnRole, Recognition
from pages.parts.text import plain
from pages.state.intake import Upload
from reporting.words.words import Words

_ROWS = 6


def show_preview(words: Words, upload: Upload) -> None:
    """An expander with a table per sheet."""
    personal = {choice.column for choice in upload.recognition.columns if choice.role is ColumnRole.PERSONAL}
    with st.expander(words("upload.preview"), key="upload-preview"):
        for number, table in enumerate(upload.tables):
            name = " · ".join(part for part in (table.file, table.sheet) if part)
            st.caption(plain(name))
            shown = [column for column in table.frame.columns if column not in personal]
            alt = words("upload.preview_alt", file=name)
            st.dataframe(
                table.frame[shown].head(_ROWS), hide_index=True, alt=alt, key=f"upload-preview-{number}"
            )


def show_tool(words: Words, recognition: Recognition) -> None:
    """Which survey tool the file seems to come from, when that can be seen."""
    key = f"upload.tool_name.{recognition.tool}"
    if words.has(key):
        st.markdown(plain(words("upload.tool", tool=words(key))))
