"""A child that dies, hangs, eats or babbles gives a clean refusal; the parent goes on."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from data.errors import UnreadableFile
from data.model import SurveyFile
from data.reading import limits, sandbox
from data.reading.tables import read_file

needs_limits = pytest.mark.skipif(sys.platform == "win32", reason="the system has no limits per process")
LIMITED = "from data.reading.sandbox import limit_process; limit_process(); "


def let_child_run(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    monkeypatch.setattr(sandbox, "_child_command", lambda _: [sys.executable, "-c", code])


@pytest.mark.parametrize(
    "code",
    [
        "import os; os.abort()",
        "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)",
        "import sys; sys.exit(3)",
        "raise ValueError('answer text')",
        "print('no json')",
        "print('{')",
        "pass",
        LIMITED + "x = bytearray(10 * 1024**3)",
    ],
    ids=["abort", "segmentation fault", "exit", "error", "babble", "half", "silence", "memory"],
)
@needs_limits
def test_a_child_that_dies_is_a_file_that_cannot_be_read(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    let_child_run(monkeypatch, code)
    with pytest.raises(UnreadableFile) as caught:
        read_file(SurveyFile("a.csv", b"a;b\n1;2\n"))
    assert caught.value.problem.code == "reading_failed"
    assert caught.value.problem.details == {"limit": limits.CHILD_MEMORY // 1024**2}


def test_a_child_that_hangs_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    let_child_run(monkeypatch, "import time; time.sleep(60)")
    start = time.monotonic()
    result = sandbox.read_in_child(b"a;b\n1;2\n", "a.csv", seconds=0.5)
    assert result["refusal"]["code"] == "too_slow"
    assert time.monotonic() - start < 20


@needs_limits
def test_a_child_that_uses_up_its_processor_time_is_too_slow(monkeypatch: pytest.MonkeyPatch) -> None:
    code = "import resource; resource.setrlimit(resource.RLIMIT_CPU, (1, 5))\nwhile True: pass"
    let_child_run(monkeypatch, code)
    assert sandbox.read_in_child(b"a", "a.csv", seconds=60)["refusal"]["code"] == "too_slow"


@needs_limits
def test_a_child_cannot_fill_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CHILD_OUTPUT", 1000)
    code = "from data.reading import limits; limits.CHILD_OUTPUT = 1000; " + LIMITED
    let_child_run(monkeypatch, code + "print('x' * 10**6, flush=True)")
    assert sandbox.read_in_child(b"a", "a.csv")["refusal"]["code"] == "reading_failed"


def test_the_child_gets_no_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://secret")
    let_child_run(monkeypatch, "import os, json; print(json.dumps({'sheets': [dict(os.environ)]}))")
    (environment,) = sandbox.read_in_child(b"a", "a.csv")["sheets"]
    assert "secret" not in str(environment)
    assert environment["PROJ_NETWORK"] == "OFF"


def test_only_the_ending_of_a_name_reaches_the_child() -> None:
    assert sandbox._child_command("--help; \ud800\x00 rm.CSV")[-1] == ".csv"
    assert sandbox._child_command("")[-1] == "."


def test_the_child_starts_with_the_standard_library_only() -> None:
    code = "import sys, data.reading.sandbox; print(*{name.split('.')[0] for name in sys.modules})"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path(sandbox._ROOT)
    )
    assert not {"pandas", "numpy", "openpyxl", "pyproj", "shapely"} & set(done.stdout.split())


def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    read_file(SurveyFile("a.csv", b"plek;droom\nMarkt;groen\n"))
    assert list(tmp_path.iterdir()) == []
