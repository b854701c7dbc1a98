"""The guide shows every screen there is, with small pictures that exist; links in the docs lead somewhere."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from PIL import Image

from reporting.words.words import load_words
from tests.e2e import screenshots

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "docs" / "guide" / "README.md").read_text(encoding="utf-8")
PAGES = [
    *ROOT.glob("*.md"),
    *(ROOT / "docs").rglob("*.md"),
    *(ROOT / "training").glob("*.md"),
]
_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)|<img src=\"([^\"]+)\"[^>]*alt=\"([^\"]*)\"")


def screens() -> list[str]:
    """Names of the screens, as the door lists them."""
    tree = ast.parse((ROOT / "app.py").read_text(encoding="utf-8"))
    listed = next(
        node.value
        for node in tree.body
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "SCREENS"
    )
    return [node.value for node in ast.walk(listed) if isinstance(node, ast.Constant)]


def test_every_screen_has_its_part_and_its_picture() -> None:
    names, words = screens(), load_words("nl")
    assert len(names) > 10
    heads = re.findall(r"^## (.+)$", GUIDE, re.MULTILINE)
    assert [name for name in names if words(f"nav.{name}") not in heads] == []
    assert [name for name in names if f"({name}.png)" not in GUIDE] == []
    assert set(names) == {*screenshots.SCREENS, "upload"}


def test_pictures_exist_are_small_and_say_what_they_show() -> None:
    found = [(left or right, path or other) for left, path, other, right in _PICTURE.findall(GUIDE)]
    assert len(found) >= len(screens())
    for alt, name in found:
        path = ROOT / "docs" / "guide" / name
        assert alt
        assert path.stat().st_size < 300_000
        with Image.open(path) as picture:
            assert picture.width in (1440, 780)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    targets = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", text)
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_decisions_that_are_named_exist() -> None:
    rooms = ("analysis", "data", "pages", "reporting", "docs", "training")
    sources = [path for room in rooms for end in ("py", "md") for path in (ROOT / room).rglob(f"*.{end}")]
    named = {
        name
        for path in sources
        for name in re.findall(r"decisions/(\d{4}-[a-z-]+\.md)", path.read_text(encoding="utf-8"))
    }
    assert named
    assert sorted(name for name in named if not (ROOT / "docs" / "decisions" / name).exists()) == []
