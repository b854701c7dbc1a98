"""Codings are kept per person and way of grouping, replaced by a later one, and gone with the study."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from data.errors import StudyNotFound
from data.store import Store, open_store
from tests.data.store.test_store import CANARY, make_study

CONTENT = {"rows": [["a1-1", "k1", "T1", ""]], "names": {"T1": "Fietsen"}}


def count_rows(folder: Path) -> int:
    with closing(sqlite3.connect(folder / "beleef.sqlite")) as connection:
        return int(connection.execute("select count(*) from codings").fetchone()[0])


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = open_store(tmp_path)
    store.save_study(make_study())
    return store


def test_each_person_has_one_and_the_last_one_holds(store: Store) -> None:
    log = store.codings("s1")
    assert log.load("fine") == []
    log.keep("fine", "Roos", "2026-11-03T10:00:00", CONTENT)
    log.keep("fine", "Jef", "2026-11-03T09:00:00", CONTENT)
    log.keep("fine", "Roos", "2026-11-04T10:00:00", CONTENT | {"rows": []})
    rows = log.load("fine")
    assert [(row["coder"], row["moment"][:10]) for row in rows] == [
        ("Jef", "2026-11-03"),
        ("Roos", "2026-11-04"),
    ]
    assert rows[0]["content"] == CONTENT
    assert rows[1]["content"]["rows"] == []
    assert log.load("coarse") == []
    log.remove("fine", "Jef")
    log.remove("fine", "nobody")
    assert [row["coder"] for row in log.load("fine")] == ["Roos"]


def test_a_study_that_is_gone_keeps_none(store: Store, tmp_path: Path) -> None:
    store.codings("s1").keep("fine", "Roos", "2026-11-03T10:00:00", CONTENT)
    store.save_study(make_study(text="andere tekst"))
    assert count_rows(tmp_path) == 1
    store.delete_study("s1")
    assert count_rows(tmp_path) == 0
    assert store.codings("s1").load("fine") == []
    with pytest.raises(StudyNotFound):
        store.codings("s1").keep("fine", "Roos", "2026-11-03T10:00:00", CONTENT)


def test_a_workspace_of_before_gets_the_table_and_keeps_the_rest(store: Store, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "beleef.sqlite")) as connection:
        connection.execute("drop table codings")
        connection.commit()
    again = open_store(tmp_path)
    assert again.load_study("s1").answers["text"].tolist() == [CANARY]
    assert again.codings("s1").load("fine") == []
    again.codings("s1").keep("fine", "Roos", "2026-11-03T10:00:00", CONTENT)
    assert count_rows(tmp_path) == 1
