"""Writes docs/data-format.md: every table with its fields, as the schemas themselves say it.

`python -m data.format_page` writes the page anew when a schema changed; a test says when that is forgotten.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from data import schemas
from data.fields import Field, Rule, TableSchema
from data.measure_schemas import MEASURE_SCHEMAS

PAGE = Path(__file__).resolve().parent.parent / "docs" / "data-format.md"

_STUDY = (
    schemas.RESPONDENTS,
    schemas.MEMBERSHIPS,
    schemas.PLACES,
    schemas.PLACE_ANSWERS,
    schemas.QUESTIONS,
    schemas.ANSWERS,
)
_RESULT = (
    schemas.STATEMENTS,
    schemas.THEMES,
    schemas.THEME_QUOTES,
    schemas.THEME_UNITS,
    schemas.THEME_GROUPS,
    schemas.APPRECIATIONS,
)
_HEAD = """# The tables of Beleef

Written by `python -m data.format_page` from the schemas in `data/`; do not edit it by hand.

Files of a survey come in through `data.intake`, become the tables of a *study*, and an analysis adds the
tables of a *result*. Each table is checked against its schema once, where it is made, and never changed
afterwards. Text is UTF-8 with personal data masked; a field that holds no text holds `''`; a number that is
not known is missing, never 0. What `batch.py` writes holds a choice of these fields under the same names.
"""
_TYPES = {str: "text", float: "number", int: "whole number", bool: "yes or no"}


def describe_tables() -> str:
    """Give back the whole page as Markdown: the tables of a study, of a result, and the further measures."""
    parts = [
        _HEAD,
        _section("A study", _STUDY),
        _section("A result", _RESULT),
        _section("Further measures of a result", MEASURE_SCHEMAS.values()),
    ]
    return "\n".join(parts)


def _section(title: str, tables: Iterable[TableSchema]) -> str:
    return "\n".join([f"## {title}\n", *map(_describe_table, tables)])


def _describe_table(table: TableSchema) -> str:
    lines = [f"### {table.name}\n", "| field | type | holds | values |", "|---|---|---|---|"]
    lines += [_describe_field(name, field) for name, field in table.columns.items()]
    if table.unique:
        lines += ["", f"One row per {', '.join(f'`{name}`' for name in table.unique)}."]
    return "\n".join([*lines, ""])


def _describe_field(name: str, field: Field) -> str:
    values = [_say_rule(rule) for rule in field.rules]
    if field.nullable:
        values.append("may be missing")
    cells = (f"`{name}`", _TYPES[field.dtype], field.description, "; ".join(values))
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _say_rule(rule: Rule) -> str:
    if rule.name == "isin":
        allowed = rule.arguments[0]
        listed = allowed if isinstance(allowed, (list, tuple)) else (allowed,)
        return ", ".join(f"`{value}`" for value in listed)
    sentence = {
        "in_range": "{0} to {1}",
        "ge": "at least {0}",
        "gt": "above {0}",
        "str_length": "not empty",
    }[rule.name]
    return sentence.format(*rule.arguments)


def main() -> int:
    """Write the page; the exit code."""
    PAGE.write_text(describe_tables(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
