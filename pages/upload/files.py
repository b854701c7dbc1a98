"""Step 1: the files with answers and, for who has one, the file with places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from data.errors import StudyError
from data.model import SurveyFile
from pages.parts.text import plain, show_heading
from pages.state import intake, session
from pages.state.intake import KnownPlaces, Upload
from reporting.words.words import Words

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile

_LIMIT_MB = 100


def choose_files(words: Words) -> Upload | None:
    """What was read from the dropped files; None while there is nothing, or nothing that can be used."""
    show_heading(words("upload.step_files"))
    dropped = st.file_uploader(
        words("upload.files"),
        accept_multiple_files=True,
        max_upload_size=_LIMIT_MB,
        help=words("upload.files_help"),
        key=f"upload-files-{session.upload_run()}",
    )
    if not dropped:
        return None
    try:
        with st.spinner(words("upload.reading")):
            return intake.read_upload(_as_files(dropped))
    except StudyError as error:
        show_refusal(words, error)
        return None


def choose_places(words: Words) -> KnownPlaces | None:
    """Places and areas of a places file, when the person hands one in."""
    if not st.toggle(words("upload.places_toggle"), key=f"upload-has-places-{session.upload_run()}"):
        return None
    dropped = st.file_uploader(
        words("upload.places"),
        max_upload_size=_LIMIT_MB,
        help=words("upload.places_help"),
        key=f"upload-places-{session.upload_run()}",
    )
    if dropped is None:
        return None
    try:
        known = intake.read_known_places(_as_files([dropped])[0])
    except StudyError as error:
        show_refusal(words, error)
        return None
    st.success(plain(words("upload.places_read", places=words.count(len(known.places), "places"))))
    return known


def show_refusal(words: Words, error: StudyError) -> None:
    """One sentence that says what is wrong and what to do, and that nothing was stored."""
    with st.container(key="refusal"):
        st.error(f"**{plain(words('upload.refused'))}**  \n{plain(words.problem(error.problem))}")
        st.caption(plain(words("upload.nothing_stored")))


def _as_files(dropped: Sequence[UploadedFile]) -> list[SurveyFile]:
    return [SurveyFile(file.name, file.getvalue()) for file in dropped]
