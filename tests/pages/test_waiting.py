"""A study under analysis shows how far it is; one that failed says why and can be tried again."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.jobs import JobState
from data.store.store import Store
from pages.parts.waiting import STEPS, done_share, problem_of
from pages.state import store as stores
from pages.state.demo_job import main
from tests.example_study import example_study
from tests.pages.conftest import OpenScreen, texts


@pytest.fixture
def waiting(workspace: Store, monkeypatch: pytest.MonkeyPatch) -> list[JobState]:
    """A workspace with a study without analysis; the last state in the list is that of its job."""
    workspace.save_study(example_study()[0])
    states = [JobState("running", "embedding", 0.5)]
    monkeypatch.setattr(stores, "start_analysis", lambda card, settings: states.append(JobState("waiting")))
    monkeypatch.setattr(stores, "analysis_state", lambda card, settings: states[-1])
    return states


def test_progress_is_told_in_words(waiting: list[JobState], open_screen: OpenScreen) -> None:
    app = open_screen()
    assert not app.exception
    assert "We lezen" in str(app.title[0].value)
    assert "Lezen wat elke uitspraak betekent" in texts(app)
    busy = [line for line in texts(app).splitlines() if "bezig" in line]
    assert ["Lezen wat elke" in line for line in busy] == [True]


def test_every_screen_of_a_study_waits(waiting: list[JobState], open_screen: OpenScreen) -> None:
    app = open_screen()
    for name in ("interests", "map", "place", "present", "method"):
        app.switch_page(f"pages/{name}/page.py").run()
        assert not app.exception
        assert "We lezen" in str(app.title[0].value)


def test_a_failed_analysis_says_why_and_can_be_tried_again(
    waiting: list[JobState], open_screen: OpenScreen
) -> None:
    waiting.append(JobState("failed", problem={"code": "analysis_died", "severity": "refusal"}))
    app = open_screen()
    assert "De analyse is niet gelukt" in texts(app)
    assert "analysis_died" not in texts(app)
    app.button[0].click().run()
    assert waiting[-1].status == "waiting"


@settings(max_examples=40, derandomize=True)
@given(st.sampled_from(list(STEPS)), st.floats(0, 1), st.floats(0, 1))
def test_progress_never_goes_back_within_a_step(step: str, a: float, b: float) -> None:
    low, high = sorted((a, b))
    assert 0 <= done_share(step, low) <= done_share(step, high) <= 1


def test_progress_grows_from_step_to_step_up_to_all() -> None:
    ends = [done_share(step, 1.0) for step in STEPS]
    assert ends == sorted(ends)
    assert ends[-1] == pytest.approx(1.0)
    assert done_share("something else", 0.5) == 0.0


def test_a_job_that_told_nothing_died() -> None:
    assert problem_of({}).code == "analysis_died"


def test_a_new_workspace_says_that_the_demo_is_laid_ready(
    workspace: Store, open_screen: OpenScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pages.parts.ready.demo_state", lambda: JobState("running"))
    monkeypatch.setattr(stores, "demo_state", lambda: JobState("running"))
    app = open_screen()
    assert not app.exception
    assert "leggen een onderzoek klaar" in str(app.title[0].value)
    assert "alle antwoorden zijn verzonnen" in texts(app)


def test_a_demo_that_could_not_be_laid_ready_leaves_an_empty_workspace(
    workspace: Store, open_screen: OpenScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pages.parts.ready.demo_state", lambda: JobState("failed"))
    app = open_screen()
    assert not app.exception
    assert [button.label for button in app.button][:1] == ["Open het demo-onderzoek"]


def test_the_demo_job_stores_the_demo_study(
    workspace: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path)]) == 0
    assert capsys.readouterr().out == '{"done": true}\n'
    assert [card.info.is_demo for card in workspace.list_studies()] == [True]
