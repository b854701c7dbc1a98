"""The one junction of data with analysis for the screens, and the only user of Streamlit's caches.

Screens ask here for studies and finished analyses; both live in the workspace folder. An analysis
is computed once, in a process of its own (`pages.state.analysis_job`), and stored. Cache keys are
ids and times, never tables or answer text; cached tables are shared and must not be changed.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import streamlit as st

from analysis.jobs import Jobs, JobState
from analysis.model import Analysis, Settings
from analysis.record import from_record, settings_key
from analysis.waves.newest import newest_round
from data.model import Study
from data.store.store import Store, StudyCard, open_store

T = TypeVar("T")

GRAINS = {"coarsest": 0.5, "coarse": 0.75, "normal": 1.0, "fine": 1.4, "finest": 2.0}
"""Steps of the slider 'grover - fijner' and the resolution each stands for."""


def once(key: str, make: Callable[[], T]) -> T:
    """What `make` gives, made once per visitor for that `key` and then shared; errors are not kept.

    `key`: ids and hashes only, never answer text. What comes back must not be changed.
    """
    made: T = _once(key, make)
    return made


def workspace_folder() -> Path:
    """Folder in which studies are kept: BELEEF_WORKSPACE, or `workspace` beside the app."""
    return Path(os.environ.get("BELEEF_WORKSPACE", "workspace")).resolve()


def model_choice() -> str:
    """Language model that analyses use: BELEEF_MODEL (auto, offline, a name or a path)."""
    return os.environ.get("BELEEF_MODEL", "auto")


def open_workspace() -> Store:
    """The store of this workspace. The very first time the demo study is laid ready in it (`demo_state`)."""
    return _open_workspace(str(workspace_folder()))


def list_studies() -> list[StudyCard]:
    """A card per study, oldest first."""
    return open_workspace().list_studies()


def load_study(card: StudyCard) -> Study:
    """All tables of one study, of its newest round. Raises StudyNotFound when it was deleted meanwhile."""
    return _load_study(str(workspace_folder()), card.info.study_id, card.created)


def add_demo_study() -> str:
    """Store the demo study (again) and give back its id."""
    from data.demo.study import BOTH_ROUNDS, load_demo_study  # only who asks for it pays for the inlet

    study = load_demo_study(BOTH_ROUNDS)
    open_workspace().save_study(study)
    return study.info.study_id


def demo_state() -> JobState:
    """How far the demo study is that a new workspace gets; "none" in a workspace that was there before."""
    return _jobs().state(_demo_job_name(str(workspace_folder())))


def delete_study(study_id: str) -> None:
    """Remove a study with everything that was computed for it. Raises StudyNotFound."""
    open_workspace().delete_study(study_id)


def settings_for(grain: str, codebook: str = "") -> Settings:
    """Settings that belong to a step of the slider; unknown steps count as normal."""
    return Settings(resolution=GRAINS.get(grain, 1.0), codebook=codebook)


def codebook_choice(card: StudyCard) -> str:
    """The codebook that the themes of a study start from (see `Settings.codebook`); '' = found freely."""
    return open_workspace().decisions(card.info.study_id).choices().get("codebook", "")


def choose_codebook(study_id: str, codebook: str) -> None:
    """Let the themes of a study start from another codebook. Raises StudyNotFound."""
    open_workspace().decisions(study_id).choose(codebook=codebook)


def load_analysis(card: StudyCard, settings: Settings) -> Analysis | None:
    """The stored analysis of a study, or None when it was not computed with these settings yet."""
    key = settings_key(settings, model_choice())
    facts = open_workspace().load_facts(card.info.study_id, key)
    if facts is None:
        return None
    own = (str(workspace_folder()), card.info.study_id, card.created, key, str(facts["fingerprint"]))
    try:
        return _load_analysis(*own)
    except LookupError:
        return None


def start_analysis(card: StudyCard, settings: Settings) -> None:
    """Queue the analysis of a study; does nothing when it already waits or runs."""
    command = [sys.executable, "-m", "pages.state.analysis_job"]
    options = [str(workspace_folder()), card.info.study_id, str(settings.resolution), model_choice()]
    _jobs().start(_job_name(card, settings), [*command, *options])


def analysis_state(card: StudyCard, settings: Settings) -> JobState:
    """How far the analysis of a study is; "none" when nobody asked for it since the server started."""
    return _jobs().state(_job_name(card, settings))


def _job_name(card: StudyCard, settings: Settings) -> str:
    key = settings_key(settings, model_choice())
    return "/".join([str(workspace_folder()), card.info.study_id, card.created, key])


def start_search(card: StudyCard, settings: Settings, sought: str) -> None:
    """Queue the search for statements that resemble `sought`; nothing when it was done or is under way."""
    name = _search_name(card, settings, sought)
    if _jobs().state(name).status in ("none", "failed"):
        key = settings_key(settings, model_choice())
        options = [str(workspace_folder()), card.info.study_id, key, model_choice()]
        _jobs().start(name, [sys.executable, "-m", "pages.state.search_job", *options], sought)


def search_state(card: StudyCard, settings: Settings, sought: str) -> JobState:
    """How far that search is; when it is done, `found` holds pairs of statement_id and closeness (0..1)."""
    return _jobs().state(_search_name(card, settings, sought))


def start_job(name: str, command: list[str]) -> None:
    """Queue a job that belongs to no study; does nothing when it already waits or runs."""
    _jobs().start(name, command)


def job_state_of(name: str) -> JobState:
    """How far such a job is; "none" when nobody asked for it since the server started."""
    return _jobs().state(name)


def _search_name(card: StudyCard, settings: Settings, sought: str) -> str:
    return f"{_job_name(card, settings)}/{hashlib.sha256(sought.encode()).hexdigest()[:16]}"


def _demo_job_name(folder: str) -> str:
    return f"{folder}/demo"


@st.cache_resource(show_spinner=False, max_entries=16, scope="session")
def _once(key: str, _make: Callable[[], Any]) -> Any:
    return _make()


@st.cache_resource(show_spinner=False)
def _jobs() -> Jobs:
    return Jobs()


@st.cache_resource(show_spinner=False)
def _open_workspace(folder: str) -> Store:
    is_new = not Path(folder).is_dir() or not any(Path(folder).iterdir())
    store = open_store(Path(folder))
    if is_new:
        _jobs().start(_demo_job_name(folder), [sys.executable, "-m", "pages.state.demo_job", folder])
    return store


@st.cache_resource(show_spinner=False, max_entries=4)
def _load_study(folder: str, study_id: str, created: str) -> Study:
    return newest_round(_open_workspace(folder).load_study(study_id))


@st.cache_resource(show_spinner=False, max_entries=8)
def _load_analysis(folder: str, study_id: str, created: str, key: str, fingerprint: str) -> Analysis:
    found = _open_workspace(folder).load_result(study_id, key)
    if found is None:
        raise LookupError  # not cached: the next run looks again
    return from_record(*found)
