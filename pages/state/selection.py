"""What the visitor looks at: the URL turned into a frozen `Selection`, and back.

The URL is the truth, so a view can be shared and survives a reload. Streamlit drops the
query when somebody moves to another screen; therefore the same plain words are remembered
in the session and written back. Nothing is ever parsed but plain text against known ids.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace

import streamlit as st

from pages.state import session


@dataclass(frozen=True)
class Selection:
    """One view: which study in which language, at which level, which unit, theme, colour and grain.

    `unit` and `theme` are ids of the study ("" = none chosen); `colour` is "appreciation" or
    "theme"; `grain` says how fine the themes are cut; `step` is the number of a step of the workshop.
    """

    language: str = "nl"
    study: str = ""
    level: str = "place"
    unit: str = ""
    theme: str = ""
    colour: str = "appreciation"
    grain: str = "normal"
    step: str = "1"


Known = Mapping[str, Sequence[str]]
"""Allowed values per field of `Selection`; the first one is the default."""


def check_selection(
    params: Mapping[str, str], remembered: Mapping[str, str], known: Known, start: Selection | None = None
) -> tuple[Selection, tuple[str, ...]]:
    """Give back the selection and the names of the fields whose value in the URL is unknown.

    `params`: the query of the URL; `remembered`: what this visitor chose before on another
    screen; fields that `known` does not name keep their value of `start`. An unknown value
    becomes the default; an unknown remembered one does so in silence (it belonged to another study).
    """
    selection, unknown = start or Selection(), []
    for name, allowed in known.items():
        default = allowed[0] if allowed else ""
        asked = params.get(name) or remembered.get(name) or default
        if asked not in allowed and params.get(name):
            unknown.append(name)
        selection = replace(selection, **{name: asked if asked in allowed else default})
    return selection, tuple(unknown)


def open_selection(known: Known, start: Selection | None = None) -> tuple[Selection, tuple[str, ...]]:
    """Selection of this visitor for the fields that `known` names; brings the URL in line with it."""
    selection, unknown = check_selection(st.query_params.to_dict(), session.remembered(), known, start)
    for name, allowed in known.items():
        _write(name, getattr(selection, name), allowed[0] if allowed else "")
    return selection, unknown


def choose(**changes: str) -> None:
    """Change fields of the selection, in the URL and in the memory of the session."""
    session.remember(changes)
    for name, value in changes.items():
        if value:
            st.query_params[name] = value
        elif name in st.query_params:
            del st.query_params[name]


def open_study(study_id: str) -> None:
    """Open a study ("" = the default one) with a clean view: places and themes are ids of one study."""
    choose(study=study_id, level="", unit="", theme="", colour="", grain="")


def choose_from(key: str, name: str) -> Callable[[], None]:
    """Callback for a widget with that `key` whose value is the new value of field `name`."""

    def take() -> None:
        value = st.session_state.get(key)
        if value is not None:
            choose(**{name: str(value)})

    return take


def link_to(selection: Selection, **changes: str) -> dict[str, str]:
    """Query for a link to another screen that keeps the selection, with some fields changed."""
    wanted = asdict(replace(selection, **changes))
    standard = asdict(Selection())
    return {name: value for name, value in wanted.items() if value and value != standard[name]}


def _write(name: str, value: str, default: str) -> None:
    session.remember({name: value})
    if value == default:
        if name in st.query_params:
            del st.query_params[name]
    elif st.query_params.get(name) != value:
        st.query_params[name] = value
