"""Files that must be turned away, each made by a function: name, bytes and what must be said of it."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from tests.data.reading.workbooks import pack, parts, sheet_part, text_row, workbook


@dataclass(frozen=True)
class BadFile:
    """How to make the file, its name and the refusal that is expected of it."""

    make: Callable[[], bytes]
    name: str
    code: str
    row: int | None = None
    column: str = ""


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
DOCTYPE = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
EXTERNAL = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


def packed_with(name: str, content: bytes = b"x", **about: int) -> bytes:
    buffer = io.BytesIO(pack(parts()))
    with zipfile.ZipFile(buffer, "a") as archive:
        info = zipfile.ZipInfo(name)
        for key, value in about.items():
            setattr(info, key, value)
        archive.writestr(info, content)
    return buffer.getvalue()


def without(part: str) -> bytes:
    return pack({name: xml for name, xml in parts().items() if name != part})


def locked_part() -> bytes:
    """The flag 'encrypted' set in the list of parts and at the first part."""
    content = bytearray(pack(parts()))
    listed = content.index(b"PK\x01\x02")
    content[6] |= 1
    content[listed + 8] |= 1
    return bytes(content)


def lying_size(said: int) -> bytes:
    """The list of parts says that the last part unpacks to `said` bytes."""
    content = bytearray(pack(parts()))
    struct.pack_into("<I", content, content.rindex(b"PK\x01\x02") + 24, said)
    return bytes(content)


def overlapping_parts() -> bytes:
    """Two parts in the list share the bytes of one."""
    content = bytearray(pack(parts()))
    first = content.index(b"PK\x01\x02")
    second = content.index(b"PK\x01\x02", first + 4)
    content[second + 42 : second + 46] = content[first + 42 : first + 46]
    return bytes(content)


def twice_the_same_part() -> bytes:
    return packed_with("XL/WORKBOOK.XML")


def bomb() -> bytes:
    return pack(parts() | {"xl/media/image.bin": b"\x00" * 30_000_000})


def shared_text(number: int) -> bytes:
    rows = text_row(1, "plek", "droom") + f'<row r="2"><c r="A2" t="s"><v>{number}</v></c></row>'
    return workbook(rows)


CONTAINERS = {
    "empty": BadFile(lambda: b"", "a.csv", "empty_file"),
    "only a BOM": BadFile(lambda: b"\xef\xbb\xbf", "a.csv", "empty_file"),
    "only blanks": BadFile(lambda: b" \r\n\r\n\t", "a.csv", "empty_file"),
    "png as csv": BadFile(lambda: b"\x89PNG\r\n\x1a\n" + b"\x00" * 40, "a.csv", "wrong_kind"),
    "pdf as xlsx": BadFile(lambda: b"%PDF-1.7\n", "a.xlsx", "wrong_kind"),
    "gzip as csv": BadFile(lambda: b"\x1f\x8b\x08\x00" + b"\x01" * 40, "a.csv", "wrong_kind"),
    "sqlite as geojson": BadFile(lambda: b"SQLite format 3\x00" + b"\x00" * 90, "a.geojson", "wrong_kind"),
    "driver file as geojson": BadFile(
        lambda: b"<OGRVRTDataSource></OGRVRTDataSource>", "a.geojson", "wrong_kind"
    ),
    "web page as csv": BadFile(lambda: b"<!DOCTYPE html><html></html>", "a.csv", "wrong_kind"),
    "old workbook": BadFile(lambda: OLE, "a.xlsx", "old_workbook"),
    "old document": BadFile(lambda: OLE + "WordDocument".encode("utf-16-le"), "a.xlsx", "wrong_kind"),
    "password": BadFile(lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "a.xlsx", "password_protected"),
    "ods as xlsx": BadFile(lambda: pack({"mimetype": "x", "content.xml": "<a/>"}), "a.xlsx", "wrong_kind"),
    "docx as xlsx": BadFile(lambda: pack({"word/document.xml": "<a/>"}), "a.xlsx", "wrong_kind"),
    "xlsb as xlsx": BadFile(lambda: pack({"xl/workbook.bin": b"\x00"}), "a.xlsx", "wrong_kind"),
    "zip as xlsx": BadFile(lambda: pack({"a.shp": b"\x00"}), "a.xlsx", "wrong_kind"),
    "cut off zip": BadFile(lambda: pack(parts())[:-60], "a.xlsx", "damaged_archive"),
    "head of a zip": BadFile(lambda: b"PK\x03\x04", "a.xlsx", "damaged_archive"),
    "bomb": BadFile(bomb, "a.xlsx", "archive_too_large"),
    "says it is huge": BadFile(lambda: lying_size(0xFFFFFF00), "a.xlsx", "archive_too_large"),
    "says it is small": BadFile(lambda: lying_size(30), "a.xlsx", "damaged_archive"),
    "nested zip": BadFile(lambda: packed_with("xl/more.zip"), "a.xlsx", "unsafe_archive"),
    "path upwards": BadFile(lambda: packed_with("xl/../../evil.xml"), "a.xlsx", "unsafe_archive"),
    "absolute path": BadFile(lambda: packed_with("/etc/evil.xml"), "a.xlsx", "unsafe_archive"),
    "symbolic link": BadFile(
        lambda: packed_with("l", external_attr=0o120777 << 16), "a.xlsx", "unsafe_archive"
    ),
    "odd packing": BadFile(
        lambda: packed_with("l", compress_type=zipfile.ZIP_LZMA), "a.xlsx", "unsafe_archive"
    ),
    "locked part": BadFile(locked_part, "a.xlsx", "unsafe_archive"),
    "part twice": BadFile(twice_the_same_part, "a.xlsx", "damaged_archive"),
    "overlapping parts": BadFile(overlapping_parts, "a.xlsx", "damaged_archive"),
    "201 parts": BadFile(lambda: pack({f"p{n}": "" for n in range(201)}), "a.xlsx", "too_many_parts"),
}
TEXTS = {
    "mixed encodings": BadFile(
        lambda: "a;b\ncafé;1\n".encode() + "crème;2\n".encode("cp1252"), "a.csv", "mixed_encoding", 3
    ),
    "nul bytes": BadFile(lambda: b"plek;droom\nMarkt;gr\x00oen\n", "a.csv", "nul_bytes", 2),
    "half a character": BadFile(
        lambda: "plek;droom\nA;B\n".encode("utf-16") + b"x", "a.csv", "broken_encoding", 3
    ),
    "unclosed quote": BadFile(
        lambda: b"a;b\n" + b"1;2\n" * 38 + b'40;"x\n' + b"1;2\n" * 60, "a.csv", "unclosed_quote", 40
    ),
    "quote closed far below": BadFile(
        lambda: b'a,b\n1,2\n3,"x\n4,5\n6,y"z\n7,8\n', "a.csv", "unclosed_quote", 3
    ),
    "row too long": BadFile(lambda: b"a;b\n1;2\n1;2;3\n", "a.csv", "ragged_row", 3),
    "row too short": BadFile(lambda: b"a;b;c\n1;2;3\n1;2\n", "a.csv", "ragged_row", 3),
    "another delimiter below": BadFile(lambda: b"a,b,c\n1;2;3\n4;5;6\n", "a.csv", "ragged_row", 2),
    "header only": BadFile(lambda: b"plek;droom\n", "a.csv", "header_only", 1),
    "header and blank lines": BadFile(lambda: b"plek;droom\n\n\n", "a.csv", "header_only", 1),
    "header and empty cells": BadFile(lambda: b"plek;droom\n;\n ; \n", "a.csv", "header_only"),
    "no header": BadFile(lambda: b"12;3,5;Markt\n13;4,5;Kerk\n", "a.csv", "no_header", 1),
    "no header but dates": BadFile(lambda: b"Markt;2026-05-01\nKerk;2026-05-02\n", "a.csv", "no_header", 1),
    "501 columns": BadFile(
        lambda: (";".join(f"k{n}" for n in range(501)) + "\n" + ";".join(["1"] * 501)).encode(),
        "a.csv",
        "too_many_columns",
        1,
    ),
    "501 columns beside votes": BadFile(
        lambda: (
            ";".join([*(f"k{n}" for n in range(501)), "0", "1"]) + "\n" + ";".join(["1"] * 503)
        ).encode(),
        "a.csv",
        "too_many_columns",
        1,
    ),
    "votes on 2,001 statements": BadFile(
        lambda: (";".join(["voter", *map(str, range(2_001))]) + "\n" + ";".join(["1"] * 2_002)).encode(),
        "a.csv",
        "too_many_columns",
        1,
    ),
    "a wide row below a narrow header": BadFile(
        lambda: ("plek;droom\n" + ";".join(["1"] * 501)).encode(), "a.csv", "too_many_columns", 2
    ),
    "a cell of a million": BadFile(
        lambda: b"a;b\n1;" + b"x" * 1_000_001 + b"\n", "a.csv", "cell_too_large", 2
    ),
    "shortened number": BadFile(
        lambda: b"nr;plek\n9,30518E+10;Markt\n", "a.csv", "shortened_number", 2, "nr"
    ),
}
WORKBOOKS = {
    "no sheets with cells": BadFile(lambda: pack(parts(kind="chartsheet")), "a.xlsx", "no_worksheet"),
    "nothing on the sheet": BadFile(lambda: workbook(""), "a.xlsx", "empty_sheet"),
    "header only": BadFile(lambda: workbook(text_row(1, "plek", "droom")), "a.xlsx", "header_only", 1),
    "all hidden": BadFile(lambda: pack(parts([("Blad1", "veryHidden", "")])), "a.xlsx", "hidden_sheets_only"),
    "51 sheets": BadFile(
        lambda: pack(parts([(f"B{n}", "visible", "") for n in range(51)])), "a.xlsx", "too_many_sheets"
    ),
    "cell far away": BadFile(
        lambda: workbook(text_row(1, "plek") + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
        "a.xlsx",
        "too_many_columns",
        1048576,
    ),
    "merged header": BadFile(
        lambda: workbook(
            text_row(1, "plek", "droom") + text_row(2, "Markt", "groen", "bank"),
            after='<mergeCells><mergeCell ref="B1:C1"/></mergeCells>',
        ),
        "a.xlsx",
        "merged_header",
        1,
    ),
    "formula never calculated": BadFile(
        lambda: workbook(text_row(1, "a", "b") + '<row r="2"><c r="B2"><f>1+1</f></c></row>'),
        "a.xlsx",
        "formula_without_value",
        2,
        "B",
    ),
    "error value": BadFile(
        lambda: workbook(text_row(1, "a", "b") + '<row r="7"><c r="A7" t="e"><v>#REF!</v></c></row>'),
        "a.xlsx",
        "error_value",
        7,
        "A",
    ),
    "entities": BadFile(lambda: workbook(prolog=DOCTYPE), "a.xlsx", "document_type"),
    "external entity": BadFile(lambda: workbook(prolog=EXTERNAL), "a.xlsx", "document_type"),
    "broken sheet": BadFile(
        lambda: pack(parts([("B", "visible", "<worksheet><c")])), "a.xlsx", "damaged_part"
    ),
    "row number twice": BadFile(lambda: workbook(text_row(2, "a", "b") * 2), "a.xlsx", "damaged_part"),
    "row number too high": BadFile(lambda: workbook(text_row(10**30, "a", "b")), "a.xlsx", "damaged_part"),
    "unknown shared text": BadFile(lambda: shared_text(3), "a.xlsx", "damaged_part", 2),
    "negative shared text": BadFile(lambda: shared_text(-1), "a.xlsx", "damaged_part", 2),
    "odd reference": BadFile(
        lambda: workbook('<row r="1"><c r="É1"><v>1</v></c></row>'), "a.xlsx", "damaged_part"
    ),
    "no book": BadFile(lambda: without("xl/workbook.xml"), "a.xlsx", "missing_part"),
    "no relations": BadFile(lambda: without("xl/_rels/workbook.xml.rels"), "a.xlsx", "missing_part"),
    "no sheet part": BadFile(lambda: without("xl/worksheets/sheet1.xml"), "a.xlsx", "missing_part"),
    "cell of a million": BadFile(
        lambda: workbook(text_row(1, "a", "b") + text_row(2, "x" * 1_000_001)), "a.xlsx", "cell_too_large", 2
    ),
    "a document within the document": BadFile(
        lambda: workbook(sheet_part(text_row(1, "a"))), "a.xlsx", "damaged_part"
    ),
}
