"""Names from a configured server: off by default, only keywords and masked quotes go out, checked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from analysis.model import Settings
from analysis.record import grouping_key
from analysis.themes.suggested import LONGEST, check_suggestion
from data.errors import StudyError
from data.store.store import Store
from pages.state.name_server import NameServer, find_name_server, suggest_name
from tests.pages.conftest import OpenScreen, keep_measured, texts

QUOTES = ("Een veilige oversteek voor de school.", "Fietsen durf ik hier niet.")
KEYWORDS = ("fietsen", "school")


class _Model(BaseHTTPRequestHandler):
    """A stand-in for a language model; `answer` is what it says, `heard` what it was asked."""

    answer: object = "Veilig fietsen naar school"
    heard: list[dict[str, object]] = []  # noqa: RUF012 (shared on purpose)

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        self.heard.append(json.loads(self.rfile.read(length)))
        if self.answer == 302:
            self.send_response(302)
            self.send_header("Location", "http://localhost:1/elsewhere")
            self.end_headers()
            return
        self.send_response(200)
        self.end_headers()
        told = {"choices": [{"message": {"content": self.answer}}]} if self.answer else {}
        self.wfile.write(json.dumps(told).encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[NameServer]:
    _Model.heard, _Model.answer = [], "Veilig fietsen naar school"
    http = HTTPServer(("127.0.0.1", 0), _Model)
    thread = Thread(target=http.serve_forever)
    thread.start()
    yield NameServer(f"http://127.0.0.1:{http.server_port}/v1", "klein")
    http.shutdown()
    thread.join()
    http.server_close()


def test_a_name_from_the_words_of_people_is_proposed(server: NameServer) -> None:
    assert suggest_name(server, KEYWORDS, QUOTES, "nl") == "Veilig fietsen naar school"
    asked = _Model.heard[0]
    assert asked["model"] == "klein"
    assert json.loads(asked["messages"][1]["content"]) == {  # type: ignore[index]
        "keywords": list(KEYWORDS),
        "quotes": list(QUOTES),
    }


def test_personal_data_never_goes_out(server: NameServer) -> None:
    said = "Veilig fietsen naar school: bel 0478 12 34 56 of jan@voorbeeld.be"
    suggest_name(server, KEYWORDS, [said], "nl")
    sent = json.dumps(_Model.heard)
    assert "0478" not in sent
    assert "jan@" not in sent


@pytest.mark.parametrize("answer", ["", None, 302])
def test_a_server_that_does_not_answer_as_it_should_is_said(server: NameServer, answer: object) -> None:
    _Model.answer = answer
    with pytest.raises(StudyError) as refused:
        suggest_name(server, KEYWORDS, QUOTES, "nl")
    assert refused.value.problem.code in ("name_server_silent", "name_refused")
    assert len(_Model.heard) == 1


def test_no_server_at_all_is_said() -> None:
    with pytest.raises(StudyError) as refused:
        suggest_name(NameServer("http://127.0.0.1:9/v1", "x"), KEYWORDS, QUOTES, "nl")
    assert refused.value.problem.code == "name_server_silent"


@pytest.mark.parametrize(
    "answer",
    [
        "STEM PARTIJ X",
        "Fietsen is verboden volgens iedereen",
        "[fietsen](http://kwaad.invalid)",
        "www.fietsen.invalid",
        "**Fietsen**",
        "<b>fietsen</b>",
        "Fietsen\nen meer",
        "Fietsen\u200bschool",
        "Fietsen. Bel 0478123456",
        "fietsen " * 9,
        "fietsenschool" * 6,
        "de en of",
        "   ",
        '{"label": "fietsen"}',
    ],
)
def test_what_nobody_said_is_refused(answer: str) -> None:
    assert check_suggestion(answer, KEYWORDS, QUOTES) == ""


@pytest.mark.parametrize("answer", ["Veilig fietsen", "“Veilige oversteek”", "Fietsers bij de school."])
def test_words_of_people_are_let_through(answer: str) -> None:
    name = check_suggestion(answer, KEYWORDS, QUOTES)
    assert 0 < len(name) <= LONGEST
    assert name in answer


@pytest.mark.parametrize("url", ["", "file:///etc/passwd", "ftp://x", "localhost:8000", "http://"])
def test_it_is_off_unless_a_web_address_is_given(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BELEEF_NAMES_URL", url)
    assert find_name_server() is None


def test_a_person_confirms_the_name(
    server: NameServer, workspace: Store, open_screen: OpenScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_measured(workspace)
    app = open_screen("themes")
    assert "themes-suggest" not in [button.key for button in app.button]
    monkeypatch.setenv("BELEEF_NAMES_URL", server.url)
    app.text_input(key="themes-who-voorbeeld").set_value("Roos").run()
    word = max(str(app.text[0].value).strip(".").split(), key=len)
    _Model.answer = f"Over {word.strip(',').lower()}"
    app.button(key="themes-suggest").click().run()
    assert not app.exception
    assert f"Voorstel: {_Model.answer}" in texts(app)
    log = workspace.decisions("voorbeeld")
    assert log.load(grouping_key(Settings())) == []
    app.button(key="themes-suggest-take").click().run()
    kept = log.load(grouping_key(Settings()))
    assert [(row["act"], row["label"]) for row in kept] == [("rename", _Model.answer)]
    assert "127.0.0.1" in str(kept[0]["why"])
