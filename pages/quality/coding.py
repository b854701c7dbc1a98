"""A second coder: take a sheet along, code it by hand, hand it in, and see how person and machine agree."""

from __future__ import annotations

import streamlit as st

from data.errors import StudyError
from data.model import SurveyFile
from pages.parts.panels import show_panel
from pages.parts.ready import Ready
from pages.parts.text import plain, show_heading
from pages.state import session
from pages.state.coding import read_sheet, sample_of
from pages.state.kept_codings import forget_coding, keep_codings, load_codings
from reporting.exports.coding_sheet import coding_labels, write_coding_sheet
from reporting.panels.agreement import agreement_panel
from reporting.panels.themes import said_moment

_MOST = 2


def show_coding(ready: Ready) -> None:
    """The sheet to take along, the field to hand it in, and what came of it; nothing without themes."""
    words, analysis = ready.words, ready.analysis
    if analysis.themes.empty:
        return
    show_heading(words("quality.coding"))
    st.markdown(plain(words("quality.coding_lead")))
    codings = load_codings(ready.view.card, ready.view.settings)
    with st.expander(words("quality.coding_open"), key="coding"):
        st.download_button(
            words("quality.coding_take"),
            lambda: write_coding_sheet(analysis, words, sample_of(analysis)),
            file_name=words("coding.file"),
            key="coding-take",
        )
        given = st.file_uploader(
            words("quality.coding_give"),
            type="xlsx",
            accept_multiple_files=True,
            key=f"coding-give-{'-'.join(one.when for one in codings)}",
        )
        if given:
            _ask_who(ready, [SurveyFile(one.name, one.getvalue()) for one in given[:_MOST]])
    for number, coding in enumerate(codings):
        n = words.count(len(coding.rows), "statements")
        with st.container(key=f"coder-{number}", horizontal=True, vertical_alignment="center"):
            said = words("quality.coding_by", who=coding.who, moment=said_moment(words, coding.when), n=n)
            st.markdown(plain(said), width="stretch")
            if st.button(
                plain(words("quality.coding_forget", who=coding.who)), key=f"coding-forget-{number}"
            ):
                forget_coding(ready.view.card, ready.view.settings, coding.who)
                session.leave_notice("quality.coding_forgotten")
                st.rerun()
    if analysis.agreement is not None:
        show_panel(agreement_panel(ready.study, analysis, words, analysis.agreement), words)


def _ask_who(ready: Ready, files: list[SurveyFile]) -> None:
    """A name per sheet and the button that keeps them."""
    words, study_id = ready.words, ready.study.info.study_id
    names = [
        st.text_input(
            words("quality.coding_who", file=file.name),
            value=session.writing(study_id, "who") if number == 0 else "",
            help=words("quality.coding_who_help"),
            max_chars=80,
            key=f"coding-who-{number}",
        ).strip()
        for number, file in enumerate(files)
    ]
    if not st.button(words("quality.coding_keep"), type="primary", key="coding-keep"):
        return
    if "" in names or len(set(names)) < len(names):
        st.warning(plain(words("quality.coding_nameless")))
        return
    labels = coding_labels(ready.analysis, words)
    try:
        sheets = [read_sheet(ready.analysis, file, labels) for file in files]
        made = dict(zip(names, sheets, strict=True))
        keep_codings(ready.view.card, ready.view.settings, ready.analysis, made)
    except StudyError as error:
        st.warning(plain(words.problem(error.problem)))
        return
    session.leave_notice("quality.coding_kept")
    st.rerun()
