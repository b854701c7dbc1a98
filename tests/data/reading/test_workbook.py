"""Workbooks: the same cells as an independent reader finds, and what Excel hides or merges is told of."""

from __future__ import annotations

import io
from datetime import date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from data.reading.finding import Refusal, SheetText
from data.reading.sandbox import read_bytes
from tests.data.reading.workbooks import STRICT, pack, parts, sheet_part, text_row, workbook


def read(content: bytes) -> list[SheetText]:
    return read_bytes(content, "a.xlsx")


def saved(book: Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def filled(*rows: list[object]) -> Workbook:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    return book


def codes(sheet: SheetText) -> list[str]:
    return [finding.code for finding in sheet.findings]


MARCH_1900 = datetime.fromisoformat("1900-03-01")
VALUES = st.one_of(
    st.integers(-(10**12), 10**12),
    st.floats(-1e9, 1e9, allow_nan=False).map(lambda value: round(value, 6)),
    st.booleans(),
    st.datetimes(MARCH_1900, MARCH_1900 + timedelta(days=73_000)).map(
        lambda moment: moment.replace(microsecond=0)
    ),
    st.dates(date(1900, 3, 1), date(2100, 1, 1)),
    st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Z"]), min_size=1, max_size=20
    ),
)


def said(value: object) -> str:
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S" if value.time() != time() else "%Y-%m-%d")
    if isinstance(value, int | float):
        return str(int(value)) if float(value).is_integer() else repr(value)
    return str(value)


@settings(max_examples=40, derandomize=True, deadline=None)
@given(values=st.lists(VALUES, min_size=1, max_size=12))
def test_cells_are_those_of_an_independent_reader(values: list[object]) -> None:
    values = [
        v for v in values if not (isinstance(v, str) and (v[0] in "=#" or ILLEGAL_CHARACTERS_RE.search(v)))
    ]
    values = [v for v in values if not isinstance(v, str) or v.isascii()] or ["x"]
    content = saved(filled(["nr", "waarde"], *([f"r{n}", value] for n, value in enumerate(values))))
    (sheet,) = read(content)
    oracle = load_workbook(io.BytesIO(content), data_only=True).active
    expected = [said(row[1]) for row in oracle.iter_rows(min_row=2, values_only=True)]
    assert sheet.cells[1] == expected
    assert sheet.rows == list(range(2, len(values) + 2))


def test_dates_times_and_durations_of_both_calendars() -> None:
    for epoch in (None, CALENDAR_MAC_1904):
        book = filled(
            ["nr", "dag", "moment", "uur", "duur"],
            [
                "a",
                date(2026, 5, 3),
                datetime.fromisoformat("2026-05-03 14:30"),
                time(9, 15),
                timedelta(hours=26, minutes=30),
            ],
        )
        if epoch:
            book.epoch = epoch
        (sheet,) = read(saved(book))
        assert [cells[0] for cells in sheet.cells[1:]] == [
            "2026-05-03",
            "2026-05-03 14:30:00",
            "09:15:00",
            "26:30:00",
        ]


def test_rows_and_cells_without_position_stand_after_each_other() -> None:
    cell = '<c t="inlineStr"><is><t>{}</t></is></c>'
    rows = "".join(
        f"<row>{''.join(cell.format(text) for text in row)}</row>"
        for row in (("a", "b"), ("x", "y"), ("z", "w"))
    )
    (sheet,) = read(workbook(rows))
    assert sheet.cells == [["x", "z"], ["y", "w"]]
    assert sheet.rows == [2, 3]


def test_rich_text_is_joined_and_readings_and_escapes_are_resolved() -> None:
    rich = (
        '<row r="2"><c r="A2" t="inlineStr"><is><r><t>goed</t></r><r><t>e plek</t></r>'
        '<rPh sb="0" eb="1"><t>yomi</t></rPh></is></c>'
        '<c r="B2" t="str"><f>A1</f><v>regel_x000D__x000A_twee</v></c></row>'
    )
    (sheet,) = read(workbook(text_row(1, "a", "b") + rich))
    assert [cells[0] for cells in sheet.cells] == ["goede plek", "regel\ntwee"]


def test_a_formula_that_gives_an_empty_text_is_an_empty_cell() -> None:
    rows = (
        text_row(1, "a", "b")
        + '<row r="2"><c r="A2"><v>1</v></c><c r="B2" t="str"><f>""</f><v></v></c></row>'
    )
    (sheet,) = read(workbook(rows))
    assert sheet.columns == ["a"]


def test_the_size_that_a_sheet_claims_is_not_believed_and_formatted_rows_cost_nothing() -> None:
    empty = "".join(f'<row r="{n}" s="1"><c r="A{n}" s="1"/></row>' for n in range(3, 100_000))
    content = workbook(
        text_row(1, "a", "b") + text_row(2, "x", "y") + empty, before='<dimension ref="A1:XFD1048576"/>'
    )
    (sheet,) = read(content)
    assert sheet.rows == [2]


def test_the_strict_form_and_another_folder_are_read() -> None:
    strict = pack(parts([("B", "visible", sheet_part(ns=STRICT))], ns=STRICT))
    assert read(strict)[0].cells == [["Markt"], ["groen"]]
    moved = parts()
    moved["book/main.xml"] = moved.pop("xl/workbook.xml")
    moved["book/_rels/main.xml.rels"] = moved.pop("xl/_rels/workbook.xml.rels").replace(
        'Target="', 'Target="/xl/'
    )
    moved["_rels/.rels"] = moved["_rels/.rels"].replace("xl/workbook.xml", "/book/main.xml")
    assert read(pack(moved))[0].cells == [["Markt"], ["groen"]]


def test_hidden_sheets_are_left_out_and_hidden_rows_and_columns_read_and_all_told_of() -> None:
    book = filled(["plek", "droom"], ["Markt", "groen"], ["Kerk", "bank"])
    book.active.row_dimensions[3].hidden = True
    book.active.column_dimensions["B"].hidden = True
    secret = book.create_sheet("codes")
    secret.append(["a", "b"])
    secret.sheet_state = "veryHidden"
    (sheet,) = read(saved(book))
    assert sheet.cells == [["Markt", "Kerk"], ["groen", "bank"]]
    assert codes(sheet) == ["hidden_rows", "hidden_columns", "hidden_sheet_skipped"]
    assert sheet.findings[2].sheet == "codes"


def test_several_sheets_are_read_and_what_is_no_table_is_told_of() -> None:
    book = filled(["plek", "droom"], ["Markt", "groen"])
    book.create_sheet("leeg")
    title = book.create_sheet("titel")
    title.append(["Bevraging 2026"])
    numbers = book.create_sheet("draaitabel")
    numbers.append([1, 2])
    numbers.append([3, 4])
    more = book.create_sheet("plekken")
    more.append(["plek", "dorp"])
    more.append(["Markt", "Gavere"])
    sheets = read(saved(book))
    assert [sheet.sheet for sheet in sheets] == ["Sheet", "plekken"]
    assert [(f.code, f.sheet) for f in sheets[0].findings] == [
        ("sheet_skipped", "titel"),
        ("sheet_skipped", "draaitabel"),
    ]


def test_a_merged_title_is_a_title_and_merged_answers_are_told_of() -> None:
    book = filled(["Bevraging Gavere", None, None], ["plek", "dorp", "droom"], ["Markt", "Gavere", "groen"])
    book.active.append(["Kerk", None, "bank"])
    book.active.merge_cells("A1:C1")
    book.active.merge_cells("B3:B4")
    (sheet,) = read(saved(book))
    assert sheet.columns == ["plek", "dorp", "droom"]
    assert sheet.rows == [3, 4]
    assert codes(sheet) == ["title_rows_skipped", "merged_cells"]
    assert sheet.findings[1].details == {"n": 1, "range": "B3:B4"}


def test_merged_questions_above_a_row_of_options_are_read() -> None:
    book = filled(
        ["Respondent ID", "Welke plekken?", None, "Droom"],
        [None, "Markt", "Kerk", "Open-Ended Response"],
        [1, "Markt", None, "groen"],
        [2, None, "Kerk", "bank"],
    )
    book.active.merge_cells("B1:C1")
    (sheet,) = read(saved(book))
    assert sheet.columns == ["Respondent ID", "Welke plekken? [Markt]", "Welke plekken? [Kerk]", "Droom"]


def test_macros_are_not_run_but_told_of() -> None:
    (sheet,) = read(pack(parts() | {"xl/vbaProject.bin": b"\x00"}))
    assert codes(sheet) == ["macros_ignored"]


def test_links_and_embedded_workbooks_are_left_alone() -> None:
    (sheet,) = read(pack(parts() | {"xl/embeddings/inner.xlsx": b"PK", "xl/externalLinks/e.xml": "<a/>"}))
    assert sheet.cells == [["Markt"], ["groen"]]


def test_a_cell_beyond_the_header_is_kept_under_its_letter() -> None:
    (sheet,) = read(workbook(text_row(1, "a", "b") + text_row(2, "x", "y", "z")))
    assert sheet.columns == ["a", "b", "[C]"]
    assert codes(sheet) == ["empty_header"]


@settings(max_examples=150, derandomize=True, deadline=None)
@given(at=st.integers(0, 3000), byte=st.integers(0, 255), cut=st.booleans())
def test_a_damaged_workbook_is_read_or_turned_away(at: int, byte: int, cut: bool) -> None:
    content = bytearray(pack(parts([("A", "visible", ""), ("B", "visible", "")])))
    at %= len(content)
    content[at] = byte
    damaged = bytes(content[:at]) if cut else bytes(content)
    try:
        sheets: list[object] = [*read_bytes(damaged or b"x", "a.xlsx")]
    except Refusal as refusal:
        sheets = [refusal.finding.code]
    assert sheets
