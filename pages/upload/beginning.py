"""Where the themes of a new study begin: found freely, in a codebook that is shipped, or in one's own."""

from __future__ import annotations

import streamlit as st

from data.errors import StudyError
from pages.parts.text import plain
from pages.state import codebooks, session
from pages.upload.files import show_refusal
from reporting.words.words import Words

_OWN = "own"
_LARGEST_MB = 5


def choose_beginning(words: Words) -> str | None:
    """The choice as `Settings.codebook` wants it, '' for free; None while an own codebook is awaited."""
    run = session.upload_run()
    choice = str(
        st.radio(
            words("upload.beginning"),
            [*codebooks.CHOICES, _OWN],
            format_func=lambda name: words(f"themes.start_{name or 'free'}"),
            captions=[words(f"themes.start_{name or 'free'}_text") for name in codebooks.CHOICES]
            + [words("upload.beginning_own_text")],
            key=f"upload-beginning-{run}",
        )
    )
    if choice != _OWN:
        return choice
    with st.container(key="handin-beginning"):
        dropped = st.file_uploader(
            words("themes.hand_in"),
            type=["toml", "xlsx"],
            max_upload_size=_LARGEST_MB,
            key=f"upload-codebook-{run}",
        )
    if dropped is None:
        st.caption(plain(words("upload.beginning_wait")))
        return None
    try:
        book = codebooks.read_file(dropped.name, dropped.getvalue(), words.language)
    except StudyError as error:
        show_refusal(words, error)
        return None
    st.success(plain(words("upload.beginning_read", themes=words.count(len(book), "themes"))))
    return codebooks.as_choice(book)
