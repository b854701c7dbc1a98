"""The workspace keeps studies and results whole, apart from each other, and forgets what is deleted."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from data import schemas
from data.errors import StudyNotFound
from data.model import Problem, Severity, Study, StudyInfo
from data.store import Store, open_store
from data.store.tables import RESULT_SCHEMAS

CANARY = "kanariegeel bankje aan de vijver"


def make_study(study_id: str = "s1", text: str = CANARY) -> Study:
    def table(schema: object, **columns: list[object]) -> pd.DataFrame:
        return schemas.check_table(pd.DataFrame(columns), schema)

    return Study(
        info=StudyInfo(study_id, f"Studie {study_id}", population={"G": 1000}),
        respondents=table(
            schemas.RESPONDENTS,
            respondent_id=["r1", "r2"],
            wave=["", ""],
            weight=[1, 1.5],
            energy=[None, 0.5],
            home_unit_id=["", "V1"],
        ),
        memberships=table(schemas.MEMBERSHIPS, respondent_id=["r1"], grouping=["age"], group=["18-34"]),
        places=table(
            schemas.PLACES,
            place_id=["G", "V1"],
            name=["Gemeente", "Dorp"],
            level=["municipality", "village"],
            parent_id=["", "G"],
            kind=["", ""],
            latitude=[50.9, None],
            longitude=[3.6, None],
            coordinate_quality=["", ""],
        ),
        place_answers=table(
            schemas.PLACE_ANSWERS,
            place_answer_id=["p1"],
            respondent_id=["r1"],
            place_id=["V1"],
            rating=[7.5],
            latitude=[None],
            longitude=[None],
            source_row=[2],
        ),
        questions=table(
            schemas.QUESTIONS, question_id=["q1"], text=["Waarom?"], function=["other"], order=[1]
        ),
        answers=table(
            schemas.ANSWERS,
            answer_id=["a1"],
            respondent_id=["r1"],
            place_answer_id=["p1"],
            place_id=["V1"],
            question_id=["q1"],
            text=[text],
            source_file=["f.csv"],
            source_row=[2],
        ),
        problems=(Problem("some_code", Severity.WARNING, row=3, details={"n": 2}),),
        areas={"V1": "POLYGON ((0 0, 1 0, 1 1, 0 0))"},
        areas_note="made up",
    )


def empty_result() -> dict[str, pd.DataFrame]:
    return {
        name: schemas.check_table(pd.DataFrame({column: [] for column in schema.columns}), schema)
        for name, schema in RESULT_SCHEMAS.items()
    }


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path / "workspace")


def test_a_study_comes_back_as_it_was_saved(store: Store) -> None:
    study = make_study()
    store.save_study(study)
    loaded = store.load_study("s1")
    assert loaded.info == study.info
    assert loaded.problems == study.problems
    assert loaded.areas == study.areas
    for name in ("respondents", "memberships", "places", "place_answers", "questions", "answers"):
        pd.testing.assert_frame_equal(getattr(loaded, name), getattr(study, name))


def test_studies_live_side_by_side(store: Store) -> None:
    store.save_study(make_study("s1"))
    store.save_study(make_study("s2", "heel iets anders"))
    assert [card.info.study_id for card in store.list_studies()] == ["s1", "s2"]
    assert store.list_studies()[0].n_respondents == 2
    store.delete_study("s1")
    assert [card.info.study_id for card in store.list_studies()] == ["s2"]
    assert store.load_study("s2").answers["text"].tolist() == ["heel iets anders"]


def test_saving_again_replaces_the_study_and_drops_its_results(store: Store) -> None:
    store.save_study(make_study())
    store.save_result("s1", "key", empty_result(), {"model": "m"})
    store.save_study(make_study(text="nieuwe tekst"))
    assert store.load_study("s1").answers["text"].tolist() == ["nieuwe tekst"]
    assert store.load_result("s1", "key") is None


def test_a_result_comes_back_with_its_facts_and_types(store: Store) -> None:
    store.save_study(make_study())
    result = empty_result()
    result["appreciations"] = schemas.check_table(
        pd.DataFrame(
            {
                "unit_id": ["V1"],
                "level": ["village"],
                "n_respondents": [3],
                "n_ratings": [2],
                "mean": [7.0],
                "shrunken": [7.1],
                "low": [6.0],
                "high": [8.0],
                "reference": [7.2],
                "is_certain": [True],
                "polarisation": [None],
                "high_share": [0.5],
            }
        ),
        schemas.APPRECIATIONS,
    )
    store.save_result("s1", "key", result, {"model": "m", "seconds": {"themes": 1.5}})
    loaded = store.load_result("s1", "key")
    assert loaded is not None
    tables, about = loaded
    assert about == {"model": "m", "seconds": {"themes": 1.5}}
    pd.testing.assert_frame_equal(tables["appreciations"], result["appreciations"])
    assert store.load_result("s1", "other") is None


def test_unknown_studies_are_named_as_such(store: Store) -> None:
    with pytest.raises(StudyNotFound):
        store.load_study("nope")
    with pytest.raises(StudyNotFound):
        store.delete_study("nope")
    with pytest.raises(StudyNotFound):
        store.save_result("nope", "key", empty_result(), {})


def test_no_trace_of_a_deleted_answer_stays_in_the_workspace(store: Store, tmp_path: Path) -> None:
    store.save_study(make_study())
    files = list((tmp_path / "workspace").iterdir())
    assert any(CANARY.encode() in file.read_bytes() for file in files)
    store.delete_study("s1")
    for file in (tmp_path / "workspace").iterdir():
        assert CANARY.encode() not in file.read_bytes()


def test_a_failed_save_leaves_the_earlier_study_untouched(store: Store) -> None:
    store.save_study(make_study())
    broken = make_study(text="half")
    broken = replace(broken, answers=broken.answers.rename(columns={"text": "not_a_field"}))
    with pytest.raises(KeyError, match="text"):
        store.save_study(broken)
    assert store.load_study("s1").answers["text"].tolist() == [CANARY]


def test_results_of_an_older_version_go_and_studies_stay(tmp_path: Path) -> None:
    open_store(tmp_path).save_study(make_study())
    with closing(sqlite3.connect(tmp_path / "beleef.sqlite")) as older:
        older.execute("ALTER TABLE themes DROP COLUMN n_excluded_groups")

    store = open_store(tmp_path)

    assert store.load_study("s1").answers["text"].tolist() == make_study().answers["text"].tolist()
    assert store.load_result("s1", "k") is None
    store.save_result("s1", "k", empty_result(), {"model": "m"})
    assert store.load_result("s1", "k") is not None


LATER = {"respondents": "answered_on", "place_answers": "visits_per_month"}


def test_a_study_of_an_older_workspace_opens_with_what_came_later_unknown(tmp_path: Path) -> None:
    open_store(tmp_path).save_study(make_study())
    with closing(sqlite3.connect(tmp_path / "beleef.sqlite")) as older:
        for table, column in LATER.items():
            older.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
        older.commit()
    for _ in range(2):
        study = open_store(tmp_path).load_study("s1")
        assert study.respondents["answered_on"].tolist() == ["", ""]
        assert study.place_answers["visits_per_month"].isna().all()
        assert study.answers["text"].tolist() == [CANARY]
    respondents = study.respondents.assign(answered_on=["2026-03-02", ""])
    visits = study.place_answers.assign(visits_per_month=4.0)
    store = open_store(tmp_path)
    store.save_study(replace(study, respondents=respondents, place_answers=visits))
    again = store.load_study("s1")
    pd.testing.assert_frame_equal(again.respondents, respondents)
    pd.testing.assert_frame_equal(again.place_answers, visits)


def test_an_older_program_can_write_in_a_newer_workspace(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    store.save_study(make_study())
    with closing(sqlite3.connect(tmp_path / "beleef.sqlite")) as older:
        older.execute(
            "INSERT INTO respondents (study_id, respondent_id, wave, weight, home_unit_id)"
            " VALUES ('s1', 'r3', '', 1, '')"
        )
        older.commit()
    assert store.load_study("s1").respondents["answered_on"].tolist() == ["", "", ""]


def test_an_older_workspace_may_be_opened_twice_at_once(tmp_path: Path) -> None:
    open_store(tmp_path).save_study(make_study())
    with closing(sqlite3.connect(tmp_path / "beleef.sqlite")) as older:
        for table, column in LATER.items():
            older.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
        older.commit()
    with ThreadPoolExecutor(4) as pool:
        stores = list(pool.map(open_store, [tmp_path] * 4))
    assert all(store.load_study("s1").respondents["answered_on"].eq("").all() for store in stores)
