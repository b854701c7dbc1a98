"""What people decided and chose about one study: kept in order, never changed, gone with the study.

A decision belongs to a way of grouping (`grouping_key`) and rests on a basis: the themes as the person saw
them. This room knows their shape no further than JSON; `analysis.themes` reads and writes it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Engine, delete, insert, select
from sqlalchemy.exc import IntegrityError

from data.errors import StudyNotFound
from data.store import tables


class DecisionLog:
    """Reads and adds to what was decided about the study `study_id`; nothing is ever taken out."""

    def __init__(self, engine: Engine, study_id: str) -> None:
        self._engine = engine
        self._study_id = study_id

    def add(
        self, grouping_key: str, decisions: Sequence[Mapping[str, Any]], basis: Mapping[str, Any]
    ) -> None:
        """Add decisions at the end and put `basis` in the place of the old one; all or nothing.

        Each decision holds `decision_id`, `who`, `when` and `why` beside its own fields; one that is there
        already is not added twice. Raises StudyNotFound when the study was deleted meanwhile.
        """
        with self._engine.begin() as connection:
            known = {row["decision_id"] for row in self._load(connection, grouping_key)}
            rows = [
                {
                    "study_id": self._study_id,
                    "grouping_key": grouping_key,
                    "decision_id": decision["decision_id"],
                    "who": decision["who"],
                    "moment": decision["when"],
                    "why": decision["why"],
                    "content": dict(decision),
                }
                for decision in decisions
                if decision["decision_id"] not in known
            ]
            self._replace(connection, tables.BASES, {"grouping_key": grouping_key, "content": dict(basis)})
            if rows:
                connection.execute(insert(tables.DECISIONS), rows)

    def load(self, grouping_key: str) -> list[dict[str, Any]]:
        """The decisions in the order in which they were taken; an empty list when there are none."""
        with self._engine.connect() as connection:
            return self._load(connection, grouping_key)

    def load_basis(self, grouping_key: str) -> dict[str, Any] | None:
        """The basis that the decisions rest on, None before the first one."""
        table = tables.BASES
        wanted = (table.c.study_id == self._study_id, table.c.grouping_key == grouping_key)
        with self._engine.connect() as connection:
            content = connection.execute(select(table.c.content).where(*wanted)).scalar_one_or_none()
        return None if content is None else dict(content)

    def choose(self, **choices: str) -> None:
        """Keep choices about the study, such as the codebook it starts from, beside those of before.

        Raises StudyNotFound when the study was deleted meanwhile.
        """
        kept = self.choices() | choices
        with self._engine.begin() as connection:
            self._replace(connection, tables.CHOICES, {"content": kept})

    def choices(self) -> dict[str, str]:
        """The choices that were made about the study; empty when none was."""
        table = tables.CHOICES
        with self._engine.connect() as connection:
            found = connection.execute(select(table.c.content).where(table.c.study_id == self._study_id))
            return dict(found.scalar_one_or_none() or {})

    def _load(self, connection: Connection, grouping_key: str) -> list[dict[str, Any]]:
        table = tables.DECISIONS
        wanted = (table.c.study_id == self._study_id, table.c.grouping_key == grouping_key)
        rows = connection.execute(select(table.c.content).where(*wanted).order_by(table.c.number))
        return [dict(content) for content in rows.scalars()]

    def _replace(self, connection: Connection, table: Any, row: dict[str, Any]) -> None:
        """Put one row in the place of the one with the same key."""
        keys = {"study_id": self._study_id, **{k: v for k, v in row.items() if k == "grouping_key"}}
        connection.execute(delete(table).where(*(table.c[name] == value for name, value in keys.items())))
        try:
            connection.execute(insert(table), [keys | row])
        except IntegrityError as error:
            raise StudyNotFound("study_not_found") from error
