"""The house keeps its own rules: who may import whom, sizes, style, types, names, complete words."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("data", "analysis", "reporting", "pages")
SOURCES = [
    ROOT / "app.py",
    ROOT / "batch.py",
    *(f for room in ROOMS for f in sorted((ROOT / room).rglob("*.py"))),
]
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers"}


def run(*command: str) -> None:
    result = subprocess.run([sys.executable, *command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, f"{' '.join(command)}\n{result.stdout[-4000:]}\n{result.stderr[-2000:]}"


def imports_of(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def top(modules: set[str]) -> set[str]:
    return {module.split(".")[0] for module in modules}


def test_style_is_clean() -> None:
    run("-m", "ruff", "check", ".")
    run("-m", "ruff", "format", "--check", ".")


def test_types_are_strict() -> None:
    run("-m", "mypy")


def test_rooms_import_only_what_they_may() -> None:
    run("-c", "from importlinter.cli import lint_imports_command; lint_imports_command()")


def test_the_screen_door_reaches_data_and_analysis_only_through_the_screens() -> None:
    assert not top(imports_of(ROOT / "app.py")) & {"data", "analysis", "torch", "sentence_transformers"}


def test_the_batch_door_never_pays_for_a_screen() -> None:
    assert not top(imports_of(ROOT / "batch.py")) & {"streamlit", "pages", "plotly", "torch"}


def test_nothing_imports_the_doors_or_the_tests() -> None:
    offenders = [f for f in SOURCES if top(imports_of(f)) & {"app", "batch", "tests", "training"}]
    assert offenders == []


def test_no_screen_lies_directly_in_pages() -> None:
    assert [f.name for f in (ROOT / "pages").glob("*.py")] == ["__init__.py"]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_is_one_thing_and_says_which(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text)), "no first paragraph"
    assert len(text.splitlines()) <= 300
    assert path.stem not in VAGUE
    if path.name == "page.py":
        assert len(text.splitlines()) <= 90


def test_nothing_is_left_for_later_and_nothing_unsafe_is_called() -> None:
    banned = (
        "TODO",
        "FIXME",
        "XXX",
        "allow_pickle=True",
        "import pickle",
        "trust_remote_code=True",
        "unsafe_allow_html",
    )
    found = [(f.name, word) for f in SOURCES for word in banned if word in f.read_text(encoding="utf-8")]
    assert found == []
