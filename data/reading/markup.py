"""XML parts of a workbook, read piece by piece with the standard parser and without its dangers.

A part with a document type (the only way to entities, files and addresses) is refused, so nothing
is ever expanded or fetched. Names are handed over without name space: the strict form of the
format, and what other programs write, then read the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from xml.parsers import expat

from data.reading.archive import Archive
from data.reading.finding import refuse

_SEPARATOR = " "


class PartReader:
    """What to do with the elements of a part; subclasses override what they need."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins; `name` without name space, attributes of another name space as 'space name'."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Text inside the current element, possibly in several pieces."""


def read_part(archive: Archive, name: str, reader: PartReader) -> None:
    """Hand over every element of a part to `reader`.

    `name`: a part of `archive`. Raises `Refusal`: `document_type` for a DTD, `damaged_part` for
    broken XML, and what `reader` and `Archive.pieces` raise.
    """
    parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
    parser.buffer_text = True
    local = _LocalNames()
    start, end = reader.start, reader.end
    parser.StartElementHandler = lambda full, attributes: start(local[full], attributes)
    parser.EndElementHandler = lambda full: end(local[full])
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = _refuse_doctype(name)
    try:
        for piece in archive.pieces(name):
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError):
        refuse("damaged_part", part=name)


def _refuse_doctype(part: str) -> Callable[..., None]:
    def refuse_doctype(*_: object) -> None:
        refuse("document_type", part=part)

    return refuse_doctype


class _LocalNames(dict[str, str]):
    """Full element name → name without name space, remembered because they repeat a million times."""

    def __missing__(self, full: str) -> str:
        local = full.rsplit(_SEPARATOR, 1)[-1]
        if len(self) < 1000:
            self[full] = local
        return local


class _Elements(PartReader):
    def __init__(self, wanted: frozenset[str]) -> None:
        self.wanted = wanted
        self.found: list[tuple[str, dict[str, str]]] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name in self.wanted:
            plain = {key.rsplit(_SEPARATOR, 1)[-1]: value for key, value in attributes.items()}
            self.found.append((name, plain))


def find_elements(archive: Archive, name: str, *wanted: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Give back name and attributes, without name spaces, of the `wanted` elements of a part in order."""
    reader = _Elements(frozenset(wanted))
    read_part(archive, name, reader)
    return iter(reader.found)
