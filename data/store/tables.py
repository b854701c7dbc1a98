"""Database tables, made from the one dictionary of fields in `data.schemas`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Connection,
    Engine,
    Float,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    UniqueConstraint,
    insert,
    inspect,
    select,
)
from sqlalchemy.schema import CreateColumn
from sqlalchemy.types import TypeEngine

from data import schemas
from data.fields import Field, TableSchema
from data.measure_schemas import MEASURE_SCHEMAS
from data.vote_schemas import VOTES

STUDY_SCHEMAS: Mapping[str, TableSchema] = {
    schema.name: schema
    for schema in (
        schemas.RESPONDENTS,
        schemas.MEMBERSHIPS,
        schemas.PLACES,
        schemas.PLACE_ANSWERS,
        schemas.QUESTIONS,
        schemas.ANSWERS,
        VOTES,
    )
}
RESULT_SCHEMAS: Mapping[str, TableSchema] = {
    schema.name: schema
    for schema in (
        schemas.STATEMENTS,
        schemas.THEMES,
        schemas.THEME_QUOTES,
        schemas.THEME_UNITS,
        schemas.THEME_GROUPS,
        schemas.APPRECIATIONS,
        *MEASURE_SCHEMAS.values(),
    )
}

METADATA = MetaData()

STUDIES = Table(
    "studies",
    METADATA,
    Column("study_id", String, primary_key=True),
    Column("created", String, nullable=False),
    Column("info", JSON, nullable=False),
    Column("problems", JSON, nullable=False),
    Column("areas", JSON, nullable=False),
    Column("counts", JSON, nullable=False),
)

RESULTS = Table(
    "results",
    METADATA,
    Column("result_id", Integer, primary_key=True),
    Column(
        "study_id", String, ForeignKey("studies.study_id", ondelete="CASCADE"), nullable=False, index=True
    ),
    Column("settings_key", String, nullable=False),
    Column("about", JSON, nullable=False),
)

DECISIONS = Table(
    "decisions",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column(
        "study_id", String, ForeignKey("studies.study_id", ondelete="CASCADE"), nullable=False, index=True
    ),
    Column("grouping_key", String, nullable=False),
    Column("decision_id", String, nullable=False),
    Column("who", String, nullable=False),
    Column("moment", String, nullable=False),
    Column("why", String, nullable=False),
    Column("content", JSON, nullable=False),
    UniqueConstraint("study_id", "grouping_key", "decision_id"),
)

BASES = Table(
    "decision_bases",
    METADATA,
    Column("study_id", String, ForeignKey("studies.study_id", ondelete="CASCADE"), primary_key=True),
    Column("grouping_key", String, primary_key=True),
    Column("content", JSON, nullable=False),
)

CHOICES = Table(
    "study_choices",
    METADATA,
    Column("study_id", String, ForeignKey("studies.study_id", ondelete="CASCADE"), primary_key=True),
    Column("content", JSON, nullable=False),
)

CODINGS = Table(
    "codings",
    METADATA,
    Column("study_id", String, ForeignKey("studies.study_id", ondelete="CASCADE"), primary_key=True),
    Column("grouping_key", String, primary_key=True),
    Column("coder", String, primary_key=True),
    Column("moment", String, nullable=False),
    Column("content", JSON, nullable=False),
)

_COLUMN_TYPES: Mapping[type, type[TypeEngine[Any]]] = {float: Float, int: Integer, bool: Boolean, str: String}


def _table_of(schema: TableSchema, owner: Column[str] | Column[int]) -> Table:
    fields = [
        Column(name, _COLUMN_TYPES[field.dtype](), server_default="" if _needs_text(field) else None)
        for name, field in schema.columns.items()
    ]
    return Table(schema.name, METADATA, owner, *fields)


def _needs_text(field: Field) -> bool:
    """Whether rows from before this field hold '' in it."""
    return field.came_later and field.dtype is str


def _study_owner() -> Column[str]:
    return Column("study_id", String, ForeignKey("studies.study_id", ondelete="CASCADE"), index=True)


def _result_owner() -> Column[int]:
    return Column("result_id", Integer, ForeignKey("results.result_id", ondelete="CASCADE"), index=True)


STUDY_TABLES = {name: _table_of(schema, _study_owner()) for name, schema in STUDY_SCHEMAS.items()}
RESULT_TABLES = {name: _table_of(schema, _result_owner()) for name, schema in RESULT_SCHEMAS.items()}


def prepare_tables(engine: Engine) -> None:
    """Make what is missing; results that an older version stored otherwise are dropped.

    A result can always be computed again from its study, so nothing that anybody said gets lost. The tables
    of a study get the fields that came later, unknown in every row.
    """
    with engine.begin() as connection:
        results = [RESULTS, *RESULT_TABLES.values()]
        if not all(_is_as_declared(connection, table) for table in results):
            METADATA.drop_all(connection, tables=results)
        METADATA.create_all(connection)
    with engine.connect() as connection:
        if _lacking_fields(connection):
            _add_fields(connection)


def _add_fields(connection: Connection) -> None:
    """Add the fields that came later; of two programs that open a workspace at once, the first does it."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    for table, column in _lacking_fields(connection):
        declared = CreateColumn(column).compile(dialect=connection.dialect)
        connection.exec_driver_sql(f"ALTER TABLE {table} ADD COLUMN {declared}")
    connection.commit()


def _lacking_fields(connection: Connection) -> list[tuple[str, Column[Any]]]:
    """Fields of studies that came later and that this workspace lacks, each with its table."""
    found = inspect(connection)
    known = {name: {column["name"] for column in found.get_columns(name)} for name in STUDY_TABLES}
    return [
        (name, table.columns[field])
        for name, table in STUDY_TABLES.items()
        for field, meaning in STUDY_SCHEMAS[name].columns.items()
        if meaning.came_later and field not in known[name]
    ]


def _is_as_declared(connection: Connection, table: Table) -> bool:
    """Whether a table has exactly the declared columns, or is not there yet."""
    found = inspect(connection)
    if not found.has_table(table.name):
        return True
    return {column["name"] for column in found.get_columns(table.name)} == set(table.columns.keys())


def write_rows(connection: Connection, table: Table, owner: str | int, frame: pd.DataFrame) -> None:
    """Store all rows of `frame` under `owner` (study_id or result_id); missing numbers become NULL."""
    owner_name, *names = table.columns.keys()
    frame = frame[names]
    if frame.empty:
        return
    rows = frame.astype(object).where(frame.notna(), None)
    rows.insert(0, owner_name, owner)
    connection.execute(
        insert(table), [{str(k): v for k, v in row.items()} for row in rows.to_dict("records")]
    )


def read_rows(connection: Connection, table: Table, owner: str | int, schema: TableSchema) -> pd.DataFrame:
    """Rows stored under `owner`, in stored order, with the schema's columns and types."""
    owner_column, *fields = table.columns
    rows = connection.execute(select(*fields).where(owner_column == owner)).all()
    frame = pd.DataFrame(rows, columns=list(schema.columns))
    return schema.restore(frame)
