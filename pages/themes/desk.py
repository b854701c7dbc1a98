"""What the parts of the theme workbench share: bench, theme at hand, and how a decision is taken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from data.errors import StudyError
from pages.parts.ready import Ready
from pages.parts.text import plain
from pages.state import bench as benches
from pages.state import session
from pages.state.bench import Bench
from pages.state.bench_tables import themes_of
from pages.state.decide import Hand

_THEME = "themes-theme"


@dataclass(frozen=True)
class Desk:
    """The open study with its themes of now; `themes` as `pages.state.bench_tables.themes_of` gives them."""

    ready: Ready
    bench: Bench
    themes: pd.DataFrame

    @property
    def labels(self) -> dict[str, str]:
        """Name by theme_id."""
        return dict(zip(self.themes["theme_id"], self.themes["label"], strict=True))

    def key(self, name: str) -> str:
        """A widget key that starts anew after every decision."""
        return f"themes-{name}-{self.ready.study.info.study_id}-{len(self.bench.decisions)}"


def open_desk(ready: Ready) -> Desk:
    """The desk of the open study."""
    bench = benches.open_bench(ready.view.card, ready.view.settings, ready.analysis)
    return Desk(ready, bench, themes_of(bench, ready.analysis))


def chosen_theme(desk: Desk) -> Any | None:
    """The row of the theme at hand: chosen here, else in the URL, else the largest; None without themes."""
    known = desk.themes["theme_id"].tolist()
    if not known:
        return None
    asked = [st.session_state.get(_THEME), desk.ready.selection.theme, known[0]]
    theme_id = next(theme for theme in asked if theme in known)
    st.session_state[_THEME] = theme_id
    return next(desk.themes[desk.themes["theme_id"] == theme_id].itertuples())


def choose_theme(theme_id: str) -> None:
    """Take another theme at hand."""
    st.session_state[_THEME] = theme_id


def theme_key() -> str:
    """Key of the select box that holds the theme at hand."""
    return _THEME


def who(desk: Desk) -> str:
    """The name under which decisions are kept; '' when it was not given yet."""
    return session.writing(desk.ready.study.info.study_id, "who").strip()


def hand(desk: Desk, why: str = "") -> Hand:
    """Who decides now, and why."""
    return Hand(who(desk), why)


def decide(desk: Desk, notice: str, *decisions: Any) -> None:
    """Keep decisions and draw the screen again; without a name, or a study, say so instead.

    `notice`: key of the sentence that the next run shows once.
    """
    words, view = desk.ready.words, desk.ready.view
    if not who(desk):
        st.warning(plain(words("themes.who_missing")))
        return
    try:
        benches.keep(view.card, view.settings, desk.ready.analysis, *decisions)
    except StudyError as error:
        st.error(plain(words.problem(error.problem)))
        return
    session.leave_notice(notice)
    st.rerun()


def ask_why(desk: Desk, name: str) -> str:
    """A field for the reason of a decision; it may stay empty."""
    words = desk.ready.words
    return st.text_input(
        words("themes.why"),
        key=desk.key(f"why-{name}"),
        placeholder=words("themes.why_example"),
        max_chars=300,
    )
