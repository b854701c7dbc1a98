"""The codebook: the themes a researcher works with, what belongs in them, and examples of both.

A codebook is written by hand, shipped (`codebook_file`), or started from what was found in the answers.
It never changes: every change gives a new codebook with a higher version.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from data.errors import StudyError

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,59}")


@dataclass(frozen=True)
class Pole:
    """One of the two opposite things that people can want with a theme; `examples` are whole statements."""

    label: str
    examples: tuple[str, ...] = ()


@dataclass(frozen=True)
class CodebookTheme:
    """One theme: `belongs` and `belongs_not` say what is in and out, in a few words.

    `words`: single words that mark it; `plus`, `minus`: its poles, both or neither; `parent_id`: the larger
    theme it is part of, '' for none; `place_themes`: ids of the Leefplekmeter themes it falls under;
    `is_minority`: carried by few and kept apart on purpose; `is_locked`: a person closed it for change.
    """

    theme_id: str
    label: str
    belongs: str = ""
    belongs_not: str = ""
    examples: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    plus: Pole | None = None
    minus: Pole | None = None
    parent_id: str = ""
    place_themes: tuple[str, ...] = ()
    is_minority: bool = False
    is_locked: bool = False


@dataclass(frozen=True)
class Codebook:
    """Themes with different ids, in the order of the researcher. `version` rises with every decision.

    Raises StudyError `codebook_*` when an id is odd or stands twice, a label is empty, a parent is unknown
    or goes round in a circle, or only one pole is given.
    """

    name: str
    language: str
    themes: tuple[CodebookTheme, ...]
    version: int = 1

    def __post_init__(self) -> None:
        known: set[str] = set()
        for theme in self.themes:
            _check_theme(theme, known)
            known.add(theme.theme_id)
        for theme in self.themes:
            self._check_parents(theme)

    def __iter__(self) -> Iterator[CodebookTheme]:
        return iter(self.themes)

    def __len__(self) -> int:
        return len(self.themes)

    @property
    def theme_ids(self) -> tuple[str, ...]:
        """The ids, in order."""
        return tuple(theme.theme_id for theme in self.themes)

    def find(self, theme_id: str) -> CodebookTheme | None:
        """Give back the theme with this id, None when there is none."""
        return next((theme for theme in self.themes if theme.theme_id == theme_id), None)

    def put(self, theme: CodebookTheme) -> Codebook:
        """Give back the codebook with this theme in the place of the one with its id, or at the end."""
        if theme.theme_id not in self.theme_ids:
            return replace(self, themes=(*self.themes, theme))
        kept = tuple(theme if old.theme_id == theme.theme_id else old for old in self.themes)
        return replace(self, themes=kept)

    def leave_out(self, theme_id: str) -> Codebook:
        """Give back the codebook without this theme; its parts move to the theme above it."""
        gone = self.find(theme_id)
        above = gone.parent_id if gone else ""
        return replace(
            self,
            themes=tuple(
                replace(theme, parent_id=above) if theme.parent_id == theme_id else theme
                for theme in self.themes
                if theme.theme_id != theme_id
            ),
        )

    def _check_parents(self, theme: CodebookTheme) -> None:
        seen = {theme.theme_id}
        above = theme.parent_id
        while above:
            parent = self.find(above)
            if parent is None:
                raise StudyError("codebook_parent_unknown", theme=theme.theme_id, parent=above)
            if above in seen:
                raise StudyError("codebook_parent_circle", theme=theme.theme_id)
            seen.add(above)
            above = parent.parent_id


def start_codebook(
    themes: pd.DataFrame, statements: pd.DataFrame, quotes: pd.DataFrame, *, name: str, language: str
) -> Codebook:
    """Give back a codebook of the themes that were found, to go on from by hand.

    `themes`: `theme_id`, `label`, `keywords`; `statements`: `statement_id`, `text`; `quotes`:
    THEME_QUOTES, the typical ones become examples. No themes: an empty codebook.
    """
    typical = quotes[quotes["quote_role"].eq("typical")].sort_values(["theme_id", "order"])
    text = typical["statement_id"].map(statements.set_index("statement_id")["text"])
    found = typical.assign(text=text).dropna(subset=["text"])
    examples = {str(theme): tuple(rows) for theme, rows in found.groupby("theme_id")["text"]}
    rows = themes[["theme_id", "label", "keywords"]].sort_values("theme_id").itertuples(index=False)
    return Codebook(
        name,
        language,
        tuple(
            CodebookTheme(theme_id, label, examples=examples.get(theme_id, ()), words=split_words(keywords))
            for theme_id, label, keywords in rows
        ),
    )


def split_words(keywords: str) -> tuple[str, ...]:
    """Give back the words of 'one, two, three'."""
    return tuple(word.strip() for word in keywords.split(",") if word.strip())


def name_new_theme(taken: Sequence[str]) -> str:
    """Give back an id that no theme has yet: 'N001', 'N002', …"""
    numbers = [int(theme_id[1:]) for theme_id in taken if re.fullmatch(r"N\d+", theme_id)]
    return f"N{max(numbers, default=0) + 1:03d}"


def _check_theme(theme: CodebookTheme, known: set[str]) -> None:
    if not _ID.fullmatch(theme.theme_id):
        raise StudyError("codebook_odd_id", theme=theme.theme_id[:60])
    if theme.theme_id in known:
        raise StudyError("codebook_theme_twice", theme=theme.theme_id)
    if not theme.label.strip():
        raise StudyError("codebook_no_label", theme=theme.theme_id)
    if (theme.plus is None) != (theme.minus is None):
        raise StudyError("codebook_one_pole", theme=theme.theme_id)
