"""Keeps vectors on disk, so that a text is encoded once in the life of a workspace.

One folder per model; in it one file per batch of new texts ("shard"): a head line, the keys, a
checksum per row, the rows. A key is a hash of model and text, so no answer can be read from it. A
shard is written beside its place and moved in whole; it is never changed afterwards, so several
processes may write at once. Rows are read where they lie (memory map) and checked one by one: a
damaged row is simply encoded again, a damaged head makes the whole shard count as absent.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from analysis.text.embedder import Encoder, Progress, Rows

_MAGIC = b"beleef-vectors-1"
_KEY = np.dtype("V16")
_SUM = np.dtype("<u4")
_NUMBER = np.dtype("<f4")
_HEAD = 64
_SHARD_ROWS = 8_192

Keys = NDArray[np.void]


class CachedEncoder:
    """An `Encoder` that asks `encoder` only for texts that `folder` and `known` do not hold yet.

    `folder`: None keeps nothing. `known`: a folder of the same make that is only read, of vectors that come
    with the product.
    """

    def __init__(self, encoder: Encoder, folder: Path | None, known: Path | None = None) -> None:
        self._encoder = encoder
        name = hashlib.sha256(encoder.identity.encode()).hexdigest()[:16]
        self._folder = folder / name if folder is not None else None
        self._known = known / name if known is not None else None

    @property
    def identity(self) -> str:
        """As that of the encoder behind it."""
        return self._encoder.identity

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Rows:
        """As `Encoder.encode`; new vectors are kept as they come, so a broken-off run is not lost."""
        distinct = sorted(set(texts), key=lambda text: (-len(text), text))
        keys = make_keys(self.identity, distinct)
        rows, is_known = self._read(keys)
        missing = np.flatnonzero(~is_known)
        for start in range(0, len(missing), _SHARD_ROWS):
            part = missing[start : start + _SHARD_ROWS]
            tell = _part_of(progress, start / len(missing), len(part) / len(missing))
            found = self._encoder.encode([distinct[number] for number in part], tell)
            if self._folder is not None:
                write_shard(self._folder, keys[part], found)
            if rows.shape[1] != found.shape[1]:
                rows = np.zeros((len(distinct), found.shape[1]), dtype=np.float32)
            rows[part] = found
        if progress is not None:
            progress(1.0)
        if not distinct:
            return self._encoder.encode([])
        place = {text: number for number, text in enumerate(distinct)}
        return rows[np.fromiter((place[text] for text in texts), dtype=np.int64, count=len(texts))]

    def _read(self, keys: Keys) -> tuple[Rows, NDArray[np.bool_]]:
        rows, found = np.zeros((len(keys), 0), dtype=np.float32), np.zeros(len(keys), dtype=bool)
        for folder in (self._folder, self._known):
            if folder is None or found.all():
                continue
            more, is_here = read_rows(folder, keys)
            if not found.any():
                rows, found = more, is_here
            elif more.shape[1] == rows.shape[1]:
                rows[is_here & ~found] = more[is_here & ~found]
                found = found | is_here
        return rows, found


def make_keys(identity: str, texts: Sequence[str]) -> Keys:
    """Give back a 16-byte key per text: the head of SHA-256 over model and text."""
    base = hashlib.sha256(identity.encode() + b"\0")
    keys = bytearray()
    for text in texts:
        one = base.copy()
        one.update(text.encode("utf-8", errors="surrogatepass"))
        keys += one.digest()[:16]
    return np.frombuffer(bytes(keys), dtype=_KEY)


def read_rows(folder: Path, keys: Keys) -> tuple[Rows, NDArray[np.bool_]]:
    """Give back a row per key (zeros when absent, [n, 0] when nothing is known) and which were found whole.

    A file that is damaged, cut off or of another length of row adds nothing and raises nothing.
    """
    rows = np.zeros((len(keys), 0), dtype=np.float32)
    found = np.zeros(len(keys), dtype=bool)
    if not len(keys) or not folder.is_dir():
        return rows, found
    order = np.argsort(keys.view("S16"), kind="stable")
    for path in sorted(folder.glob("*.vectors")):
        shard = _open_shard(path)
        if shard is None or (rows.shape[1] and shard.rows.shape[1] != rows.shape[1]):
            continue
        if not rows.shape[1]:
            rows = np.zeros((len(keys), shard.rows.shape[1]), dtype=np.float32)
        _take(shard, keys, order, rows, found)
    return rows, found


def write_shard(folder: Path, keys: Keys, rows: Rows) -> None:
    """Keep one row per key in a new file of `folder`, all or nothing. Zero keys write nothing."""
    if not len(keys):
        return
    folder.mkdir(parents=True, exist_ok=True)
    body = np.ascontiguousarray(rows, dtype=_NUMBER)
    sums = np.fromiter((zlib.crc32(row.tobytes()) for row in body), dtype=_SUM, count=len(body))
    index = keys.tobytes() + sums.tobytes()
    head = b" ".join([_MAGIC, b"%d %d %08x" % (len(body), body.shape[1], zlib.crc32(index))]).ljust(_HEAD)
    name = hashlib.sha256(index).hexdigest()[:24]
    with tempfile.NamedTemporaryFile(dir=folder, prefix=".new-", delete=False) as file:
        waiting = Path(file.name)
        try:
            for part in (head, index, body.tobytes()):
                file.write(part)
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            waiting.unlink(missing_ok=True)
            raise
    waiting.replace(folder / f"{name}.vectors")


@dataclass(frozen=True)
class _Shard:
    keys: Keys
    sums: NDArray[np.uint32]
    rows: Rows


def _open_shard(path: Path) -> _Shard | None:
    """Give back the parts of a shard, its rows still on disk; None when its head or index is not whole."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD).split()
            if len(head) != 4 or head[0] != _MAGIC:
                return None
            count, length = int(head[1]), int(head[2])
            index = file.read(count * (_KEY.itemsize + _SUM.itemsize))
        start = _HEAD + len(index)
        if (
            zlib.crc32(index) != int(head[3], 16)
            or path.stat().st_size != start + count * length * _NUMBER.itemsize
        ):
            return None
        rows = np.memmap(path, dtype=_NUMBER, mode="r", offset=start, shape=(count, length))
    except (OSError, ValueError):
        return None
    keys = np.frombuffer(index, dtype=_KEY, count=count)
    return _Shard(keys, np.frombuffer(index, dtype=_SUM, offset=count * _KEY.itemsize), rows)


def _take(shard: _Shard, keys: Keys, order: NDArray[np.intp], rows: Rows, found: NDArray[np.bool_]) -> None:
    """Fill in the rows that this shard holds, each after a look at its checksum."""
    wanted = keys.view("S16")
    here = np.searchsorted(wanted, shard.keys.view("S16"), sorter=order).clip(max=len(keys) - 1)
    at = order[here]
    for number in np.flatnonzero((keys[at] == shard.keys) & ~found[at]):
        row = np.array(shard.rows[number], dtype=np.float32)
        if zlib.crc32(row.tobytes()) == shard.sums[number]:
            rows[at[number]] = row
            found[at[number]] = True


def _part_of(progress: Progress | None, start: float, share: float) -> Progress | None:
    if progress is None:
        return None
    return lambda done: progress(start + share * done)
