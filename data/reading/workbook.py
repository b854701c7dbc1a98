"""Workbook (.xlsx, .xlsm) → rows of text per visible sheet; formulas, macros and links are never followed.

Which sheets there are, what the shared texts and the number formats are; the cells themselves are
read by `sheet`. A hidden sheet is left out with a warning, hidden rows and columns are read with one.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass

from data.reading import limits
from data.reading.archive import Archive, open_archive
from data.reading.cell_values import NUMBER, kind_of_format, say_escaped
from data.reading.finding import Finding, Grid, refuse, warn
from data.reading.markup import PartReader, find_elements, read_part
from data.reading.sheet import SheetReader


@dataclass(frozen=True)
class _Sheet:
    name: str
    part: str
    is_hidden: bool


@dataclass(frozen=True)
class _Link:
    kind: str
    part: str


def read_workbook(content: bytes) -> list[Grid]:
    """Give back one grid per visible sheet, all rows equally wide, numbered as Excel numbers them.

    `content`: the bytes of the file. A sheet in which nothing stands gives a grid without rows.
    Raises `Refusal` for what `open_archive` refuses, no sheet with cells (`no_worksheet`,
    `hidden_sheets_only`), too many sheets, rows or columns, damaged parts, formulas that were never
    calculated and error values.
    """
    archive = open_archive(content)
    book = _find_book(archive)
    links = _read_links(archive, book)
    sheets = _list_sheets(archive, book, links)
    texts = _read_texts(archive, links)
    formats = _read_formats(archive, links)
    is_1904 = any(
        attributes.get("date1904") in ("1", "true")
        for _, attributes in find_elements(archive, book, "workbookPr")
    )
    grids = []
    for sheet in sheets:
        reader = SheetReader(sheet.name, texts, formats, is_1904=is_1904)
        read_part(archive, sheet.part, reader)
        grids.append(_to_grid(reader))
    _tell_hidden(archive, book, grids)
    return grids


def _find_book(archive: Archive) -> str:
    """The main part is named by the root relations; other programs call it differently."""
    root = archive.find("_rels/.rels")
    if root:
        for _, attributes in find_elements(archive, root, "Relationship"):
            if attributes.get("Type", "").endswith("/officeDocument"):
                found = archive.find(_resolve("", attributes.get("Target", "")))
                if found:
                    return found
    return archive.find("xl/workbook.xml") or refuse("missing_part", part="workbook.xml")


def _resolve(folder: str, target: str) -> str:
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(folder, target))


def _read_links(archive: Archive, book: str) -> dict[str, _Link]:
    folder, name = posixpath.split(book)
    relations = archive.find(f"{folder}/_rels/{name}.rels".lstrip("/"))
    if not relations:
        refuse("missing_part", part=f"{name}.rels")
    links = {}
    for _, attributes in find_elements(archive, relations, "Relationship"):
        kind = attributes.get("Type", "").rsplit("/", 1)[-1]
        if attributes.get("TargetMode") != "External":
            links[attributes.get("Id", "")] = _Link(kind, _resolve(folder, attributes.get("Target", "")))
    return links


def _list_sheets(archive: Archive, book: str, links: Mapping[str, _Link]) -> list[_Sheet]:
    listed = [attributes for _, attributes in find_elements(archive, book, "sheet")]
    if len(listed) > limits.MAX_SHEETS:
        refuse("too_many_sheets", found=len(listed), limit=limits.MAX_SHEETS)
    sheets = []
    for attributes in listed:
        link = links.get(attributes.get("id", ""))
        if link is None:
            refuse("missing_part", sheet=attributes.get("name", ""), part="worksheet")
        if link.kind != "worksheet":
            continue
        part = archive.find(link.part)
        if not part:
            refuse("missing_part", sheet=attributes.get("name", ""), part=posixpath.basename(link.part))
        sheets.append(_Sheet(attributes.get("name", ""), part, _is_hidden(attributes)))
    if not sheets:
        refuse("no_worksheet")
    visible = [sheet for sheet in sheets if not sheet.is_hidden]
    if not visible:
        refuse("hidden_sheets_only", sheet=sheets[0].name)
    return visible


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    return attributes.get("state", "visible") != "visible"


class _Texts(PartReader):
    """The shared texts: runs are joined, the readings above Japanese signs are left out."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._pieces: list[str] = []
        self._takes_text = self._is_sound = False
        self._length = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "t":
            self._takes_text = not self._is_sound
        elif name == "si":
            self._pieces, self._length = [], 0
        elif name == "rPh":
            self._is_sound = True

    def text(self, text: str) -> None:
        if self._takes_text:
            self._length += len(text)
            if self._length > limits.MAX_CELL:
                refuse("cell_too_large", limit=limits.MAX_CELL)
            self._pieces.append(text)

    def end(self, name: str) -> None:
        if name == "t":
            self._takes_text = False
        elif name == "si":
            self.texts.append(say_escaped("".join(self._pieces)))
        elif name == "rPh":
            self._is_sound = False


def _find_linked(archive: Archive, links: Mapping[str, _Link], kind: str) -> str:
    """The real name of the part of this kind, '' when the workbook names none."""
    for link in links.values():
        if link.kind == kind:
            return archive.find(link.part) or refuse("missing_part", part=posixpath.basename(link.part))
    return ""


def _read_texts(archive: Archive, links: Mapping[str, _Link]) -> list[str]:
    part = _find_linked(archive, links, "sharedStrings")
    reader = _Texts()
    if part:
        read_part(archive, part, reader)
    return reader.texts


class _Formats(PartReader):
    """What each cell style shows: a number, a date, a time or a duration."""

    def __init__(self) -> None:
        self.kinds: list[str] = []
        self._codes: dict[int, str] = {}
        self._is_inside = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "numFmt":
            self._codes[int(attributes.get("numFmtId", 0))] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            self._is_inside = True
        elif name == "xf" and self._is_inside:
            number = int(attributes.get("numFmtId", 0))
            self.kinds.append(kind_of_format(number, self._codes.get(number, "")))

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._is_inside = False


def _read_formats(archive: Archive, links: Mapping[str, _Link]) -> list[str]:
    part = _find_linked(archive, links, "styles")
    reader = _Formats()
    if part:
        read_part(archive, part, reader)
    return reader.kinds or [NUMBER]


def _to_grid(reader: SheetReader) -> Grid:
    width = max((len(cells) for _, cells in reader.rows), default=0)
    for _, cells in reader.rows:
        cells.extend([""] * (width - len(cells)))
    findings: list[Finding] = []
    if reader.n_hidden_rows:
        findings.append(warn("hidden_rows", sheet=reader.sheet, n=reader.n_hidden_rows))
    if reader.n_hidden_columns:
        findings.append(warn("hidden_columns", sheet=reader.sheet, n=reader.n_hidden_columns))
    return Grid(reader.sheet, reader.rows, findings, reader.merged)


def _tell_hidden(archive: Archive, book: str, grids: list[Grid]) -> None:
    """Hidden sheets and macros are told of once, with the first sheet in which something stands."""
    grid = next((grid for grid in grids if grid.rows), grids[0])
    for _, attributes in find_elements(archive, book, "sheet"):
        if _is_hidden(attributes):
            grid.findings.append(warn("hidden_sheet_skipped", sheet=attributes.get("name", "")))
    if archive.find("xl/vbaProject.bin"):
        grid.findings.append(warn("macros_ignored"))
