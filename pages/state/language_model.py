"""Which language model reads along on this machine, and fetching the better one when a person allows it."""

from __future__ import annotations

import sys

from analysis.jobs import JobState
from analysis.text.embedding import AUTO, HUB_MODEL, HUB_MODEL_MB
from analysis.text.sentence_model import find_model_folder
from pages.state import store

NAME, SIZE_MB = HUB_MODEL, HUB_MODEL_MB
_JOB = "language-model"


def is_fixed() -> bool:
    """Whether who runs Beleef chose the model (BELEEF_MODEL), so that a visitor has nothing to choose."""
    return store.model_choice() != AUTO


def is_here() -> bool:
    """Whether the better model is on this machine; analyses that start from now on use it."""
    return find_model_folder(NAME) is not None


def fetch() -> None:
    """Fetch it from its hub, in a process of its own; call this only when a person allowed it."""
    store.start_job(_JOB, [sys.executable, "-m", "pages.state.model_job", NAME])


def fetching() -> JobState:
    """How far the fetching is; "none" when nobody asked for it since the server started."""
    return store.job_state_of(_JOB)
