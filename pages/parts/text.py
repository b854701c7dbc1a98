"""Text on a screen: titles, leads and quotes. What people wrote is shown as plain text, never as markup."""

from __future__ import annotations

import re

import streamlit as st

_MARKS = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:&=^])")


def plain(text: str) -> str:
    """The text so that markdown shows each character as it is; line ends become spaces."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))


def show_title(key: str, eyebrow: str, title: str, lead: str = "") -> None:
    """The head of a screen: a small word above, the finding as title, a sentence below.

    All three are shown literally. `key` is unique on the page.
    """
    with st.container(key=f"eyebrow-{key}"):
        st.markdown(plain(eyebrow))
    st.title(plain(title), anchor=False)
    if lead:
        show_lead(key, lead)


def show_lead(key: str, lead: str) -> None:
    """A paragraph that leads into what follows."""
    with st.container(key=f"lead-{key}"):
        st.markdown(plain(lead))


def show_heading(title: str, note: str = "") -> None:
    """Heading of a section with an optional small note below."""
    st.header(plain(title), anchor=False)
    if note:
        st.caption(plain(note))


def show_quote(key: str, text: str, source: str = "", *, edge: bool = False, big: bool = False) -> None:
    """One literal quote with where it comes from. `edge`: it only just belongs to its theme."""
    kind = "bigquote-quote" if big else "quote-edge" if edge else "quote"
    with st.container(key=f"{kind}-{key}"):
        st.text(text)
        if source:
            st.caption(plain(source))
