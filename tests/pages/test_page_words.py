"""Every sentence that a screen asks for exists in both languages; no sentence of a screen is left over."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from reporting.words.words import LANGUAGES, load_words

ROOT = Path(__file__).resolve().parents[2]
SOURCES = [ROOT / "app.py", *sorted((ROOT / "pages").rglob("*.py"))]
_ROOMS = (
    "nav|frame|waiting|empty|start|interests|differences|minorities|map|place|energy|waves|quality|workshop"
    "|present|method|upload|themes"
)
_KEY = re.compile(rf"^({_ROOMS})\.[a-z0-9_.]+$")


def patterns() -> set[str]:
    """All literal texts of the screens that look like a key; {…} of an f-string is any name."""
    found: set[str] = set()
    for path in SOURCES:
        nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
        joined = [node for node in nodes if isinstance(node, ast.JoinedStr)]
        inside = {id(part) for node in joined for part in node.values}
        for node in nodes:
            if isinstance(node, ast.Constant) and id(node) not in inside and _KEY.match(str(node.value)):
                found.add(re.escape(str(node.value)))
        found |= {pattern for pattern in map(pattern_of, joined) if re.match(rf"({_ROOMS})\\\.", pattern)}
    return found


def pattern_of(node: ast.JoinedStr) -> str:
    constants = [part.value if isinstance(part, ast.Constant) else None for part in node.values]
    return "".join("[a-z0-9_]+" if value is None else re.escape(str(value)) for value in constants)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_that_a_screen_asks_for_has_a_sentence(language: str) -> None:
    keys = set(load_words(language).texts)
    missing = [pattern for pattern in patterns() if not any(re.fullmatch(pattern, key) for key in keys)]
    assert missing == []


def test_no_sentence_of_a_screen_is_left_over() -> None:
    asked = patterns()
    own = [key for key in load_words("nl").texts if _KEY.match(key)]
    assert [key for key in own if not any(re.fullmatch(pattern, key) for pattern in asked)] == []


def test_both_languages_have_the_same_sentences_with_the_same_gaps() -> None:
    dutch, english = load_words("nl").texts, load_words("en").texts
    own = {key for key in dutch.keys() | english.keys() if _KEY.match(key)}
    gaps = re.compile(r"\{[a-z_]+\}")
    assert [key for key in own if key not in dutch or key not in english] == []
    differ = [key for key in own if set(gaps.findall(dutch[key])) != set(gaps.findall(english[key]))]
    assert differ == []
