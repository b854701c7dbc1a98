"""A changed codebook becomes decisions, one per change; the choice of where themes start is kept."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analysis.model import Settings
from analysis.themes.codebook import CodebookTheme
from analysis.themes.codebook_file import read_codebook
from data.errors import StudyError
from pages.state import codebooks
from pages.state.bench import Bench, make_bench
from pages.state.decide import Hand
from reporting.exports.codebook_workbook import write_codebook_workbook
from tests.measured_example import measured_example

HAND = Hand("Roos", "uit het bestand")


@pytest.fixture(scope="module")
def bench() -> Bench:
    return make_bench(measured_example()[1], Settings(), None)


def test_an_unchanged_codebook_asks_for_nothing(bench: Bench) -> None:
    content = codebooks.write_toml(bench, "Boek")
    book = codebooks.read_file("boek.toml", content, "nl")
    assert book.name == "Boek"
    assert codebooks.compare(bench, book, HAND) == codebooks.Changes((), ())
    sheet = write_codebook_workbook(codebooks.write_table(bench, "Boek"))
    again = codebooks.read_file("boek.xlsx", sheet, "nl")
    assert codebooks.compare(bench, again, HAND) == codebooks.Changes((), ())


def test_every_change_is_a_decision_in_the_right_order(bench: Bench) -> None:
    first, second, *others = read_codebook(codebooks.write_toml(bench, "Boek")).themes
    changed = replace(bench.codebook, themes=(
        replace(first, label="Anders", belongs="dit", is_locked=True),
        replace(second, is_minority=not second.is_minority),
        *others,
        CodebookTheme("X1", "Onbekend"),
    ))  # fmt: skip
    changes = codebooks.compare(bench, changed, HAND)
    assert [one.act.value for one in changes.decisions] == ["rename", "describe", "lock", "minority"]
    assert {one.why for one in changes.decisions} == {"uit het bestand"}
    assert changes.unknown == ("Onbekend",)


def test_a_lock_is_opened_before_its_theme_changes(bench: Bench) -> None:
    first, *others = bench.codebook.themes
    locked = replace(
        bench, codebook=replace(bench.codebook, themes=(replace(first, is_locked=True), *others))
    )
    wanted = replace(bench.codebook, themes=(replace(first, is_locked=True, label="Anders"), *others))
    changes = codebooks.compare(locked, wanted, HAND)
    assert [(one.act.value, one.is_marked) for one in changes.decisions] == [
        ("lock", False),
        ("rename", True),
        ("lock", True),
    ]


def test_a_file_that_is_no_codebook_is_refused() -> None:
    for name, content in (("boek.toml", b"\xff"), ("boek.xlsx", b"nee"), ("boek.toml", b"x = 1")):
        with pytest.raises(StudyError):
            codebooks.read_file(name, content, "nl")
