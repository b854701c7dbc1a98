"""Every sentence exists in both languages, with the same places to fill in, under the key that code asks."""

from __future__ import annotations

import ast
import string
import tomllib
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.model import Thresholds
from data import errors
from data.model import ColumnRole, Level, Problem, QuestionFunction, Severity
from reporting.panels.method import KINDS
from reporting.words.words import LANGUAGES, Words, load_words

ROOT = Path(__file__).resolve().parents[3]
NL, EN = load_words("nl"), load_words("en")
FOLDER = ROOT / "reporting" / "words"
CODED = {"Problem", *(name for name in vars(errors) if isinstance(vars(errors)[name], type))}


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def flat_keys(nested: dict[str, object], before: str = "") -> list[str]:
    keys: list[str] = []
    for name, value in nested.items():
        keys += flat_keys(value, f"{before}{name}.") if isinstance(value, dict) else [before + name]
    return keys


def test_english_has_every_key_of_dutch_and_no_other() -> None:
    assert set(NL.texts) ^ set(EN.texts) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_files_of_a_language_are_named_alike(language: str) -> None:
    names = {path.name for path in (FOLDER / language).glob("*.toml")}
    assert names == {path.name for path in (FOLDER / "nl").glob("*.toml")}


def test_both_languages_fill_in_the_same_things() -> None:
    different = {
        key: (placeholders(text), placeholders(EN.texts[key]))
        for key, text in NL.texts.items()
        if placeholders(text) != placeholders(EN.texts[key])
    }
    assert different == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_empty(language: str) -> None:
    assert [key for key, text in load_words(language).texts.items() if not text.strip()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_stands_in_two_files(language: str) -> None:
    found: Counter[str] = Counter()
    for path in (FOLDER / language).glob("*.toml"):
        found.update(flat_keys(tomllib.loads(path.read_text(encoding="utf-8"))))
    assert [key for key, n in found.items() if n > 1] == []


def test_no_computed_number_is_called_the_public_interest() -> None:
    allowed = {"start.why_no_text"}
    found = {key for key, text in NL.texts.items() if "algemeen belang" in text.lower()}
    assert found <= allowed


def called_keys(path: Path) -> set[str]:
    """Literal keys that a file hands to words(...)."""
    keys: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not node.args or not isinstance(node.args[0], ast.Constant):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        value = node.args[0].value
        if name == "words" and isinstance(value, str):
            keys.add(value)
        if name == "choose" and isinstance(value, str):
            keys |= {f"{value}.one", f"{value}.other"}
    return keys


def test_every_key_that_code_names_exists() -> None:
    sources = [ROOT / "app.py", ROOT / "batch.py"]
    sources += [path for room in ("pages", "reporting") for path in sorted((ROOT / room).rglob("*.py"))]
    missing = {(str(path.relative_to(ROOT)), key) for path in sources for key in called_keys(path)}
    assert {(path, key) for path, key in missing if key not in NL.texts} == set()


def raised_codes(path: Path) -> set[str]:
    """Literal codes of problems and errors that a file makes."""
    codes: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in CODED and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                codes.add(first.value)
    return codes


def test_every_problem_that_code_can_find_has_a_sentence() -> None:
    sources = [path for room in ("data", "analysis") for path in sorted((ROOT / room).rglob("*.py"))]
    codes = {(path.name, code) for path in sources for code in raised_codes(path)}
    assert len(codes) > 20
    assert {(name, code) for name, code in codes if f"problems.{code}" not in NL.texts} == set()


@pytest.mark.parametrize("words", [NL, EN], ids=["nl", "en"])
def test_every_code_of_the_tables_has_a_word(words: Words) -> None:
    keys = [f"kinds.{kind}.{part}" for kind in KINDS for part in ("name", "meaning")]
    keys += [f"panels.titles.kind.{kind}" for kind in KINDS] + [f"panels.questions.{kind}" for kind in KINDS]
    keys += [f"levels.{level.value}" for level in Level]
    keys += [f"panels.map.units.{level.value}.one" for level in Level]
    keys += [f"functions.{function.value}" for function in QuestionFunction]
    keys += [f"severities.{severity.value}" for severity in Severity]
    keys += [f"upload.role_name.{role.value}" for role in ColumnRole]
    keys += [f"panels.thresholds.{name}" for name in Thresholds.__dataclass_fields__]
    keys += [f"statuses.{status}" for status in ("themed", "single", "no_content")]
    assert [key for key in keys if not words.has(key)] == []


@pytest.mark.parametrize(
    ("value", "digits", "nl", "en"),
    [
        (1490, 0, "1.490", "1,490"),
        (6.55, 1, "6,5", "6.5"),
        (-0.04, 1, "0,0", "0.0"),
        (-3, 0, "−3", "−3"),
        (float("nan"), 0, "–", "–"),
    ],
)
def test_numbers_are_written_as_people_do(value: float, digits: int, nl: str, en: str) -> None:
    assert NL.number(value, digits) == nl
    assert EN.number(value, digits) == en


def test_shares_intervals_dates_and_lists() -> None:
    assert (NL.share(0.234), EN.share(0.234)) == ("23 %", "23%")
    assert NL.between(0.17, 0.23) == "tussen 17 en 23 op de 100"
    assert NL.between(0.0, 0.004) == "minder dan 1 op de 100"
    assert NL.between(0.171, 0.172) == "ongeveer 17 op de 100"
    assert NL.between(float("nan"), 0.2) == "niet te zeggen"
    assert NL.date(date(2026, 5, 3)) == "3 mei 2026"
    assert [NL.listing(items) for items in ([], ["a"], ["a", "b", "c"])] == ["", "a", "a, b en c"]
    assert (NL.count(1, "people"), NL.count(1490, "answers")) == ("1 persoon", "1.490 antwoorden")


@settings(max_examples=60, derandomize=True, deadline=None)
@given(st.floats(0, 1), st.floats(0, 1))
def test_an_interval_never_says_more_than_a_hundred(one: float, other: float) -> None:
    said = NL.between(min(one, other), max(one, other))
    assert all(int(number) <= 100 for number in "".join(c if c.isdigit() else " " for c in said).split())


def test_an_unknown_code_gives_a_general_sentence_without_leaking_details() -> None:
    problem = Problem("never_heard_of", Severity.REFUSAL, file="a.csv", details={"x": 3})
    assert NL.problem(problem) == "Er is iets aan de hand met a.csv (code never_heard_of)."
    assert "nog geen zin" in NL.note("never_heard_of", {})


def test_another_language_is_refused() -> None:
    with pytest.raises(ValueError, match="fr"):
        load_words("fr")
