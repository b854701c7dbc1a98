"""The workspace: several studies side by side, each with the results that were computed for it.

Each save is one transaction: a study or result is there whole, or not at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pandas as pd
from sqlalchemy import Connection, Engine, delete, insert, select, text, update

from data.errors import StudyNotFound
from data.model import Problem, Severity, Study, StudyInfo
from data.store import tables
from data.store.coding_log import CodingLog
from data.store.decision_log import DecisionLog
from data.store.engine import open_engine


@dataclass(frozen=True)
class StudyCard:
    """What the list of studies shows of one."""

    info: StudyInfo
    n_respondents: int
    n_answers: int
    n_places: int
    created: str
    n_rounds: int = 1


def open_store(folder: Path) -> Store:
    """Store on a workspace folder; makes the folder and the database when they do not exist."""
    engine = open_engine(folder)
    tables.prepare_tables(engine)
    return Store(engine)


class Store:
    """Reads and writes studies and results; see `open_store`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def save_study(self, study: Study) -> None:
        """Store all tables of a study; a study with the same id is replaced, its results go.

        What people decided about it stays: they decided about wordings, not about rows.
        """
        own, row = tables.STUDIES.c.study_id == study.info.study_id, _study_row(study)
        with self._engine.begin() as connection:
            if connection.execute(update(tables.STUDIES).where(own).values(row)).rowcount == 0:
                connection.execute(insert(tables.STUDIES), [row])
            for table in (*tables.STUDY_TABLES.values(), tables.RESULTS):
                connection.execute(delete(table).where(table.c.study_id == study.info.study_id))
            for name, table in tables.STUDY_TABLES.items():
                tables.write_rows(connection, table, study.info.study_id, getattr(study, name))

    def decisions(self, study_id: str) -> DecisionLog:
        """What people chose and decided about one study."""
        return DecisionLog(self._engine, study_id)

    def codings(self, study_id: str) -> CodingLog:
        """What people who coded statements of one study by hand made of it."""
        return CodingLog(self._engine, study_id)

    def load_study(self, study_id: str) -> Study:
        """Whole study with that id. Raises StudyNotFound."""
        with self._engine.connect() as connection:
            row = connection.execute(
                select(tables.STUDIES).where(tables.STUDIES.c.study_id == study_id)
            ).one_or_none()
            if row is None:
                raise StudyNotFound("study_not_found")
            loaded = {
                name: tables.read_rows(connection, table, study_id, tables.STUDY_SCHEMAS[name])
                for name, table in tables.STUDY_TABLES.items()
            }
        return Study(
            info=StudyInfo(**row.info),
            problems=tuple(_problem(record) for record in row.problems),
            areas=row.areas["polygons"],
            areas_note=row.areas["note"],
            **loaded,
        )

    def list_studies(self) -> list[StudyCard]:
        """A card per stored study, oldest first; an empty list when there is none."""
        with self._engine.connect() as connection:
            rows = connection.execute(
                select(tables.STUDIES).order_by(tables.STUDIES.c.created, tables.STUDIES.c.study_id)
            ).all()
        return [StudyCard(info=StudyInfo(**row.info), created=row.created, **row.counts) for row in rows]

    def delete_study(self, study_id: str) -> None:
        """Remove a study, its results and every trace of its rows in the database file.

        Raises StudyNotFound.
        """
        with self._engine.begin() as connection:
            removed = connection.execute(delete(tables.STUDIES).where(tables.STUDIES.c.study_id == study_id))
            if removed.rowcount == 0:
                raise StudyNotFound("study_not_found")
        self._wipe_free_pages()

    def save_result(
        self, study_id: str, settings_key: str, result: Mapping[str, pd.DataFrame], about: Mapping[str, Any]
    ) -> None:
        """Store the tables of one analysis (names and columns of `data.schemas`), replacing an equal one.

        `about`: JSON-ready facts (model, fingerprint, seconds …). Raises StudyNotFound when the
        study was deleted meanwhile.
        """
        with self._engine.begin() as connection:
            self._require(connection, study_id)
            connection.execute(
                delete(tables.RESULTS).where(
                    tables.RESULTS.c.study_id == study_id, tables.RESULTS.c.settings_key == settings_key
                )
            )
            row = {"study_id": study_id, "settings_key": settings_key, "about": dict(about)}
            result_id = connection.execute(insert(tables.RESULTS).returning(tables.RESULTS.c.result_id), row)
            owner = result_id.scalar_one()
            for name, table in tables.RESULT_TABLES.items():
                if name in result:
                    tables.write_rows(connection, table, owner, result[name])

    def load_result(
        self, study_id: str, settings_key: str
    ) -> tuple[dict[str, pd.DataFrame], dict[str, Any]] | None:
        """Tables and facts of a stored analysis, or None when it was not computed yet."""
        with self._engine.connect() as connection:
            row = connection.execute(
                select(tables.RESULTS).where(
                    tables.RESULTS.c.study_id == study_id, tables.RESULTS.c.settings_key == settings_key
                )
            ).one_or_none()
            if row is None:
                return None
            loaded = {
                name: tables.read_rows(connection, table, row.result_id, tables.RESULT_SCHEMAS[name])
                for name, table in tables.RESULT_TABLES.items()
            }
        return loaded, dict(row.about)

    def load_facts(self, study_id: str, settings_key: str) -> dict[str, Any] | None:
        """Only the facts of a stored analysis (see `save_result`), or None when it was not computed yet."""
        wanted = (tables.RESULTS.c.study_id == study_id, tables.RESULTS.c.settings_key == settings_key)
        with self._engine.connect() as connection:
            about = connection.execute(select(tables.RESULTS.c.about).where(*wanted)).scalar_one_or_none()
        return None if about is None else dict(about)

    @staticmethod
    def _require(connection: Connection, study_id: str) -> None:
        known = select(tables.STUDIES.c.study_id).where(tables.STUDIES.c.study_id == study_id)
        if connection.execute(known).one_or_none() is None:
            raise StudyNotFound("study_not_found")

    def _wipe_free_pages(self) -> None:
        with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
            connection.execute(text("VACUUM"))
            connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))


def _study_row(study: Study) -> dict[str, Any]:
    info = asdict(study.info) | {"population": dict(study.info.population)}
    return {
        "study_id": study.info.study_id,
        "created": datetime.now(UTC).isoformat(timespec="microseconds"),
        "info": info,
        "problems": [asdict(problem) | {"details": dict(problem.details)} for problem in study.problems],
        "areas": {"polygons": dict(study.areas), "note": study.areas_note},
        "counts": {
            "n_respondents": len(study.respondents),
            "n_answers": len(study.answers),
            "n_places": int(study.place_answers["place_id"].replace("", pd.NA).nunique()),
            "n_rounds": max(1, int(study.respondents["wave"].replace("", pd.NA).nunique())),
        },
    }


def _problem(record: dict[str, Any]) -> Problem:
    return Problem(**(record | {"severity": Severity(record["severity"])}))
