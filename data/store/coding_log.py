"""What people who coded statements by hand made of a study: the last result of each, gone with the study.

A coding belongs to a way of grouping (`grouping_key`), as decisions do. This room knows its shape no further
than JSON; `analysis.agreeing` makes and reads it. It holds keys of wordings, never the wordings themselves.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Engine, delete, insert, select
from sqlalchemy.exc import IntegrityError

from data.errors import StudyNotFound
from data.store.tables import CODINGS


class CodingLog:
    """Reads, replaces and removes the codings of the study `study_id`."""

    def __init__(self, engine: Engine, study_id: str) -> None:
        self._engine = engine
        self._study_id = study_id

    def keep(self, grouping_key: str, coder: str, moment: str, content: Mapping[str, Any]) -> None:
        """Keep what `coder` made, in the place of what that person made before; all or nothing.

        `moment`: ISO 8601; `content`: JSON-ready values. Raises StudyNotFound when the study was deleted
        meanwhile.
        """
        owner = {"study_id": self._study_id, "grouping_key": grouping_key, "coder": coder}
        with self._engine.begin() as connection:
            connection.execute(
                delete(CODINGS).where(*(CODINGS.c[name] == own for name, own in owner.items()))
            )
            try:
                connection.execute(insert(CODINGS), [owner | {"moment": moment, "content": dict(content)}])
            except IntegrityError as error:
                raise StudyNotFound("study_not_found") from error

    def load(self, grouping_key: str) -> list[dict[str, Any]]:
        """`coder`, `moment` and `content` of everybody, the earliest first; an empty list for nobody."""
        wanted = (CODINGS.c.study_id == self._study_id, CODINGS.c.grouping_key == grouping_key)
        columns = (CODINGS.c.coder, CODINGS.c.moment, CODINGS.c.content)
        with self._engine.connect() as connection:
            rows = connection.execute(
                select(*columns).where(*wanted).order_by(CODINGS.c.moment, CODINGS.c.coder)
            )
            return [dict(row) for row in rows.mappings()]

    def remove(self, grouping_key: str, coder: str) -> None:
        """Forget what `coder` made; nothing happens when there is nothing."""
        owner = {"study_id": self._study_id, "grouping_key": grouping_key, "coder": coder}
        with self._engine.begin() as connection:
            connection.execute(
                delete(CODINGS).where(*(CODINGS.c[name] == own for name, own in owner.items()))
            )
