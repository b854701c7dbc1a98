"""The page about the tables says what the schemas say: nothing is left out, nothing is out of date."""

from __future__ import annotations

from pathlib import Path

import pytest

from data import format_page, schemas
from data.fields import TableSchema
from data.measure_schemas import MEASURE_SCHEMAS

TABLES = [
    *(value for value in vars(schemas).values() if isinstance(value, TableSchema)),
    *MEASURE_SCHEMAS.values(),
]


def test_the_page_is_up_to_date() -> None:
    said = format_page.PAGE.read_text(encoding="utf-8")
    assert said == format_page.describe_tables(), "run: python -m data.format_page"


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_field_of_every_table_stands_on_it_with_its_meaning(table: TableSchema) -> None:
    part = format_page.describe_tables().split(f"### {table.name}\n", 1)[1].split("\n### ", 1)[0]
    for name, field in table.columns.items():
        row = next(line for line in part.splitlines() if line.startswith(f"| `{name}` |"))
        assert field.description
        assert field.description.replace("|", "\\|") in row
        assert row.count("may be missing") == int(field.nullable)


def test_writing_the_page_writes_what_is_described(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(format_page, "PAGE", tmp_path / "page.md")
    assert format_page.main() == 0
    assert (tmp_path / "page.md").read_text(encoding="utf-8") == format_page.describe_tables()
