"""The few small things a session remembers that must not stand in a URL: no tables, no models.

Texts a person typed on a screen (the intention, questions for the conversation) live here
until the browser tab closes.
"""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

_SELECTION = "beleef.selection"
_WRITINGS = "beleef.writings"
_NOTICE = "beleef.notice"
_RUN = "beleef.upload_run"


def remembered() -> dict[str, str]:
    """What the visitor chose earlier, field of the selection -> value."""
    return dict(st.session_state.get(_SELECTION, {}))


def remember(changes: Mapping[str, str]) -> None:
    """Keep these fields of the selection for the next screen."""
    st.session_state[_SELECTION] = remembered() | dict(changes)


def writing(study_id: str, name: str, default: str = "") -> str:
    """Text that was typed for this study under `name`; `default` when nothing was typed."""
    return str(st.session_state.get(_WRITINGS, {}).get(f"{study_id}/{name}", default))


def writings(study_id: str, prefix: str) -> dict[str, str]:
    """All texts typed for this study whose name starts with `prefix`, without that prefix."""
    start = f"{study_id}/{prefix}"
    kept: dict[str, str] = st.session_state.get(_WRITINGS, {})
    return {name.removeprefix(start): text for name, text in kept.items() if name.startswith(start)}


def keep_writing(study_id: str, name: str, text: str) -> None:
    """Keep what was typed for this study under `name`."""
    st.session_state[_WRITINGS] = st.session_state.get(_WRITINGS, {}) | {f"{study_id}/{name}": text}


def leave_notice(key: str, **params: str | int) -> None:
    """Leave a sentence (key of `reporting.words`) that the next run shows once."""
    st.session_state[_NOTICE] = (key, params)


def take_notice() -> tuple[str, dict[str, str | int]] | None:
    """The sentence that was left, once; None when there is none."""
    left: tuple[str, dict[str, str | int]] | None = st.session_state.pop(_NOTICE, None)
    return left


def upload_run() -> int:
    """Number of the current upload; part of widget keys, so that a new upload starts empty."""
    return int(st.session_state.get(_RUN, 0))


def next_upload_run() -> None:
    """Forget the files and choices of the current upload."""
    st.session_state[_RUN] = upload_run() + 1
