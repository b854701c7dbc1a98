"""Text files: whatever was written with a delimiter and an encoding is read back the same."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.reading.cell_text import clean_text
from data.reading.delimited import find_delimiter, read_delimited
from data.reading.finding import Refusal, SheetText
from data.reading.sandbox import read_bytes

LATIN = st.text(st.sampled_from("abc éèëç'\";,|=-+@\n0123456789"), max_size=25)
ANY = st.text(max_size=25)
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le-bom", "cp1252")


def read(content: bytes, name: str = "a.csv") -> SheetText:
    (sheet,) = read_bytes(content, name)
    return sheet


def rows_of(sheet: SheetText) -> list[list[str]]:
    return [list(row) for row in zip(*sheet.cells, strict=True)]


def codes(sheet: SheetText) -> list[str]:
    return [finding.code for finding in sheet.findings]


def write(rows: list[list[str]], delimiter: str, line_end: str, encoding: str, quoting: int) -> bytes:
    # Python's writer leaves '\n' unquoted when '\r' ends the lines: no reader could tell them apart.
    quoting = csv.QUOTE_ALL if line_end == "\r" else quoting
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator=line_end, quoting=quoting)
    writer.writerows([["nummer", "plek", "droom"], *rows])
    text = buffer.getvalue()
    if encoding == "utf-16-le-bom":
        return b"\xff\xfe" + text.encode("utf-16-le")
    return text.encode(encoding)


@settings(max_examples=150, derandomize=True, deadline=None)
@given(
    data=st.data(),
    delimiter=st.sampled_from([";", ",", "\t", "|"]),
    line_end=st.sampled_from(["\n", "\r\n", "\r"]),
    encoding=st.sampled_from(ENCODINGS),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_what_is_written_is_read_back(
    data: st.DataObject, delimiter: str, line_end: str, encoding: str, quoting: int
) -> None:
    texts = LATIN if encoding == "cp1252" else ANY
    pairs = data.draw(st.lists(st.tuples(texts, texts), min_size=1, max_size=8))
    # A carriage return ends a line in these files; text with a lone surrogate cannot be written.
    rows = [
        [f"nr {n}", *(part.replace("\r", "").encode("utf-8", "ignore").decode() for part in pair)]
        for n, pair in enumerate(pairs)
    ]
    rows = [[cell.replace("\x00", "") for cell in row] for row in rows]
    sheet = read(write(rows, delimiter, line_end, encoding, quoting))
    found = dict(zip(sheet.columns, sheet.cells, strict=True))
    assert found["nummer"] == [row[0] for row in rows]
    for position, name in ((1, "plek"), (2, "droom")):
        expected = [clean_text(row[position]) for row in rows]
        assert found.get(name, [""] * len(rows)) == expected
    assert len(sheet.rows) == len(rows)


@settings(max_examples=200, derandomize=True, deadline=None)
@given(content=st.binary(max_size=300), name=st.sampled_from(["a.csv", "a.xlsx", "a.geojson"]))
def test_any_bytes_are_read_or_turned_away(content: bytes, name: str) -> None:
    try:
        sheets = read_bytes(content, name)
    except Refusal:
        sheets = []
    assert all(len(cells) == len(sheet.rows) for sheet in sheets for cells in sheet.cells)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_bom_is_read_and_told_of(encoding: str) -> None:
    sheet = read("plek;droom\nMarkt;één groen plein\nKerk;een bank\n".encode(encoding))
    assert rows_of(sheet) == [["Markt", "één groen plein"], ["Kerk", "een bank"]]
    assert codes(sheet) == ["encoding_guessed"]


def test_windows_and_mac_are_told_apart() -> None:
    text = "plek;droom\nCafé;een fijne plek, zó mooi\nPoëzieplein;à la carte\n"
    for encoding, name in (("cp1252", "Windows-1252"), ("mac_roman", "Mac Roman")):
        sheet = read(text.encode(encoding))
        assert rows_of(sheet)[0] == ["Café", "een fijne plek, zó mooi"]
        assert sheet.findings[0].details == {"encoding": name}


def test_text_that_was_encoded_twice_is_told_of() -> None:
    sheet = read("plek;droom\nCafÃ©;groen\n".encode())
    assert codes(sheet) == ["encoded_twice"]
    assert sheet.findings[0].row == 2


@pytest.mark.parametrize("first", ["sep=;\r\n", '"sep=;"\n', "SEP=|\n"])
def test_a_line_that_names_the_delimiter_is_obeyed_and_not_counted(first: str) -> None:
    delimiter = first.strip().strip('"')[-1]
    sheet = read(f"{first}plek{delimiter}droom, wens\nMarkt, oost{delimiter}groen\n".encode())
    assert sheet.columns == ["plek", "droom, wens"]
    assert rows_of(sheet) == [["Markt, oost", "groen"]]
    assert sheet.rows == [2]


def test_decimal_commas_and_commas_in_prose_do_not_cut_cells() -> None:
    sheet = read(b"plek;lat;droom\nMarkt;50,93;groen, rustig, veilig\nKerk;50,95;meer bomen, minder autos\n")
    assert sheet.columns == ["plek", "lat", "droom"]
    assert sheet.cells[1] == ["50,93", "50,95"]


def test_one_column_of_prose_is_one_column() -> None:
    text = "droom\nmeer bomen, en banken\nrust, ruimte, groen\neen plein\n"
    assert find_delimiter(text) != ","
    assert read(text.encode()).columns == ["droom"]


def test_row_numbers_are_those_of_a_spreadsheet() -> None:
    sheet = read(b'plek;droom\n\nMarkt;"groen\nen rustig"\n\n\nKerk;bank\n')
    assert sheet.rows == [3, 6]
    assert sheet.cells[1][0] == "groen\nen rustig"


def test_rows_above_the_header_and_a_total_below_are_left_out_and_told_of() -> None:
    sheet = read(
        b"Bevraging Gavere;;\nvoorjaar 2026;;\n;;\nplek;cijfer;n\nMarkt;8;3\nKerk;6;4\nTotaal;14;7\n"
    )
    assert sheet.columns == ["plek", "cijfer", "n"]
    assert sheet.cells[0] == ["Markt", "Kerk"]
    assert codes(sheet) == ["title_rows_skipped", "totals_row_skipped"]
    assert [finding.row for finding in sheet.findings] == [4, 7]


def test_repeated_and_missing_names_are_made_unique_with_their_letters() -> None:
    sheet = read(b"plek;Droom;droom ;;DROOM\nMarkt;a;b;c;d\n")
    assert sheet.columns == ["plek", "Droom", "droom (2)", "[D]", "DROOM (3)"]
    assert codes(sheet) == ["duplicate_header", "duplicate_header", "empty_header"]
    assert sheet.findings[0].details == {"letters": "B, C"}
    assert sheet.findings[2].column == "D"


def test_a_long_name_over_lines_with_tags_is_cleaned() -> None:
    sheet = read(('"<b>Wat maakt\n deze plek</b> bijzonder?";"' + "x" * 1000 + '"\ngroen;y\n').encode())
    assert sheet.columns[0] == "Wat maakt deze plek bijzonder?"
    assert len(sheet.columns[1]) == 300


def test_an_empty_column_is_left_out_and_empty_cells_beyond_the_header_too() -> None:
    sheet = read(b"plek;leeg;droom\nMarkt;;groen;;\nKerk; ;bank\n")
    assert sheet.columns == ["plek", "droom"]


def test_formulas_stay_text() -> None:
    sheet = read(b"plek;droom\nMarkt;=1+1\nKerk;@SUM(A1)\nPark;-vuil\n")
    assert sheet.cells[1] == ["=1+1", "@SUM(A1)", "-vuil"]


def test_invisible_signs_are_taken_out_and_counted_and_other_scripts_kept() -> None:
    texts = ["a\u200bb\u202ec", "👨‍👩‍👧 Москва سلام", "e\u0301e\u0301n"]
    sheet = read(("plek;droom\n" + "\n".join(f"M;{text}" for text in texts)).encode())
    assert sheet.cells[1] == ["abc", "👨‍👩‍👧 Москва سلام", "één"]
    assert sheet.findings[0].code == "invisible_characters"
    assert sheet.findings[0].details == {"n": 1}


def test_a_long_answer_is_kept_and_told_of() -> None:
    sheet = read(("plek;droom\nMarkt;" + "groen " * 4000 + "\n").encode())
    assert len(sheet.cells[1][0]) > 20_000
    assert codes(sheet) == ["long_answers"]


def test_blanks_after_the_delimiter_do_not_spoil_quotes() -> None:
    sheet = read(b'plek, droom\nMarkt, "groen, rust"\nKerk, de "grote" kerk\n')
    assert rows_of(sheet) == [["Markt", "groen, rust"], ["Kerk", 'de "grote" kerk']]


def test_a_date_or_number_may_be_a_column_name_when_other_things_stand_below() -> None:
    assert read(b"naam;2026-05-01;3,5\nJan;x;y\n").columns == ["naam", "2026-05-01", "3,5"]


def test_an_answer_that_says_total_is_no_total() -> None:
    assert read(b"droom\ngroen\nSom\n").cells == [["groen", "Som"]]
    assert read(b"plek;droom\nMarkt;groen\nTotaal;alles\n").cells[0] == ["Markt", "Totaal"]


def test_an_empty_text_has_no_rows() -> None:
    assert read_delimited("").rows == []


SURVEY_MONKEY = (
    "RespondentID,Welke plekken kent u?,,,Droom\n"
    ",Markt,Kerk,Park,Open-Ended Response\n"
    "1,Markt,,Park,groen\n2,,Kerk,,bank\n"
)
QUALTRICS = (
    "ResponseId,Q1,Q2\nAntwoord-ID,Welke plek?,Wat is uw droom?\n"
    '"{""ImportId"":""_recordId""}","{""ImportId"":""QID1""}","{""ImportId"":""QID2""}"\nR_1,Markt,groen\n'
)


def test_two_header_rows_of_surveymonkey_become_one_name() -> None:
    sheet = read(SURVEY_MONKEY.encode())
    question = "Welke plekken kent u?"
    assert sheet.columns == [
        "RespondentID",
        *(f"{question} [{o}]" for o in ("Markt", "Kerk", "Park")),
        "Droom",
    ]
    assert sheet.rows == [3, 4]


def test_three_header_rows_of_qualtrics_become_the_question() -> None:
    sheet = read(QUALTRICS.encode())
    assert sheet.columns == ["ResponseId", "Welke plek?", "Wat is uw droom?"]
    assert rows_of(sheet) == [["R_1", "Markt", "groen"]]
    assert sheet.rows == [4]


@pytest.mark.parametrize("n", [501, 1_990])
def test_votes_on_many_statements_are_read(n: int) -> None:
    header = ["participant", "group-id", *map(str, range(n))]
    body = f"{','.join(header)}\n{','.join(['p1', '0', *['1'] * n])}\n{','.join(['p2', '1', *['-1'] * n])}\n"
    (sheet,) = read_bytes(body.encode(), "votes.csv")
    assert len(sheet.columns) == n + 2
    assert sheet.columns[-1] == str(n - 1)
