"""Makes small workbooks part by part, so that a test can break exactly one thing."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CELL = '<c r="{}" t="inlineStr"><is><t>{}</t></is></c>'


def text_row(number: int, *texts: str) -> str:
    """The XML of a row of texts; an empty text is no cell."""
    cells = "".join(
        CELL.format(f"{chr(65 + column)}{number}", text) for column, text in enumerate(texts) if text
    )
    return f'<row r="{number}">{cells}</row>'


HEADER_AND_ROW = text_row(1, "plek", "droom") + text_row(2, "Markt", "groen")


def sheet_part(
    rows: str = HEADER_AND_ROW, *, before: str = "", after: str = "", prolog: str = "", ns: str = MAIN
) -> str:
    """The XML of a sheet with these rows."""
    inner = f"{before}<sheetData>{rows}</sheetData>{after}"
    return f'<?xml version="1.0"?>{prolog}<worksheet xmlns="{ns}">{inner}</worksheet>'


def parts(
    sheets: Sequence[tuple[str, str, str]] = (("Blad1", "visible", ""),),
    *,
    ns: str = MAIN,
    book: str = "",
    kind: str = "worksheet",
) -> dict[str, str]:
    """The parts of a workbook; `sheets`: name, state, XML ('' = a header and one answer)."""
    listed = "".join(
        f'<sheet name="{name}" sheetId="{n}" state="{state}" r:id="rId{n}"/>'
        for n, (name, state, _) in enumerate(sheets, start=1)
    )
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{RELATIONS}/{kind}" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(sheets) + 1)
    )
    relationships = "http://schemas.openxmlformats.org/package/2006/relationships"
    made = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships xmlns="{relationships}"><Relationship Id="r" '
        f'Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{ns}" xmlns:r="{RELATIONS}">{book}'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{relationships}">{links}</Relationships>',
    }
    for n, (_, _, xml) in enumerate(sheets, start=1):
        made[f"xl/worksheets/sheet{n}.xml"] = xml or sheet_part()
    return made


def pack(made: Mapping[str, str | bytes]) -> bytes:
    """The workbook with these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in made.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def workbook(rows: str = HEADER_AND_ROW, **about: str) -> bytes:
    """A workbook of one sheet with these rows; `about` as for `sheet_part`."""
    return pack(parts([("Blad1", "visible", sheet_part(rows, **about))]))
