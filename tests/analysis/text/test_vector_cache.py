"""Vectors are kept on disk: nothing is encoded twice, and what is damaged is encoded again."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from analysis.text.embedder import Progress, Rows
from analysis.text.vector_cache import CachedEncoder, make_keys, read_rows, write_shard
from tests.fake_embedder import FakeEmbedder


class CountingEncoder:
    """Encodes with the fake embedder and remembers every text that it was asked for."""

    def __init__(self, identity: str = "fake:1", length: int = 16) -> None:
        self.identity = identity
        self.asked: list[str] = []
        self._fake = FakeEmbedder(length)

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Rows:
        self.asked += texts
        return self._fake.embed(texts, ["nl"] * len(texts), progress)


TEXTS = [f"bankje nummer {number} aan de kerk van wijk {number % 7}" for number in range(300)]


def shards(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.vectors"))


def test_a_second_run_encodes_only_what_is_new(tmp_path: Path) -> None:
    first, second = CountingEncoder(), CountingEncoder()
    rows = CachedEncoder(first, tmp_path).encode(TEXTS)
    again = CachedEncoder(second, tmp_path).encode([*TEXTS, "een nieuwe bank", "nog een"])
    assert sorted(second.asked) == ["een nieuwe bank", "nog een"]
    np.testing.assert_array_equal(again[: len(TEXTS)], rows)
    np.testing.assert_array_equal(rows, CountingEncoder().encode(TEXTS))


def test_the_same_text_is_encoded_once_and_rows_follow_the_texts(tmp_path: Path) -> None:
    encoder = CountingEncoder()
    rows = CachedEncoder(encoder, tmp_path).encode(["b", "a", "b", "a"])
    assert sorted(encoder.asked) == ["a", "b"]
    np.testing.assert_array_equal(rows[0], rows[2])
    assert rows.dtype == np.float32
    assert not np.array_equal(rows[0], rows[1])


def test_another_model_does_not_see_the_vectors(tmp_path: Path) -> None:
    other = CountingEncoder("fake:2", length=8)
    CachedEncoder(CountingEncoder(), tmp_path).encode(TEXTS)
    assert CachedEncoder(other, tmp_path).encode(TEXTS).shape == (300, 8)
    assert len(other.asked) == 300


def test_zero_texts_give_zero_rows_and_no_file(tmp_path: Path) -> None:
    assert CachedEncoder(CountingEncoder(), tmp_path).encode([]).shape == (0, 16)
    assert shards(tmp_path) == []


@pytest.mark.parametrize("place", [0, 20, 64, 70, 64 + 300 * 16 + 5])
def test_damage_anywhere_is_repaired_by_encoding_again(tmp_path: Path, place: int) -> None:
    rows = CachedEncoder(CountingEncoder(), tmp_path).encode(TEXTS)
    (path,) = shards(tmp_path)
    content = bytearray(path.read_bytes())
    content[place] ^= 0xFF
    path.write_bytes(content)
    encoder = CountingEncoder()
    np.testing.assert_array_equal(CachedEncoder(encoder, tmp_path).encode(TEXTS), rows)
    assert encoder.asked


def test_one_damaged_row_costs_one_text(tmp_path: Path) -> None:
    rows = CachedEncoder(CountingEncoder(), tmp_path).encode(TEXTS)
    (path,) = shards(tmp_path)
    content = bytearray(path.read_bytes())
    content[-3] ^= 0x01
    path.write_bytes(content)
    encoder = CountingEncoder()
    np.testing.assert_array_equal(CachedEncoder(encoder, tmp_path).encode(TEXTS), rows)
    assert len(encoder.asked) == 1
    last = CountingEncoder()
    CachedEncoder(last, tmp_path).encode(TEXTS)
    assert last.asked == []


@pytest.mark.parametrize("length", [0, 10, 64, 500, -1])
def test_a_file_that_was_cut_off_counts_as_absent(tmp_path: Path, length: int) -> None:
    rows = CachedEncoder(CountingEncoder(), tmp_path).encode(TEXTS)
    (path,) = shards(tmp_path)
    path.write_bytes(path.read_bytes()[:length])
    encoder = CountingEncoder()
    np.testing.assert_array_equal(CachedEncoder(encoder, tmp_path).encode(TEXTS), rows)
    assert len(encoder.asked) == 300


def test_a_crash_while_writing_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: int) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="disk full"):
        CachedEncoder(CountingEncoder(), tmp_path).encode(TEXTS)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_what_was_done_before_a_crash_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("analysis.text.vector_cache._SHARD_ROWS", 100)

    class Failing(CountingEncoder):
        def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Rows:
            if len(self.asked) >= 200:
                raise KeyboardInterrupt
            return super().encode(texts, progress)

    with pytest.raises(KeyboardInterrupt):
        CachedEncoder(Failing(), tmp_path).encode(TEXTS)
    encoder = CountingEncoder()
    CachedEncoder(encoder, tmp_path).encode(TEXTS)
    assert len(encoder.asked) == 100


def test_progress_rises_to_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("analysis.text.vector_cache._SHARD_ROWS", 100)
    heard: list[float] = []
    CachedEncoder(CountingEncoder(), tmp_path).encode(TEXTS, heard.append)
    assert heard == sorted(heard)
    assert heard[-1] == 1.0
    assert len(heard) > 3


def test_no_text_can_be_read_from_the_files(tmp_path: Path) -> None:
    CachedEncoder(CountingEncoder(), tmp_path).encode(["een heel herkenbaar antwoord"])
    assert all(b"herkenbaar" not in path.read_bytes() for path in shards(tmp_path))
    assert "herkenbaar" not in "".join(path.name for path in shards(tmp_path))


def test_keys_differ_by_model_and_by_text() -> None:
    keys = [make_keys(model, [text]).tobytes() for model in ("m", "n") for text in ("a", "b", "\ud800")]
    assert len(set(keys)) == 6


def test_unknown_keys_and_an_absent_folder_give_nothing(tmp_path: Path) -> None:
    keys = make_keys("m", ["a", "b"])
    assert not read_rows(tmp_path / "absent", keys)[1].any()
    write_shard(tmp_path, keys[:1], np.ones((1, 4), dtype=np.float32))
    rows, found = read_rows(tmp_path, keys)
    assert found.tolist() == [True, False]
    assert rows[0].tolist() == [1, 1, 1, 1]


def test_vectors_that_come_with_the_product_are_read_and_never_written(tmp_path: Path) -> None:
    own, known = tmp_path / "own", tmp_path / "known"
    rows = CachedEncoder(CountingEncoder(), known).encode(TEXTS[:100])
    before = sorted(path.name for path in known.rglob("*"))
    for texts, n_new in ((TEXTS[:100], 0), (TEXTS[50:150], 50), (TEXTS[:150], 0)):
        encoder = CountingEncoder()
        found = CachedEncoder(encoder, own, known).encode(texts)
        assert len(encoder.asked) == n_new
        assert found.shape == (len(texts), rows.shape[1])
    np.testing.assert_array_equal(found[:100], rows)
    assert sorted(path.name for path in known.rglob("*")) == before


def test_without_a_folder_nothing_is_kept_and_what_comes_along_is_still_known(tmp_path: Path) -> None:
    known = tmp_path / "known"
    rows = CachedEncoder(CountingEncoder(), known).encode(TEXTS[:100])
    for _ in range(2):
        encoder = CountingEncoder()
        found = CachedEncoder(encoder, None, known).encode(TEXTS[:120])
        assert sorted(encoder.asked) == sorted(TEXTS[100:120])
        np.testing.assert_array_equal(found[:100], rows)
    assert [path.name for path in tmp_path.iterdir()] == ["known"]
