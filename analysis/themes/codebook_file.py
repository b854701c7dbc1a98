"""Codebooks as TOML, which people can read and change: reading, writing, and those that are shipped."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NoReturn

from analysis.themes.codebook import Codebook, CodebookTheme, Pole
from data.errors import UnreadableFile

_FOLDER = Path(__file__).parent / "codebooks"
SHIPPED = ("belevingsthemas", "leefplekmeter", "soorten_inbreng")
_LARGEST = 5_000_000
_TEXTS = ("label", "belongs", "belongs_not", "parent_id")
_LISTS = ("examples", "words", "place_themes")
_MARKS = ("is_minority", "is_locked")
_POLES = ("plus", "minus")
_KEYS = frozenset({"id", *_TEXTS, *_LISTS, *_MARKS, *_POLES})


@lru_cache(maxsize=len(SHIPPED))
def load_codebook(name: str) -> Codebook:
    """Give back a codebook that is shipped: one of `SHIPPED`. Raises KeyError for another name."""
    if name not in SHIPPED:
        raise KeyError(name)
    return read_codebook((_FOLDER / f"{name}.toml").read_bytes())


def read_codebook(content: bytes, *, file: str = "") -> Codebook:
    """Give back the codebook that `write_codebook`, or a person, wrote down as TOML in UTF-8.

    Raises UnreadableFile `codebook_unreadable` (no TOML, or larger than 5 MB) and `codebook_field` (a field
    that is unknown, missing or of the wrong kind), StudyError for what no codebook may hold.
    """
    if len(content) > _LARGEST:
        raise UnreadableFile("codebook_unreadable", file=file)
    try:
        facts = tomllib.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise UnreadableFile("codebook_unreadable", file=file) from error
    reader = _Reader(file)
    rows = facts.get("themes", [])
    if not isinstance(rows, list):
        reader.refuse("themes")
    return Codebook(
        reader.text(facts, "name"),
        reader.text(facts, "language"),
        tuple(reader.theme(row) for row in rows),
        reader.count(facts, "version"),
    )


def write_codebook(codebook: Codebook) -> bytes:
    """Give back the codebook as TOML in UTF-8; `read_codebook` gives the same codebook back."""
    lines = [
        f"name = {_quote(codebook.name)}",
        f"language = {_quote(codebook.language)}",
        f"version = {codebook.version}",
    ]
    for theme in codebook:
        lines += ["", "[[themes]]", f"id = {_quote(theme.theme_id)}"]
        lines += [f"{key} = {_quote(getattr(theme, key))}" for key in _TEXTS if getattr(theme, key)]
        lines += [f"{key} = {_write_list(getattr(theme, key))}" for key in _LISTS if getattr(theme, key)]
        lines += [f"{key} = true" for key in _MARKS if getattr(theme, key)]
        for key in _POLES:
            pole = getattr(theme, key)
            if pole is not None:
                lines += [f"[themes.{key}]", f"label = {_quote(pole.label)}"]
                lines += [f"examples = {_write_list(pole.examples)}"]
    return ("\n".join(lines) + "\n").encode()


class _Reader:
    """Takes fields out of what TOML gave, and says which one is wrong."""

    def __init__(self, file: str) -> None:
        self._file = file

    def refuse(self, field: str) -> NoReturn:
        """Raise that this field is wrong."""
        raise UnreadableFile("codebook_field", file=self._file, field=field)

    def text(self, facts: Mapping[str, Any], key: str, default: str | None = None) -> str:
        """Give back a text field."""
        value = facts.get(key, default)
        if not isinstance(value, str):
            self.refuse(key)
        return value

    def count(self, facts: Mapping[str, Any], key: str) -> int:
        """Give back a whole number from 1 up; 1 when it is not there."""
        value = facts.get(key, 1)
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            self.refuse(key)
        return value

    def texts(self, facts: Mapping[str, Any], key: str) -> tuple[str, ...]:
        """Give back a list of texts; empty when it is not there."""
        value = facts.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self.refuse(key)
        return tuple(value)

    def mark(self, facts: Mapping[str, Any], key: str) -> bool:
        """Give back true or false; false when it is not there."""
        value = facts.get(key, False)
        if not isinstance(value, bool):
            self.refuse(key)
        return value

    def pole(self, facts: Mapping[str, Any], key: str) -> Pole | None:
        """Give back a pole; None when it is not there."""
        if key not in facts:
            return None
        value = facts[key]
        if not isinstance(value, dict):
            self.refuse(key)
        return Pole(self.text(value, "label"), self.texts(value, "examples"))

    def theme(self, facts: Any) -> CodebookTheme:
        """Give back a theme."""
        if not isinstance(facts, dict):
            self.refuse("themes")
        unknown = sorted(set(facts) - _KEYS)
        if unknown:
            self.refuse(unknown[0])
        return CodebookTheme(
            theme_id=self.text(facts, "id"),
            label=self.text(facts, "label"),
            belongs=self.text(facts, "belongs", ""),
            belongs_not=self.text(facts, "belongs_not", ""),
            examples=self.texts(facts, "examples"),
            words=self.texts(facts, "words"),
            plus=self.pole(facts, "plus"),
            minus=self.pole(facts, "minus"),
            parent_id=self.text(facts, "parent_id", ""),
            place_themes=self.texts(facts, "place_themes"),
            is_minority=self.mark(facts, "is_minority"),
            is_locked=self.mark(facts, "is_locked"),
        )


def _quote(text: str) -> str:
    """Give back a TOML string; JSON's escapes are TOML's, but for the sign DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _write_list(texts: tuple[str, ...]) -> str:
    return "[\n" + "".join(f"  {_quote(text)},\n" for text in texts) + "]" if texts else "[]"
