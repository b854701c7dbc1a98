"""Fetching a language model: nothing is fetched before a person says yes, and what it is is said first."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from analysis.jobs import JobState
from analysis.text.embedding import HUB_MODEL, load_embedder
from data.store.store import Store
from pages.state import language_model, model_job
from pages.state import store as stores
from tests.pages.conftest import OpenScreen, texts
from tests.pages.test_upload import upload
from tests.tiny_model import make_tiny_model

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def without_hub(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No network and no model of this machine."""
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path / "hub"))
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, list[str]]]:
    """Jobs that were started; none is really."""
    jobs: list[tuple[str, list[str]]] = []
    monkeypatch.setattr(stores, "start_job", lambda name, command: jobs.append((name, command)))
    return jobs


def test_nothing_is_fetched_before_a_person_says_yes(
    study_workspace: Store, open_screen: OpenScreen, asked: list[tuple[str, list[str]]]
) -> None:
    app = upload(open_screen("upload"))
    assert "ingebouwde taalmodel" in texts(app)
    assert "huggingface.co" not in texts(app)
    wish = app.toggle(key="model-want")
    assert wish.value is False
    wish.set_value(True).run()
    assert not app.exception
    said = texts(app)
    for needed in (HUB_MODEL, "huggingface.co", "170 MB", "Uw antwoorden blijven op deze computer"):
        assert needed in said
    assert asked == []
    app.button(key="model-allow").click().run()
    assert [command[1:] for _, command in asked] == [["-m", "pages.state.model_job", HUB_MODEL]]


def test_progress_failure_and_success_are_shown(
    study_workspace: Store, open_screen: OpenScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    problem = {"code": "model_download_failed", "severity": "refusal", "details": {"model": HUB_MODEL}}
    monkeypatch.setattr(stores, "job_state_of", lambda name: JobState("failed", problem=problem))
    app = upload(open_screen("upload"))
    assert "internetverbinding" in str(app.error[0].value)
    monkeypatch.setattr(stores, "job_state_of", lambda name: JobState("running", "model", 0.4))
    app.run()
    assert "40 %" in str(app.get("progress")[0].proto.text)
    monkeypatch.setattr(language_model, "is_here", lambda: True)
    app.run()
    assert not app.exception
    assert f"{HUB_MODEL} staat op deze computer" in texts(app)


def test_who_fixed_the_model_is_not_asked(
    study_workspace: Store, open_screen: OpenScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BELEEF_MODEL", "offline")
    assert language_model.is_fixed()
    assert "taalmodel leest mee" not in texts(upload(open_screen("upload")))


def test_the_job_tells_that_it_is_done_or_why_not(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pages.state.model_job"]
    options = {"cwd": ROOT, "capture_output": True, "text": True, "check": False}
    absent = subprocess.run([*command, "nobody/no-such-model"], **options)
    assert absent.returncode == 2
    assert json.loads(absent.stdout.splitlines()[-1])["problem"]["code"] == "model_download_failed"


def test_a_model_that_is_here_is_what_auto_takes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    model = make_tiny_model(tmp_path)
    assert model_job.main([str(model)]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1]) == {"done": True}
    assert load_embedder("auto", hub_model=str(model)).name == "tiny-e5-nl"
