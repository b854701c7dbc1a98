"""A packed workbook, looked at before anything in it is unpacked.

The list of parts must be short, plain and honest: no locked, linked, double, overlapping or packed
parts, no paths that lead out of the archive, no sizes that fill the memory. What is not a workbook
is named for what it is. Parts are then handed over piece by piece, never whole.
"""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator
from itertools import pairwise

from data.reading import limits
from data.reading.finding import refuse

_PIECE = 1 << 18
_RATIO_FROM = 1024 * 1024
_PACKED = (".zip", ".7z", ".rar", ".gz", ".bz2", ".xz", ".tar")
_EMBEDDED = ("xl/embeddings/", "xl/media/")
_KINDS = (
    ("xl/workbook.bin", "Excel binary (.xlsb)"),
    ("word/document.xml", "Word (.docx)"),
    ("ppt/presentation.xml", "PowerPoint (.pptx)"),
    ("content.xml", "OpenDocument (.ods, .odt)"),
    ("doc.kml", "KMZ"),
    ("Index/Document.iwa", "Numbers/Pages (iWork)"),
)


class Archive:
    """The parts of a workbook by name. `names`: as they stand in the archive."""

    def __init__(self, packed: zipfile.ZipFile) -> None:
        self._packed = packed
        self.names = packed.namelist()
        self._by_folded = {name.casefold(): name for name in self.names}

    def find(self, name: str) -> str:
        """Give back the real name of a part asked for in any case, '' when there is none."""
        return self._by_folded.get(name.casefold(), "")

    def pieces(self, name: str) -> Iterator[bytes]:
        """Give back the content of a part piece by piece.

        Raises `Refusal` for a part that is missing (`missing_part`), damaged or longer than the
        archive says (`damaged_archive`).
        """
        if name not in self.names:
            refuse("missing_part", part=name)
        try:
            with self._packed.open(name) as part:
                while piece := part.read(_PIECE):
                    yield piece
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError):
            refuse("damaged_archive", part=name)


def open_archive(content: bytes) -> Archive:
    """Give back the archive in `content`, after all checks on its list of parts.

    `content`: the bytes of a zip file. Raises `Refusal`: `damaged_archive` (cut off, double,
    overlapping parts), `unsafe_archive` (locked, linked, packed or stray parts),
    `too_many_parts`, `archive_too_large`, and `wrong_kind` for what is no workbook.
    """
    try:
        packed = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, NotImplementedError):
        refuse("damaged_archive", part="")
    parts = packed.infolist()
    if len(parts) > limits.MAX_ARCHIVE_PARTS:
        refuse("too_many_parts", found=len(parts), limit=limits.MAX_ARCHIVE_PARTS)
    for part in parts:
        _check_part(part)
    _check_together(parts)
    archive = Archive(packed)
    for name, kind in _KINDS:
        if archive.find(name):
            refuse("wrong_kind", kind=kind)
    if not archive.find("[Content_Types].xml"):
        refuse("wrong_kind", kind="zip")
    return archive


def _check_part(part: zipfile.ZipInfo) -> None:
    name = part.filename
    steps = name.replace("\\", "/").split("/")
    is_stray = name.startswith(("/", "\\")) or ".." in steps or ":" in name
    is_link = stat.S_ISLNK(part.external_attr >> 16)
    is_packed = name.lower().endswith(_PACKED) and not name.startswith(_EMBEDDED)
    is_locked = bool(part.flag_bits & 0x1)
    has_odd_packing = part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
    if is_stray or is_link or is_packed or is_locked or has_odd_packing:
        refuse("unsafe_archive")
    ratio = part.file_size / max(1, part.compress_size)
    if part.file_size > limits.MAX_ARCHIVE_PART or (
        part.file_size > _RATIO_FROM and ratio > limits.MAX_ARCHIVE_RATIO
    ):
        refuse("archive_too_large", limit=limits.MAX_ARCHIVE_PART // (1024 * 1024))


def _check_together(parts: list[zipfile.ZipInfo]) -> None:
    if sum(part.file_size for part in parts) > limits.MAX_ARCHIVE_TOTAL:
        refuse("archive_too_large", limit=limits.MAX_ARCHIVE_TOTAL // (1024 * 1024))
    if len({part.filename.casefold() for part in parts}) < len(parts):
        refuse("damaged_archive", part="")
    placed = sorted(parts, key=lambda part: part.header_offset)
    for part, following in pairwise(placed):
        if part.header_offset + 30 + part.compress_size > following.header_offset:
            refuse("damaged_archive", part="")
