"""The only module that writes HTML: our own style sheet and the language of the page.

Both are constants of ours; no text of a person ever passes here.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import streamlit as st

_SHEET = Path(__file__).with_name("style.css")
# Streamlit declares every page English; screen readers need the language that is really spoken.
_SPEAK = {
    "nl": "<script>document.documentElement.lang = 'nl'</script>",
    "en": "<script>document.documentElement.lang = 'en'</script>",
}


def show_style(language: str) -> None:
    """Put the style sheet and the language ("nl" or "en") on the page."""
    with st.container(key="style", height="content"):
        st.html(f"<style>{_sheet()}</style>")
        st.html(_SPEAK[language], unsafe_allow_javascript=True)


def is_dark() -> bool:
    """Whether the visitor looks at the dark version."""
    return st.context.theme.type == "dark"


@cache
def _sheet() -> str:
    return _SHEET.read_text(encoding="utf-8")
