"""A codebook as rows of a table, for who would rather change it in a spreadsheet than in a text file.

Columns are called as the fields in TOML; several examples stand under each other in one cell, words and other
short lists beside each other with commas.
"""

from __future__ import annotations

import pandas as pd

from analysis.themes.codebook import Codebook, CodebookTheme, Pole, split_words
from data.errors import UnreadableFile

COLUMNS = (
    *("id", "label", "belongs", "belongs_not", "examples", "words", "parent_id", "place_themes"),
    *("is_minority", "is_locked", "plus_label", "plus_examples", "minus_label", "minus_examples"),
)
_NEEDED = ("id", "label")
_YES = frozenset({"x", "ja", "yes", "true", "1", "waar"})


def write_rows(codebook: Codebook) -> pd.DataFrame:
    """Give back one row of texts per theme, with `COLUMNS`."""
    rows = [
        (
            *(theme.theme_id, theme.label, theme.belongs, theme.belongs_not),
            *("\n".join(theme.examples), ", ".join(theme.words), theme.parent_id),
            *(", ".join(theme.place_themes), "x" * theme.is_minority, "x" * theme.is_locked),
            *_write_pole(theme.plus),
            *_write_pole(theme.minus),
        )
        for theme in codebook
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype="str")


def read_rows(rows: pd.DataFrame, *, name: str, language: str, file: str = "") -> Codebook:
    """Give back the codebook that the rows are; columns that are not there are empty, others are left.

    Rows without id and label are skipped. Raises UnreadableFile `codebook_columns` without the columns id and
    label, StudyError for what no codebook may hold.
    """
    table = rows.rename(columns=lambda column: str(column).strip().casefold())
    missing = [column for column in _NEEDED if column not in table]
    if missing:
        raise UnreadableFile("codebook_columns", file=file, column=missing[0])
    texts = table.reindex(columns=list(COLUMNS), fill_value="").fillna("").astype("str")
    cells = [dict(zip(COLUMNS, row, strict=True)) for row in texts.itertuples(index=False, name=None)]
    themes = [_read_theme(row) for row in cells if row["id"].strip() or row["label"].strip()]
    return Codebook(name, language, tuple(themes))


def _read_theme(row: dict[str, str]) -> CodebookTheme:
    return CodebookTheme(
        row["id"].strip(),
        row["label"].strip(),
        row["belongs"].strip(),
        row["belongs_not"].strip(),
        _split_lines(row["examples"]),
        split_words(row["words"]),
        _read_pole(row, "plus"),
        _read_pole(row, "minus"),
        row["parent_id"].strip(),
        split_words(row["place_themes"]),
        row["is_minority"].strip().casefold() in _YES,
        row["is_locked"].strip().casefold() in _YES,
    )


def _write_pole(pole: Pole | None) -> tuple[str, str]:
    return (pole.label, "\n".join(pole.examples)) if pole else ("", "")


def _read_pole(row: dict[str, str], side: str) -> Pole | None:
    label = row[f"{side}_label"].strip()
    return Pole(label, _split_lines(row[f"{side}_examples"])) if label else None


def _split_lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
