"""The only module that writes HTML: our own style sheet and the language of the page.

Both are constants of ours; no text of a person ever passes here. Sentences of Streamlit's own parts
that it cannot say in another language are said by the style sheet, with words of ours.
"""

from __future__ import annotations

import json
from functools import cache
from itertools import count
from pathlib import Path

import streamlit as st

from reporting.words.words import Words

_SHEET = Path(__file__).with_name("style.css")
_SAID = {
    "drop": "upload.drop",
    "browse": "upload.browse",
    "limit": "upload.limit",
    "more": "frame.more_screens",
}
_RUNS = count()
_CLOSE = """<script>
  let tries = 0;
  const timer = setInterval(() => {
    const button = document.querySelector('[role="dialog"] button[aria-label="Close"]');
    if (button) button.click();
    if (button || ++tries > 40) clearInterval(timer);
  }, 50);
</script>"""
# Streamlit declares every page English; screen readers need the language that is really spoken.
_SPEAK = {
    "nl": "<script>document.documentElement.lang = 'nl'</script>",
    "en": "<script>document.documentElement.lang = 'en'</script>",
}


def show_style(words: Words) -> None:
    """Put the style sheet and the language of `words` on the page."""
    with st.container(key="style", height="content"):
        st.html(f"<style>{_sheet()} :root {{ {_said(words)} }}</style>")
        st.html(_SPEAK[words.language], unsafe_allow_javascript=True)


def close_false_alarm() -> None:
    """Close the window 'Page not found' that Streamlit opens on the very first visit since its start.

    Until `st.navigation` ran once, Streamlit takes our folder `pages` for its own older kind of pages
    and knows none of the addresses in it; the screen that was asked for stands behind that window.
    """
    if next(_RUNS) == 0:
        with st.container(key="style-alarm"):
            st.html(_CLOSE, unsafe_allow_javascript=True)


def is_dark() -> bool:
    """Whether the visitor looks at the dark version."""
    return st.context.theme.type == "dark"


def _said(words: Words) -> str:
    """Custom properties with words that the style sheet says; JSON strings are CSS strings."""
    said = {name: json.dumps(words(key), ensure_ascii=False) for name, key in _SAID.items()}
    return " ".join(f"--bl-say-{name}: {text};" for name, text in said.items())


@cache
def _sheet() -> str:
    return _SHEET.read_text(encoding="utf-8")
