"""Every bad file is turned away with its own code, the spot, and a sentence in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from data.errors import FileTooLarge, NotASurvey, StudyError, UnreadableFile
from data.model import Problem, Severity, SurveyFile
from data.reading import limits, tables
from data.reading.finding import Refusal
from data.reading.sandbox import read_bytes
from data.reading.sniffing import check_name
from reporting.words.words import load_words
from tests.data.reading.bad_files import CONTAINERS, TEXTS, WORKBOOKS, BadFile
from tests.data.reading.bad_maps import MAPS

ALL = {
    f"{group}: {name}": bad
    for group, files in (("container", CONTAINERS), ("text", TEXTS), ("workbook", WORKBOOKS), ("map", MAPS))
    for name, bad in files.items()
}
READING = Path(limits.__file__).parent


@pytest.mark.parametrize("bad", ALL.values(), ids=ALL.keys())
def test_a_bad_file_is_turned_away_and_why(bad: BadFile) -> None:
    with pytest.raises(Refusal) as caught:
        read_bytes(bad.make(), bad.name)
    finding = caught.value.finding
    assert (finding.code, finding.row) == (bad.code, bad.row)
    assert finding.severity == "refusal"
    if bad.column:
        assert finding.column == bad.column
    problem = Problem(
        finding.code, Severity.REFUSAL, bad.name, finding.sheet, finding.row, finding.column, finding.details
    )
    for language in ("nl", "en"):
        words = load_words(language)
        sentence = words.problem(problem)
        assert sentence != words("fallback.problems", code=finding.code, file=bad.name)
        assert bad.name in sentence
        assert bad.row is None or str(bad.row) in sentence
        assert sentence.endswith(".")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("container: password", UnreadableFile),
        ("container: empty", NotASurvey),
        ("text: 501 columns", FileTooLarge),
        ("workbook: external entity", UnreadableFile),
        ("map: crs by link", UnreadableFile),
    ],
)
def test_the_child_turns_it_away_as_an_error_of_ours(name: str, kind: type[StudyError]) -> None:
    bad = ALL[name]
    with pytest.raises(kind) as caught:
        tables.read_file(SurveyFile(bad.name, bad.make()))
    assert caught.value.problem.code == bad.code
    assert caught.value.problem.file == bad.name
    assert caught.value.problem.row == bad.row


@pytest.mark.parametrize(
    "name",
    [
        "a",
        "a.csv.exe",
        "a.csv:$x.exe",
        "a.csv.gz",
        "http://x.be/a.csv",
        "/vsicurl/http://x/a.csv",
        "a\x00.csv",
    ],
)
def test_a_name_that_we_do_not_read_is_turned_away_before_the_content(name: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        tables.read_file(SurveyFile(name, b"a;b\n1;2\n"))
    assert caught.value.problem.code == "unknown_extension"


@pytest.mark.parametrize(
    "name", ["x" * 4000 + ".csv", "plekje 🌳.csv", "\u202egnp.csv", "\ud800.csv", "../../a.CSV"]
)
def test_an_odd_name_is_read_and_shown_safely(name: str) -> None:
    (table,) = tables.read_file(SurveyFile(name, b"plek;droom\nMarkt;groen\n"))
    assert 0 < len(table.file) <= 120
    table.file.encode()
    assert "\u202e" not in table.file


def test_a_file_of_exactly_the_limit_is_looked_at_and_one_byte_more_is_not() -> None:
    check_name("a.csv", limits.MAX_FILE_BYTES)
    with pytest.raises(Refusal, match="file_too_large"):
        check_name("a.csv", limits.MAX_FILE_BYTES + 1)


@pytest.mark.parametrize(("rows", "is_read"), [(19, True), (20, True), (21, False)])
def test_rows_are_read_up_to_the_limit(rows: int, is_read: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("data.reading.columns.MAX_ROWS", 20)
    content = b"a;b\n" + b"x;y\n" * rows
    if is_read:
        assert len(read_bytes(content, "a.csv")[0].rows) == rows
    else:
        with pytest.raises(Refusal, match="too_many_rows"):
            read_bytes(content, "a.csv")


def test_500_columns_are_read() -> None:
    content = (";".join(f"k{n}" for n in range(500)) + "\n" + ";".join(["x"] * 500)).encode()
    assert len(read_bytes(content, "a.csv")[0].columns) == 500


def test_every_code_of_reading_has_a_sentence_in_both_languages() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in READING.glob("*.py"))
    calls = re.findall(r"(?:refuse|warn|_refuse_cell|_as_refusal)\(\s*\"([a-z_]+)\"", source)
    counted = re.findall(r"\(\"([a-z_]+)\", geometries\.n_", source)
    codes = {*calls, *counted}
    assert len(codes) > 50
    for language in ("nl", "en"):
        words = load_words(language)
        assert [code for code in sorted(codes) if not words.has(f"problems.{code}")] == []


def test_the_sentences_of_both_languages_have_the_same_gaps() -> None:
    dutch, english = load_words("nl").texts, load_words("en").texts
    keys = [key for key in dutch if key.startswith(("problems.", "location."))]
    for key in keys:
        assert set(re.findall(r"{(\w+)}", dutch[key])) == set(re.findall(r"{(\w+)}", english[key])), key
