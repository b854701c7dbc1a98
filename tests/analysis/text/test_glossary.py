"""Dutch is said in English words: expressions, lemmas, endings, compounds; a user may add words."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.text.glossary.reading import read_glossary
from analysis.text.glossing import Glosser
from data.errors import UnreadableFile


@pytest.fixture(scope="module")
def glosser() -> Glosser:
    return Glosser(read_glossary())


@pytest.mark.parametrize(
    ("dutch", "english"),
    [
        ("speeltuinen", "playground"),
        ("ik weet het niet", "don't know"),
        ("zwerfvuil", "litter"),
        ("boompjes", "tree"),
        ("wandelpaden", "path"),
        ("fietsersbrug", "bridge"),
        ("50 km/u", "50 speed limit"),
        ("Baaigem 2026", "baaigem 2026"),
        ("[e-mail] speeltuin", "playground"),
        ("", ""),
    ],
)
def test_what_a_text_is_said_as(glosser: Glosser, dutch: str, english: str) -> None:
    assert english in glosser.gloss(dutch)
    assert "[" not in glosser.gloss(dutch)


@settings(max_examples=80, deadline=None, derandomize=True)
@given(st.text(max_size=60))
def test_any_text_can_be_said_and_always_the_same(text: str) -> None:
    assert Glosser(read_glossary()).gloss(text) == Glosser(read_glossary()).gloss(text)


def test_a_very_long_word_costs_little_time(glosser: Glosser) -> None:
    assert glosser.gloss("a" * 20_000)


def test_words_of_a_user_go_before_ours(tmp_path: Path) -> None:
    path = tmp_path / "eigen.tsv"
    path.write_text("# eigen woorden\n\nBaaigem\tvillage\nspeeltuin\tplay place\n", encoding="utf-8")
    glossary = read_glossary([path])
    assert glossary.n_added == 2
    assert Glosser(glossary).gloss("speeltuin in Baaigem") == "play place in village"


@pytest.mark.parametrize("line", ["geen tab", "\tno word", "woord\t", "a\tb\tc"])
def test_a_bad_line_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "eigen.tsv"
    path.write_text(f"goed\tgood\n{line}\n", encoding="utf-8")
    with pytest.raises(UnreadableFile) as caught:
        read_glossary([path])
    assert (caught.value.problem.code, caught.value.problem.file, caught.value.problem.row) == (
        "glossary_line",
        "eigen.tsv",
        2,
    )


def test_an_absent_or_binary_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "b.tsv").write_bytes(b"\xff\xfe\x00")
    for name, code in (("a.tsv", "glossary_not_found"), ("b.tsv", "glossary_not_utf8")):
        with pytest.raises(UnreadableFile) as caught:
            read_glossary([tmp_path / name])
        assert (caught.value.problem.code, caught.value.problem.file) == (code, name)
