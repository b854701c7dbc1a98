"""Step 4: a name for the study; then it is stored and its analysis begins."""

from __future__ import annotations

import streamlit as st

from data.errors import StudyError
from data.model import Recognition, StudyInfo
from pages.parts.text import plain, show_heading
from pages.state import intake, session
from pages.state import selection as selections
from pages.state.intake import KnownPlaces, Upload
from pages.state.view import Frame
from pages.upload.beginning import choose_beginning
from pages.upload.files import show_refusal


def show_keep(frame: Frame, upload: Upload, recognition: Recognition, known: KnownPlaces | None) -> None:
    """Name, municipality and period, and the button that stores."""
    words, run = frame.words, session.upload_run()
    show_heading(words("upload.step_keep"))
    beginning = choose_beginning(words)
    with st.form(f"upload-keep-{run}", border=False), st.container(border=True, key="card-keep"):
        name = st.text_input(words("upload.name"), placeholder=words("upload.name_example"), max_chars=120)
        left, right = st.columns(2)
        municipality = left.text_input(words("upload.municipality"), max_chars=80)
        period = right.text_input(
            words("upload.period"), placeholder=words("upload.period_example"), max_chars=80
        )
        follows = _choose_earlier(frame)
        pressed = st.form_submit_button(words("upload.keep"), type="primary")
    if not pressed:
        return
    if not name.strip():
        st.warning(plain(words("upload.name_missing")))
        return
    if beginning is None:
        st.warning(plain(words("upload.beginning_wait")))
        return
    taken = [card.info.study_id for card in frame.cards]
    info = StudyInfo(intake.new_study_id(name, taken), name.strip(), municipality.strip(), period.strip())
    try:
        with st.spinner(words("upload.keeping")):
            intake.keep_upload(upload, recognition, info, known, follows, beginning)
    except StudyError as error:
        show_refusal(words, error)
        return
    selections.open_study(info.study_id)
    session.leave_notice("upload.kept")
    session.next_upload_run()
    st.switch_page("pages/start/page.py")


def _choose_earlier(frame: Frame) -> str:
    """The study that this one goes on from, "" for none; nothing to choose in an empty workspace."""
    words = frame.words
    names = {"": words("upload.follows_none")} | {card.info.study_id: card.info.name for card in frame.cards}
    if len(names) == 1:
        return ""
    return str(
        st.selectbox(
            words("upload.follows"),
            list(names),
            format_func=names.__getitem__,
            help=words("upload.follows_help"),
        )
    )
