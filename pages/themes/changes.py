"""Deciding about one theme: name and description, what goes into it, the lock and the mark of minority."""

from __future__ import annotations

from typing import Any

import streamlit as st

from pages.parts.text import plain
from pages.state.decide import open_themes, swallowed_minorities
from pages.themes.desk import Desk, ask_why, decide, hand
from pages.themes.suggestion import show_suggestion


def show_naming(desk: Desk, theme: Any) -> None:
    """Fields for the name, what belongs in the theme and what does not; a decision for each that changed."""
    words, about = desk.ready.words, theme.theme_id
    if _is_closed(desk, theme):
        return
    show_suggestion(desk, theme)
    label = st.text_input(
        words("themes.label"), value=theme.label, key=desk.key(f"label-{about}"), max_chars=80
    )
    left, right = st.columns(2)
    belongs = left.text_area(
        words("themes.belongs"), value=theme.belongs, key=desk.key(f"in-{about}"), height=90, max_chars=500
    )
    belongs_not = right.text_area(
        words("themes.belongs_not"),
        value=theme.belongs_not,
        key=desk.key(f"out-{about}"),
        height=90,
        max_chars=500,
    )
    who = hand(desk, ask_why(desk, f"naming-{about}"))
    if not st.button(words("themes.keep_naming"), type="primary", key="themes-keep-naming"):
        return
    if not label.strip():
        st.warning(plain(words("themes.label_missing")))
        return
    decisions = [who.rename(about, label)] if label.strip() != theme.label else []
    if (belongs.strip(), belongs_not.strip()) != (theme.belongs, theme.belongs_not):
        decisions.append(who.describe(about, belongs, belongs_not))
    if not decisions:
        st.info(plain(words("themes.nothing_changed")))
        return
    decide(desk, "themes.done_naming", *decisions)


def show_merge(desk: Desk, theme: Any) -> None:
    """Which themes go into this one; a minority voice disappears only when that is confirmed."""
    words, about = desk.ready.words, theme.theme_id
    if _is_closed(desk, theme):
        return
    labels = {name: label for name, label in open_themes(desk.bench).items() if name != about}
    others = st.multiselect(
        words("themes.merge_others", theme=theme.label),
        list(labels),
        format_func=labels.__getitem__,
        placeholder=words("themes.merge_none"),
        key=desk.key(f"merge-{about}"),
    )
    lost = swallowed_minorities(desk.bench, about, others)
    confirmed = not lost
    if lost:
        st.warning(
            plain(words("themes.merge_minority", themes=words.listing([f"‘{name}’" for name in lost])))
        )
        confirmed = st.checkbox(words("themes.merge_confirm"), key=desk.key(f"confirm-{about}"))
    who = hand(desk, ask_why(desk, f"merge-{about}"))
    ready_to = bool(others) and confirmed
    if st.button(words("themes.merge"), type="primary", key="themes-merge", disabled=not ready_to):
        decide(desk, "themes.done_merge", who.merge(about, others, confirmed=bool(lost)))


def show_marks(desk: Desk, theme: Any) -> None:
    """The lock and the mark of minority, each with what it means."""
    words, about = desk.ready.words, theme.theme_id
    who = hand(desk, ask_why(desk, f"marks-{about}"))
    left, right = st.columns(2, gap="large")
    with left:
        st.markdown(plain(words("themes.lock_note")))
        name = "unlock" if theme.is_locked else "lock"
        if st.button(words(f"themes.{name}"), key="themes-lock"):
            lock = who.lock(desk.bench, about, is_locked=not theme.is_locked)
            decide(desk, "themes.done_lock", lock)
    with right:
        st.markdown(plain(words("themes.mark_note")))
        name = "unmark" if theme.is_minority else "mark"
        if st.button(words(f"themes.{name}"), key="themes-mark", disabled=bool(theme.is_locked)):
            decide(desk, "themes.done_mark", who.mark(about, is_minority=not theme.is_minority))


def _is_closed(desk: Desk, theme: Any) -> bool:
    """Whether the theme is locked; says so, and where to open it."""
    if theme.is_locked:
        st.info(plain(desk.ready.words("themes.is_locked")))
    return bool(theme.is_locked)
