"""What stands around every screen: which study, which language, the demo banner, notices, the foot."""

from __future__ import annotations

import streamlit as st

from pages.parts.text import plain
from pages.state import selection as selections
from pages.state import session
from pages.state.view import LANGUAGES, Frame, View
from reporting.words.words import Words


def show_frame(frame: Frame) -> None:
    """Bar above the screen: choice of study and language, then the banner when the study is fictional."""
    words = frame.words
    with st.container(
        key="frame", horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"
    ):
        _show_study(frame)
        _show_language(frame)
    if frame.card and frame.card.info.is_demo:
        with st.container(key="demo"):
            st.markdown(plain(words("frame.demo")))
    left = session.take_notice()
    if left:
        st.toast(plain(words(left[0], **left[1])))


def show_unknown(words: Words, unknown: tuple[str, ...]) -> None:
    """A small notice for each part of the URL that was not known and became the default."""
    for name in unknown:
        st.info(plain(words(f"frame.unknown_{name}")))


def show_failure(words: Words) -> None:
    """What a reader sees when a screen breaks: that nothing is lost, and what to do."""
    with st.container(key="empty-failure"):
        st.header(plain(words("frame.failed_title")), anchor=False)
        st.markdown(plain(words("frame.failed_text")))


def show_foot(words: Words, view: View | None = None) -> None:
    """The last lines of a screen: what this product is for, with model and fingerprint of the result."""
    with st.container(key="footer"):
        st.caption(plain(words("frame.footer")))
        if view and view.analysis:
            facts = words(
                "frame.footer_facts", model=view.analysis.model, fingerprint=view.analysis.fingerprint
            )
            st.caption(plain(facts))


def _show_study(frame: Frame) -> None:
    words = frame.words
    if frame.card is None:
        st.markdown(f"**{plain(words('frame.product'))}**")
        return
    if len(frame.cards) > 1:
        key = f"frame-study-{frame.card.info.study_id}"
        names = {card.info.study_id: card.info.name for card in frame.cards}
        st.selectbox(
            words("frame.study"),
            list(names),
            index=list(names).index(frame.card.info.study_id),
            format_func=names.__getitem__,
            key=key,
            label_visibility="collapsed",
            width=340,
            on_change=lambda: selections.open_study(str(st.session_state[key])),
        )
        return
    info = frame.card.info
    facts = " · ".join(part for part in (info.municipality, info.period) if part)
    st.markdown(f"**{plain(info.name)}**" + (f"  \n:gray[{plain(facts)}]" if facts else ""))


def _show_language(frame: Frame) -> None:
    key = f"frame-language-{frame.selection.language}"
    st.segmented_control(
        frame.words("frame.language"),
        LANGUAGES,
        default=frame.selection.language,
        required=True,
        format_func=str.upper,
        key=key,
        label_visibility="collapsed",
        on_change=selections.choose_from(key, "language"),
    )
