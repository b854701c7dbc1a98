"""Each screen opens without an error, says its finding, and never loads a language model."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.store.store import Store
from tests.pages.conftest import OpenScreen, keep, texts

ROOT = Path(__file__).resolve().parents[2]
SCREENS = (
    *("start", "interests", "differences", "minorities", "map", "place", "energy", "waves"),
    *("quality", "workshop", "present", "themes", "method", "upload"),
)


def walk(app: AppTest) -> Iterator[tuple[str, AppTest]]:
    """The app on each screen after the other, in one visit."""
    yield "start", app
    for name in SCREENS[1:]:
        yield name, app.switch_page(f"pages/{name}/page.py").run()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_screen_opens_in_both_languages(
    study_workspace: Store, open_screen: OpenScreen, language: str
) -> None:
    footer = {"nl": "Afwegen en beslissen doen mensen.", "en": "Weighing and deciding is done by people."}
    banner = {"nl": "Demodata", "en": "Demo data"}
    for name, app in walk(open_screen(language=language)):
        assert not app.exception, name
        assert len(app.title) == 1, name
        assert footer[language] in texts(app), name
        assert banner[language] in texts(app), name


def test_hostile_answers_are_shown_as_text(workspace: Store, open_screen: OpenScreen) -> None:
    keep(workspace, hostile=True, is_demo=False)
    for name, app in walk(open_screen()):
        assert not app.exception, name
        assert all("<b>vet" not in str(html.proto.body) for html in app.get("html")), name
        assert all("](http" not in str(part.value).replace("\\](", "") for part in app.markdown), name


@pytest.mark.parametrize(
    "options",
    [
        {"n_respondents": 0, "with_places": False},
        {"n_respondents": 2, "with_areas": False},
        {"with_ratings": False},
        {"with_places": False},
    ],
    ids=["empty", "two people", "no ratings", "no places"],
)
def test_a_thin_study_has_no_blank_or_broken_screen(
    workspace: Store, open_screen: OpenScreen, options: dict[str, object]
) -> None:
    keep(workspace, is_demo=False, **options)
    for name, app in walk(open_screen()):
        assert not app.exception, name
        assert len(app.title) == 1, name
        assert len(texts(app)) > 200, name


def test_an_empty_workspace_invites(workspace: Store, open_screen: OpenScreen) -> None:
    keep(workspace)
    workspace.delete_study("voorbeeld")
    for name, app in walk(open_screen()):
        assert not app.exception, name
        expected = "Laad uw antwoorden in" if name == "upload" else "Nog geen onderzoek. Daar begint het."
        assert expected in texts(app), name


def test_the_server_never_loads_a_language_model(tmp_path: Path) -> None:
    script = (
        "import os, sys\n"
        f"os.environ['BELEEF_WORKSPACE'] = {str(tmp_path / 'workspace')!r}\n"
        "from data.store.store import open_store\n"
        "from tests.pages.conftest import keep\n"
        "keep(open_store(__import__('pathlib').Path(os.environ['BELEEF_WORKSPACE'])))\n"
        "from streamlit.testing.v1 import AppTest\n"
        "app = AppTest.from_file('app.py', default_timeout=60).run()\n"
        f"for name in {SCREENS[1:]!r}:\n"
        "    app.switch_page(f'pages/{name}/page.py').run()\n"
        "    assert not app.exception, name\n"
        "heavy = {'torch', 'sentence_transformers', 'transformers'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False, timeout=120
    )
    assert result.returncode == 0, result.stderr[-2000:]


def test_switching_screens_keeps_the_choice(study_workspace: Store, open_screen: OpenScreen) -> None:
    app: AppTest = open_screen("map", unit="P05", level="place")
    assert "Kerkplein Baaigem" in texts(app)
    app.switch_page("pages/place/page.py").run()
    assert str(app.title[0].value).startswith("Kerkplein Baaigem")


def test_a_broken_screen_says_so_in_plain_words(
    study_workspace: Store, open_screen: OpenScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_it(*_: object, **__: object) -> None:
        raise KeyError("an answer of a resident")

    monkeypatch.setattr("reporting.panels.overview.ledger_panel", break_it)
    app = open_screen("method")
    assert "Hier ging iets mis" in texts(app)
    assert "an answer of a resident" not in texts(app)
