"""The log of decisions: who, when, what and why; what could not be done; and taking any of it back."""

from __future__ import annotations

from typing import Any

import streamlit as st

from pages.parts.text import plain, show_heading
from pages.state import bench as benches
from pages.state.bench_tables import log_of
from pages.themes.desk import Desk, decide, who
from reporting.panels.themes import log_sentence, said_moment

_FIRST = 30


def show_log(desk: Desk) -> None:
    """What could not be carried out, then every decision with its way back, the newest first."""
    words, log = desk.ready.words, log_of(desk.bench)
    show_heading(words("themes.log_title"))
    if log.empty:
        st.markdown(plain(words("themes.log_empty")))
        return
    st.markdown(plain(words("themes.log_lead")))
    _show_problems(desk)
    rows = list(log.itertuples())
    for row in rows[:_FIRST]:
        _show_entry(desk, row)
    if len(rows) > _FIRST:
        with st.expander(words("themes.log_more", n=words.number(len(rows) - _FIRST)), key="log-more"):
            for row in rows[_FIRST:]:
                _show_entry(desk, row)
    _show_undo_all(desk)


def _show_problems(desk: Desk) -> None:
    words, problems = desk.ready.words, desk.bench.problems
    if not problems:
        return
    said = "\n".join(f"- {plain(words.problem(problem))}" for problem in problems)
    with st.container(key="sand-problems"):
        st.markdown(f"**{plain(words('themes.log_problems'))}**")
        st.markdown(said)


def _show_entry(desk: Desk, entry: Any) -> None:
    words = desk.ready.words
    with st.container(
        border=True, key=f"card-row-{entry.decision_id}", horizontal=True, vertical_alignment="center"
    ):
        sentence = plain(log_sentence(words, entry))
        is_undo = entry.act == "undo"
        said = f"**{sentence}**" if entry.is_standing or is_undo else f":gray[~~{sentence}~~]"
        facts = words("themes.log_facts", who=entry.who, when=said_moment(words, entry.when))
        why = f"  \n{plain(words('themes.log_why', why=entry.why))}" if entry.why else ""
        number = f" · {entry.decision_id}"
        st.markdown(f"{said}  \n:gray[{plain(facts + number)}]{why}", width="stretch")
        if is_undo:
            return
        name = "undo" if entry.is_standing else "redo"
        if st.button(words(f"themes.{name}"), key=f"themes-{name}-{entry.decision_id}"):
            _turn(desk, entry.decision_id, is_standing=bool(entry.is_standing))


def _turn(desk: Desk, decision_id: str, *, is_standing: bool) -> None:
    """Undo a standing decision, or undo what undid it."""
    of = [one for one in desk.bench.decisions if one.decision_id == decision_id]
    if not is_standing:
        of = benches.undone_by(desk.bench, decision_id)
    decide(desk, "themes.done_undo" if is_standing else "themes.done_redo", *benches.undo(of, who(desk)))


def _show_undo_all(desk: Desk) -> None:
    words, bench = desk.ready.words, desk.bench
    if not bench.standing:
        return
    with st.popover(words("themes.undo_all"), key="themes-undo-all"):
        n = words.number(len(bench.standing))
        st.markdown(plain(words("themes.undo_all_text", n=n)))
        if st.button(words("themes.undo_all_yes"), type="primary", key="themes-undo-all-yes"):
            standing = [one for one in bench.decisions if one.decision_id in bench.standing]
            decide(desk, "themes.done_undo_all", *benches.undo(standing, who(desk)))
