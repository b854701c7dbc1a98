"""Codebooks in and out: as a text file, as a spreadsheet, and what a changed one asks to decide."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pandas as pd

from analysis.themes.codebook import Codebook
from analysis.themes.codebook_file import SHIPPED, read_codebook, write_codebook
from analysis.themes.codebook_rows import read_rows, write_rows
from analysis.themes.decisions import Decision, write_decisions
from data.errors import UnreadableFile
from data.intake import read_tables
from data.model import SurveyFile
from pages.state.bench import Bench
from pages.state.decide import Hand

CHOICES = ("", "belevingsthemas", "leefplekmeter")
"""Where themes can start from without a file: found freely, or a codebook that is shipped."""


@dataclass(frozen=True)
class Changes:
    """What a codebook asks: `decisions` that make ours like it, `unknown`: names of themes we do not have."""

    decisions: tuple[Decision, ...]
    unknown: tuple[str, ...]


def is_shipped(choice: str) -> bool:
    """Whether a choice is the name of a codebook that is shipped."""
    return choice in SHIPPED


def write_toml(bench: Bench, name: str) -> bytes:
    """The codebook of now as a text file."""
    return write_codebook(_named(bench, name))


def write_table(bench: Bench, name: str) -> pd.DataFrame:
    """The codebook of now as rows for a spreadsheet."""
    return write_rows(_named(bench, name))


def write_log(bench: Bench) -> bytes:
    """All decisions, in order, as JSON."""
    return write_decisions(bench.decisions)


def read_file(name: str, content: bytes, language: str) -> Codebook:
    """The codebook in a file: TOML, or a spreadsheet. Raises StudyError."""
    if name.casefold().endswith(".toml"):
        return read_codebook(content, file=name)
    tables = read_tables([SurveyFile(name, content)])
    if not tables:
        raise UnreadableFile("codebook_columns", file=name, column="id")
    return read_rows(tables[0].frame, name=name, language=language, file=name)


def as_choice(book: Codebook) -> str:
    """The codebook as `Settings.codebook` wants it."""
    return write_codebook(book).decode()


def compare(bench: Bench, book: Codebook, hand: Hand) -> Changes:
    """What to decide so that names, descriptions and marks become those of `book`; themes by their id.

    A lock is opened before its theme changes, and closed after that.
    """
    decisions: list[Decision] = []
    unknown = []
    for theme in book:
        ours = bench.codebook.find(theme.theme_id)
        if ours is None:
            unknown.append(theme.label)
            continue
        own: list[Decision] = []
        if theme.label != ours.label:
            own.append(hand.rename(theme.theme_id, theme.label))
        if (theme.belongs, theme.belongs_not) != (ours.belongs, ours.belongs_not):
            own.append(hand.describe(theme.theme_id, theme.belongs, theme.belongs_not))
        if theme.is_minority != ours.is_minority:
            own.append(hand.mark(theme.theme_id, is_minority=theme.is_minority))
        if ours.is_locked and (own or not theme.is_locked):
            own.insert(0, hand.lock(bench, theme.theme_id, is_locked=False))
        if theme.is_locked and (own or not ours.is_locked):
            own.append(hand.lock(bench, theme.theme_id, is_locked=True))
        decisions += own
    return Changes(tuple(decisions), tuple(unknown))


def _named(bench: Bench, name: str) -> Codebook:
    return replace(bench.codebook, name=bench.codebook.name or name)
