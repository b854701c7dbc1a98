"""The database of a workspace: SQLite in its folder, tuned so that a commit survives a crash."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry, NullPool

_PRAGMAS = (
    "PRAGMA journal_mode=WAL",  # readers go on while one writes
    "PRAGMA synchronous=FULL",  # an acknowledged commit survives power loss
    "PRAGMA foreign_keys=ON",
    "PRAGMA busy_timeout=10000",
    "PRAGMA secure_delete=ON",  # a deleted answer is overwritten, not only unlinked
    "PRAGMA trusted_schema=OFF",
)


def open_engine(folder: Path) -> Engine:
    """Engine on `folder`/beleef.sqlite; the folder is made when it does not exist.

    Connections are not pooled, so that each process and thread has its own and a deleted
    workspace holds no open file. Parameters never appear in error messages or logs.
    """
    folder.mkdir(parents=True, exist_ok=True)
    engine = create_engine(f"sqlite:///{folder / 'beleef.sqlite'}", hide_parameters=True, poolclass=NullPool)
    event.listen(engine, "connect", _tune)
    return engine


def _tune(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(pragma)
    cursor.close()
