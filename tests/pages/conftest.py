"""A workspace with the invented study and its stored analysis, and a way to open a screen on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis.model import Settings
from analysis.record import settings_key, to_record
from data.store.store import Store, open_store
from pages.state.store import model_choice
from tests.example_study import example_study
from tests.measured_example import measured_example
from tests.voiced_example import voiced_example

ROOT = Path(__file__).resolve().parents[2]
OpenScreen = Callable[..., AppTest]


def keep(store: Store, **options: object) -> None:
    """Store the invented study (options of `example_study`) with its finished analysis."""
    study, analysis = example_study(**options)
    store.save_study(study)
    store.save_result(study.info.study_id, settings_key(Settings(), model_choice()), *to_record(analysis))


def keep_measured(store: Store, **options: object) -> None:
    """Store the invented study with all its further tables (options of `measured_example`)."""
    study, analysis = measured_example(**options)
    store.save_study(study)
    store.save_result(study.info.study_id, settings_key(Settings(), model_choice()), *to_record(analysis))


def keep_voiced(store: Store, **options: object) -> None:
    """Store the invented study with voices, sides and a missing village (options of `voiced_example`)."""
    study, analysis = voiced_example(**options)
    store.save_study(study)
    store.save_result(study.info.study_id, settings_key(Settings(), model_choice()), *to_record(analysis))


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A workspace without studies; the app uses it."""
    monkeypatch.setenv("BELEEF_WORKSPACE", str(tmp_path))
    return open_store(tmp_path)


@pytest.fixture
def study_workspace(workspace: Store) -> Store:
    """A workspace with one study whose analysis is there."""
    keep(workspace)
    return workspace


@pytest.fixture
def open_screen() -> OpenScreen:
    """Open a screen by name with a query, e.g. open_screen("map", unit="P01")."""

    def open_it(name: str = "start", **query: str) -> AppTest:
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
        for key, value in query.items():
            app.query_params[key] = value
        app.run()
        if name != "start":
            app.switch_page(f"pages/{name}/page.py")
            for key, value in query.items():
                app.query_params[key] = value
            app.run()
        return app

    return open_it


def texts(app: AppTest) -> str:
    """Everything that is readable on a screen, without the backslashes that keep text literal."""
    parts = [*app.title, *app.header, *app.subheader, *app.markdown, *app.text, *app.caption]
    return "\n".join(str(part.value) for part in parts).replace("\\", "")
