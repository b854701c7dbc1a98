"""A second coder: take a sheet along, code it by hand, hand it in, and see how person and machine agree."""

from __future__ import annotations

import streamlit as st

from data.errors import StudyError
from data.model import SurveyFile
from pages.parts.panels import show_panel
from pages.parts.ready import Ready
from pages.parts.text import plain, show_heading
from pages.state.coding import compare_sheets, sample_of
from reporting.exports.coding_sheet import coding_labels, write_coding_sheet
from reporting.panels.agreement import agreement_panel

_MOST = 2


def show_coding(ready: Ready) -> None:
    """The sheet to take along and the field to hand one or two in; nothing without themes."""
    words, analysis = ready.words, ready.analysis
    if analysis.themes.empty:
        return
    show_heading(words("quality.coding"))
    st.markdown(plain(words("quality.coding_lead")))
    with st.expander(words("quality.coding_open"), key="coding"):
        st.download_button(
            words("quality.coding_take"),
            lambda: write_coding_sheet(analysis, words, sample_of(analysis)),
            file_name=words("coding.file"),
            key="coding-take",
        )
        given = st.file_uploader(
            words("quality.coding_give"), type="xlsx", accept_multiple_files=True, key="coding-give"
        )
        if given:
            _show_agreement(ready, [SurveyFile(one.name, one.getvalue()) for one in given[:_MOST]])


def _show_agreement(ready: Ready, files: list[SurveyFile]) -> None:
    try:
        found = compare_sheets(ready.analysis, files, coding_labels(ready.analysis, ready.words))
    except StudyError as error:
        st.warning(plain(ready.words.problem(error.problem)))
        return
    show_panel(agreement_panel(ready.study, ready.analysis, ready.words, found), ready.words)
