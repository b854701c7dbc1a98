"""Codebooks refuse what cannot be, survive being written down, and those shipped hold what they promise."""

from __future__ import annotations

import csv
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz import fuzz, process

from analysis.themes.codebook import Codebook, CodebookTheme, Pole, name_new_theme, start_codebook
from analysis.themes.codebook_file import SHIPPED, load_codebook, read_codebook, write_codebook
from data.errors import StudyError, UnreadableFile

ROOT = Path(__file__).parents[3]
NEAR = 75
A, B = CodebookTheme("A", "Fietsen"), CodebookTheme("B", "Rust", parent_id="A")


@pytest.mark.parametrize(
    ("themes", "code"),
    [
        ((A, A), "codebook_theme_twice"),
        ((CodebookTheme("a b", "x"),), "codebook_odd_id"),
        ((CodebookTheme("", "x"),), "codebook_odd_id"),
        ((CodebookTheme("A", "  "),), "codebook_no_label"),
        ((CodebookTheme("A", "x", plus=Pole("meer")),), "codebook_one_pole"),
        ((B,), "codebook_parent_unknown"),
        ((CodebookTheme("A", "x", parent_id="B"), B), "codebook_parent_circle"),
        ((CodebookTheme("A", "x", parent_id="A"),), "codebook_parent_circle"),
    ],
)
def test_what_no_codebook_may_hold_is_refused(themes: tuple[CodebookTheme, ...], code: str) -> None:
    with pytest.raises(StudyError) as refused:
        Codebook("boek", "nl", themes)
    assert refused.value.problem.code == code


def test_a_change_gives_a_new_codebook_and_leaves_the_old_one() -> None:
    book = Codebook("boek", "nl", (A, B))
    changed = book.put(CodebookTheme("A", "Veilig fietsen")).put(CodebookTheme("C", "Water"))
    assert [theme.label for theme in book] == ["Fietsen", "Rust"]
    assert [theme.label for theme in changed] == ["Veilig fietsen", "Rust", "Water"]
    without = changed.leave_out("A")
    assert without.theme_ids == ("B", "C")
    assert without.find("B") == CodebookTheme("B", "Rust")
    assert without.find("A") is None
    assert len(without) == 2


def test_a_new_theme_gets_a_name_that_is_free() -> None:
    assert name_new_theme([]) == "N001"
    assert name_new_theme(["N002", "T09", "Nx"]) == "N003"


def test_a_codebook_starts_from_what_was_found() -> None:
    themes = pd.DataFrame(
        {"theme_id": ["T002", "T001"], "label": ["rust", "fietspad"], "keywords": ["", "fiets, pad"]}
    )
    statements = pd.DataFrame({"statement_id": ["s1", "s2"], "text": ["Het fietspad is smal", "Zo stil"]})
    quotes = pd.DataFrame(
        {
            "theme_id": ["T001", "T002", "T001"],
            "statement_id": ["s1", "s2", "s2"],
            "quote_role": ["typical", "typical", "edge"],
            "order": [0, 0, 0],
        }
    )
    book = start_codebook(themes, statements, quotes, name="ronde 1", language="nl")
    assert book.theme_ids == ("T001", "T002")
    first = book.find("T001")
    assert first is not None
    assert first.examples == ("Het fietspad is smal",)
    assert first.words == ("fiets", "pad")
    assert len(start_codebook(themes[:0], statements, quotes[:0], name="leeg", language="nl")) == 0


texts = st.text(max_size=20).filter(lambda text: text.isprintable() or "\t" in text or "\x7f" in text)
lists = st.lists(st.text(max_size=12), max_size=3).map(tuple)
poles = st.builds(Pole, label=st.text(max_size=9), examples=lists)


@settings(max_examples=30, derandomize=True, deadline=None)
@given(
    label=texts.filter(str.strip), belongs=texts, examples=lists, words=lists, pole=poles, mark=st.booleans()
)
def test_a_codebook_survives_being_written_down(
    label: str, belongs: str, examples: tuple[str, ...], words: tuple[str, ...], pole: Pole, mark: bool
) -> None:
    theme = CodebookTheme(
        "T1",
        label,
        belongs,
        "",
        examples,
        words,
        pole,
        pole,
        "T0",
        ("L1",),
        is_minority=mark,
        is_locked=not mark,
    )
    book = Codebook(belongs, "nl", (CodebookTheme("T0", label), theme), 7)
    assert read_codebook(write_codebook(book)) == book


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\xff\xfe", "codebook_unreadable"),
        (b"name = ", "codebook_unreadable"),
        (b"x" * 5_000_001, "codebook_unreadable"),
        (b"language = 'nl'", "codebook_field"),
        (b"name = 1\nlanguage = 'nl'", "codebook_field"),
        (b"name = 'x'\nlanguage = 'nl'\nversion = 0", "codebook_field"),
        (b"name = 'x'\nlanguage = 'nl'\nthemes = 3", "codebook_field"),
        (b"name = 'x'\nlanguage = 'nl'\nthemes = [3]", "codebook_field"),
        (b"name = 'x'\nlanguage = 'nl'\n[[themes]]\nid = 'A'", "codebook_field"),
        (b"name = 'x'\nlanguage = 'nl'\n[[themes]]\nid = 'A'\nlabel = 'x'\nexmples = []", "codebook_field"),
        (b"name = 'x'\nlanguage = 'nl'\n[[themes]]\nid = 'A'\nlabel = 'x'\nwords = [1]", "codebook_field"),
        (b"name = 'x'\nlanguage = 'nl'\n[[themes]]\nid = 'A'\nlabel = 'x'\nplus = 1", "codebook_field"),
        (b"name = 'x'\nlanguage = 'nl'\n[[themes]]\nid = 'A'\nlabel = 'x'\nis_locked = 1", "codebook_field"),
    ],
)
def test_a_damaged_file_is_refused_with_its_name(content: bytes, code: str) -> None:
    with pytest.raises(UnreadableFile) as refused:
        read_codebook(content, file="boek.toml")
    assert (refused.value.problem.code, refused.value.problem.file) == (code, "boek.toml")


def test_only_what_is_shipped_can_be_loaded() -> None:
    with pytest.raises(KeyError):
        load_codebook("../iets")


def test_the_shipped_codebooks_hold_what_they_promise() -> None:
    themes, places = load_codebook("belevingsthemas"), load_codebook("leefplekmeter")
    assert (len(themes), len(places)) == (23, 14)
    assert {len(theme.examples) for theme in themes} == {10}
    assert {name for theme in themes for name in theme.place_themes} <= set(places.theme_ids)
    poled = [theme for theme in themes if theme.plus and theme.minus]
    assert [theme.theme_id for theme in poled] == [
        *("T05", "T06", "T08", "T09", "T12", "T13", "T14", "T18", "T19", "T20")
    ]
    assert all(len(pole.examples) >= 6 for theme in poled for pole in (theme.plus, theme.minus) if pole)
    assert [theme.theme_id for theme in themes if theme.is_minority] == ["T11", "T20", "T22"]
    assert all(len(theme.words) >= 10 for book in (themes, places) for theme in book)


def test_no_shipped_example_is_a_phrase_of_the_demo() -> None:
    phrases: list[str] = []
    for name in ("phrases.csv", "phrases_more.csv"):
        with (ROOT / "data" / "demo" / name).open(encoding="utf-8") as lines:
            phrases += [row["tekst"].casefold() for row in csv.DictReader(lines, delimiter=";")]
    for book in map(load_codebook, SHIPPED):
        for theme in book:
            poles = [pole.examples for pole in (theme.plus, theme.minus) if pole]
            for example in (*theme.examples, *(text for texts in poles for text in texts)):
                assert (
                    process.extractOne(example.casefold(), phrases, scorer=fuzz.ratio, score_cutoff=NEAR)
                    is None
                )
