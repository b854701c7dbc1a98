"""What people decided about a study is kept in order, survives a new round, and goes with the study."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from data.errors import StudyNotFound
from data.store import Store, open_store
from tests.data.store.test_store import empty_result, make_study

BASIS = {"codebook": "name = ''", "seen": {"key": ["a"]}}
TABLES = ("decisions", "decision_bases", "study_choices")


def decision(number: int) -> dict[str, Any]:
    return {
        "decision_id": f"d{number}",
        "who": "Roos",
        "when": "2026-11-03T10:00:00",
        "why": "",
        "act": "rename",
        "label": f"naam {number}",
    }


def count_rows(folder: Path) -> list[int]:
    with closing(sqlite3.connect(folder / "beleef.sqlite")) as connection:
        return [connection.execute(f"select count(*) from {name}").fetchone()[0] for name in TABLES]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = open_store(tmp_path)
    store.save_study(make_study())
    return store


def test_decisions_come_back_in_order_each_once(store: Store) -> None:
    log = store.decisions("s1")
    assert log.load("fine") == []
    assert log.load_basis("fine") is None
    log.add("fine", [decision(2), decision(1)], BASIS)
    log.add("fine", [decision(1), decision(3)], BASIS | {"seen": {"key": ["a", "b"]}})
    assert [row["decision_id"] for row in log.load("fine")] == ["d2", "d1", "d3"]
    assert log.load("fine")[0] == decision(2)
    assert log.load_basis("fine") == BASIS | {"seen": {"key": ["a", "b"]}}
    assert log.load("coarse") == []
    assert log.load_basis("coarse") is None


def test_choices_stand_beside_each_other(store: Store) -> None:
    log = store.decisions("s1")
    assert log.choices() == {}
    log.choose(codebook="leefplekmeter")
    log.choose(name="x")
    assert log.choices() == {"codebook": "leefplekmeter", "name": "x"}
    assert store.decisions("s2").choices() == {}


def test_new_answers_leave_decisions_and_choices_and_drop_results(store: Store) -> None:
    log = store.decisions("s1")
    log.add("fine", [decision(1)], BASIS)
    log.choose(codebook="leefplekmeter")
    store.save_result("s1", "key", empty_result(), {"model": "m"})
    assert store.load_facts("s1", "key") == {"model": "m"}
    store.save_study(make_study(text="een tweede golf"))
    assert store.load_study("s1").answers["text"].tolist() == ["een tweede golf"]
    assert store.load_facts("s1", "key") is None
    assert log.load("fine") == [decision(1)]
    assert log.choices() == {"codebook": "leefplekmeter"}


def test_all_of_it_goes_with_the_study(store: Store, tmp_path: Path) -> None:
    store.save_study(make_study("s2"))
    for study in ("s1", "s2"):
        store.decisions(study).add("fine", [decision(1)], BASIS)
        store.decisions(study).choose(codebook="leefplekmeter")
    assert count_rows(tmp_path) == [2, 2, 2]
    store.delete_study("s1")
    assert count_rows(tmp_path) == [1, 1, 1]
    assert store.decisions("s1").load("fine") == []
    assert len(store.decisions("s2").load("fine")) == 1


def test_nothing_is_decided_about_a_study_that_is_gone(store: Store) -> None:
    log = store.decisions("gone")
    with pytest.raises(StudyNotFound):
        log.add("fine", [decision(1)], BASIS)
    with pytest.raises(StudyNotFound):
        log.choose(codebook="x")
    assert log.load("fine") == []


def test_an_older_workspace_gets_the_tables(tmp_path: Path) -> None:
    open_store(tmp_path).save_study(make_study())
    with closing(sqlite3.connect(tmp_path / "beleef.sqlite")) as connection:
        for name in TABLES:
            connection.execute(f"drop table {name}")
        connection.commit()
    store = open_store(tmp_path)
    assert store.load_study("s1").info.study_id == "s1"
    store.decisions("s1").add("fine", [decision(1)], BASIS)
    assert count_rows(tmp_path) == [1, 1, 0]
