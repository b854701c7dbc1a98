"""What a screen shows while its study is under analysis, or when the analysis failed: never a blank page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from data.model import Problem, Severity
from pages.parts.text import plain, show_title
from pages.state import selection as selections
from pages.state import store
from pages.state.view import View, job_state
from reporting.words.words import Words

STEPS = {"statements": 0.05, "embedding": 0.55, "themes": 0.2, "labels": 0.1, "measures": 0.1}
"""Steps of an analysis in order, with about the share of the time that each takes."""


def done_share(step: str, share: float) -> float:
    """Part of the whole analysis that is done, 0..1, when `share` (0..1) of `step` is done."""
    names = list(STEPS)
    if step not in names:
        return 0.0
    before = sum(STEPS[name] for name in names[: names.index(step)])
    return min(1.0, before + STEPS[step] * share)


def show_waiting(view: View) -> None:
    """Progress of the analysis in words, refreshed each second; or what went wrong, with a way on."""
    state = job_state(view)
    if state.status == "failed":
        _show_failed(view, state.problem)
        return
    words, grain = view.words, view.selection.grain
    answers = words.count(len(view.study.answers), "answers")
    title = words("waiting.title", answers=answers) if grain == "normal" else words("waiting.title_again")
    with st.container(key="empty-waiting"):
        show_title("waiting", words("waiting.eyebrow"), title, words("waiting.lead"))
        _show_progress(view)
        st.caption(plain(words("waiting.stay")))
        if grain != "normal":
            st.button(words("waiting.back_grain"), on_click=selections.choose, kwargs={"grain": "normal"})


def show_filling(words: Words) -> None:
    """What a new workspace shows while the demo study is laid ready in it, a few seconds."""
    with st.container(key="empty-filling"):
        show_title(
            "filling", words("waiting.eyebrow"), words("waiting.filling_title"), words("waiting.filling_lead")
        )
        _wait_for_demo(words)


@st.fragment(run_every=0.5)
def _wait_for_demo(words: Words) -> None:
    if store.demo_state().status not in ("waiting", "running"):
        st.rerun(scope="app")
    st.progress(0.0, text=words("waiting.filling_progress"))


@st.fragment(run_every=1.0)
def _show_progress(view: View) -> None:
    state, words = job_state(view), view.words
    if state.status in ("done", "failed", "none"):
        st.rerun(scope="app")
    share = done_share(state.step, state.share)
    st.progress(share, text=words("waiting.progress", share=words.share(share)))
    if state.status == "waiting":
        st.caption(plain(words("waiting.queued")))
    names = list(STEPS)
    reached = names.index(state.step) if state.step in names else -1
    with st.container(key="waiting-list"):
        for number, name in enumerate(names):
            stage = _stage(number, reached)
            _show_step(words(f"waiting.step_{name}"), words(f"waiting.{stage}"), stage)


def _stage(number: int, reached: int) -> str:
    return "done" if number < reached else "busy" if number == reached else "later"


def _show_step(sentence: str, stage_word: str, stage: str) -> None:
    mark, colour = {"done": ("✓", "green"), "busy": ("●", "primary"), "later": ("○", "gray")}[stage]
    text = f"**{plain(sentence)}**" if stage == "busy" else plain(sentence)
    st.markdown(f":{colour}[{mark}]  {text}  :gray[{plain(stage_word)}]")


def _show_failed(view: View, problem: Mapping[str, Any]) -> None:
    words = view.words
    with st.container(key="empty-failed"):
        reason = words.problem(problem_of(problem))
        lead = words("waiting.failed_lead", reason=reason)
        show_title("failed", words("waiting.eyebrow"), words("waiting.failed_title"), lead)
        st.button(
            words("waiting.retry"),
            type="primary",
            on_click=store.start_analysis,
            args=(view.card, view.settings),
        )


def problem_of(fields: Mapping[str, Any]) -> Problem:
    """The problem that a job told in JSON; a job that told nothing died."""
    told = dict(fields) or {"code": "analysis_died"}
    return Problem(**{**told, "severity": Severity(told.get("severity", "refusal"))})
