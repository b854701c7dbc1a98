"""What a file really is, by its first bytes and not by its name.

A picture, a PDF or a locked workbook under the name .csv is turned away by its real kind. Map
files are only ever read as JSON, so no driver is chosen by anybody's bytes.
"""

from __future__ import annotations

import re

from data.reading.finding import refuse
from data.reading.limits import MAX_FILE_BYTES

DELIMITED, WORKBOOK, GEODATA = "delimited", "workbook", "geodata"
_EXTENSIONS = ("csv", "tsv", "tab", "txt", "xlsx", "xlsm", "geojson", "json")
_SIGNATURES = (
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"%PDF", "PDF"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf", "7z"),
    (b"Rar!", "RAR"),
    (b"BZh", "bzip2"),
    (b"SQLite format 3", "SQLite"),
    (b"MZ", "EXE"),
    (b"\x7fELF", "ELF"),
    (b"{\\rtf", "RTF"),
    (b"\x00\x00\x27\x0a", "shapefile"),
    (b"PAR1", "Parquet"),
)
_MARKUP = re.compile(rb"\s*<(\?xml|!doctype|html|table|svg|kml|gpx|ogr\w*|gdal\w*)\b", re.IGNORECASE)
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def check_name(name: str, size: int) -> None:
    """Refuse a file by its name or size, before its content is looked at.

    `name`: as shown to the person, any string; `size` in bytes. Raises `Refusal`.
    """
    if size > MAX_FILE_BYTES:
        refuse("file_too_large", found=size // (1024 * 1024) + 1, limit=MAX_FILE_BYTES // (1024 * 1024))
    extension = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    if "\x00" in name or "://" in name or extension not in _EXTENSIONS:
        refuse("unknown_extension", expected=", ".join(f".{known}" for known in _EXTENSIONS))


def recognise_kind(content: bytes, name: str) -> str:
    """Give back 'delimited', 'workbook' or 'geodata' for the bytes of a file.

    `content`: the whole file; `name` only decides that a JSON file is meant as map. Raises
    `Refusal` for an empty file and for every other kind, with the name of that kind.
    """
    if not content or not content.lstrip(b"".join(_BOMS)).strip(b"\x00 \t\r\n"):
        refuse("empty_file")
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return WORKBOOK
    if content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        _refuse_ole(content)
    for signature, kind in _SIGNATURES:
        if content.startswith(signature) and not _is_text(content[:64], signature):
            refuse("wrong_kind", kind=kind)
    if _MARKUP.match(content.removeprefix(_BOMS[0])):
        refuse("wrong_kind", kind="XML/HTML")
    start = content.removeprefix(_BOMS[0]).lstrip()[:1]
    is_json_name = name.lower().endswith(("json",))
    if is_json_name or (start == b"{" and b'"type"' in content[:2000]):
        return GEODATA
    return DELIMITED


def _is_text(start: bytes, signature: bytes) -> bool:
    """A header may begin with letters such as 'MZ' or 'PAR1'; a real file of that kind holds zeros there."""
    return signature in (b"MZ", b"BZh", b"PAR1") and b"\x00" not in start and start.isascii()


def _refuse_ole(content: bytes) -> None:
    """The old Office container: a locked workbook, or a workbook or document of before 2007."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        refuse("password_protected")
    if "WordDocument".encode("utf-16-le") in content:
        refuse("wrong_kind", kind="Word (.doc)")
    refuse("old_workbook", kind="Excel 97-2003 (.xls)")
