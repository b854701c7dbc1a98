"""What the generator reads beside the texts, from this folder: counts, rates, places, cues and columns."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

DEMO_FOLDER = Path(__file__).resolve().parent


@dataclass(frozen=True)
class DemoColumn:
    """One kind of column: its header in the tidy and in the messy file, and its role (e.g. 'text:dream')."""

    tidy: str
    messy: str
    role: str


@cache
def read_settings() -> dict[str, Any]:
    """Give back settings.toml as nested dicts."""
    return tomllib.loads((DEMO_FOLDER / "settings.toml").read_text(encoding="utf-8"))


@cache
def read_sheet(name: str) -> pd.DataFrame:
    """Give back a CSV file of this folder (`;`, all columns text, missing = ''). `name`: e.g. 'rates.csv'."""
    return pd.read_csv(DEMO_FOLDER / name, sep=";", dtype=str, keep_default_na=False, encoding="utf-8-sig")


@cache
def read_places() -> dict[str, dict[str, str]]:
    """Give back per place_id its row of places.csv joined with place_kinds.csv, demo places only."""
    joined = read_sheet("places.csv").merge(read_sheet("place_kinds.csv"), left_on="id", right_on="place_id")
    return {
        str(row["id"]): {str(key): str(cell) for key, cell in row.items()}
        for row in joined.to_dict("records")
    }


@cache
def read_theme_kinds() -> dict[str, frozenset[str]]:
    """Give back per theme the kinds of place where a text that names no place makes sense."""
    sheet = read_sheet("theme_kinds.csv")
    return {
        theme: frozenset(kinds.split("|"))
        for theme, kinds in zip(sheet["theme"], sheet["kinds"], strict=True)
    }


@cache
def read_columns() -> dict[str, dict[str, DemoColumn]]:
    """Give back columns.toml: part ('about_place', 'about_person') → what a column holds → the column."""
    table = tomllib.loads((DEMO_FOLDER / "columns.toml").read_text(encoding="utf-8"))
    return {part: {key: DemoColumn(*names) for key, names in keys.items()} for part, keys in table.items()}
