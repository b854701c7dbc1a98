"""Upload: files in, a person confirms what was recognised, and the study is stored and analysed."""

from __future__ import annotations

from pages.parts.frame import show_foot
from pages.parts.text import show_title
from pages.state.view import Frame, open_frame
from pages.upload.check import show_check
from pages.upload.columns import confirm_columns
from pages.upload.files import choose_files, choose_places
from pages.upload.hints import show_hints
from pages.upload.keep import show_keep
from pages.upload.model import show_model
from pages.upload.workspace import show_workspace


def show(frame: Frame) -> None:
    """The four steps; each next one appears when the one before it succeeded."""
    words = frame.words
    show_title("upload", words("upload.eyebrow"), words("upload.title"), words("upload.lead"))
    upload = choose_files(words)
    if upload is None:
        show_hints(words)
        return
    known = choose_places(words)
    recognition = confirm_columns(words, upload)
    if show_check(words, upload, recognition):
        show_model(words)
        show_keep(frame, upload, recognition, known)


opened = open_frame()
show(opened)
show_workspace(opened)
show_foot(opened.words)
