"""Every sentence, number and date that people see, in one language.

The texts live beside this file in `<language>/<subject>.toml`; nested keys are joined with dots.
Code asks for a key and hands over parameters; it never holds a sentence itself.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from data.model import Problem

LANGUAGES = ("nl", "en")
_FOLDER = Path(__file__).parent
_DASH = "–"


@dataclass(frozen=True)
class Words:
    """All texts of one language with the ways to say numbers, shares, intervals and dates.

    `texts` maps dotted keys to texts with `{name}` placeholders.
    """

    language: str
    texts: Mapping[str, str]

    def __call__(self, key: str, /, **params: object) -> str:
        """The text under `key` with its placeholders filled in; KeyError when either is unknown."""
        return self.texts[key].format(**params)

    def has(self, key: str) -> bool:
        """Whether there is a text under `key`."""
        return key in self.texts

    def choose(self, key: str, n: int, /, **params: object) -> str:
        """The text under `key`.one when `n` is 1, otherwise `key`.other; `{n}` is the number in words."""
        form = "one" if n == 1 else "other"
        return self(f"{key}.{form}", **({"n": self.number(n)} | params))

    def count(self, n: int, noun: str) -> str:
        """A number with its noun, e.g. "1 plek" or "1.490 antwoorden"; `noun` is a key under counts."""
        return self.choose(f"counts.{noun}", int(n))

    @property
    def separators(self) -> str:
        """Decimal and thousands sign after each other, as Plotly wants them."""
        return self.texts["format.decimal"] + self.texts["format.thousands"]

    def number(self, value: float, digits: int = 0) -> str:
        """A number as it is written in this language; a missing number is a dash."""
        if value != value:
            return _DASH
        plain = f"{float(value):,.{digits}f}"
        plain = plain[1:] if plain.startswith("-") and not plain.strip("-0.,") else plain
        swap = {",": self.texts["format.thousands"], ".": self.texts["format.decimal"], "-": "−"}
        return "".join(swap.get(sign, sign) for sign in plain)

    def share(self, value: float) -> str:
        """A share 0..1 as a percentage, e.g. "23 %"; a missing share is a dash."""
        return _DASH if value != value else self("format.share", n=self.number(100 * value))

    def points(self, difference: float, *, signed: bool = True) -> str:
        """A difference of shares −1..1 in percentage points, `signed` as in "+4 punten", "−4 punten"."""
        if difference != difference:
            return _DASH
        whole = round(100 * difference)
        said = ("+" if signed and whole > 0 else "") + self.number(whole)
        return self("format.points_one" if abs(whole) == 1 else "format.points", n=said)

    def between(self, low: float, high: float) -> str:
        """An interval of shares 0..1 in words: "tussen 17 en 23 op de 100"."""
        if low != low or high != high:
            return self("format.between_unknown")
        least, most = round(100 * low), round(100 * high)
        if most == 0:
            return self("format.between_none")
        return self("format.between" if least != most else "format.between_same", low=least, high=most)

    def date(self, day: date) -> str:
        """A day in words, e.g. "3 mei 2026"."""
        return self("format.date", day=day.day, month=self(f"format.month.m{day.month}"), year=day.year)

    def listing(self, items: list[str]) -> str:
        """Items in one phrase, "a, b en c"; an empty list is an empty text."""
        if len(items) < 2:
            return "".join(items)
        return self("format.listing", most=", ".join(items[:-1]), last=items[-1])

    def kind(self, kind: str) -> str:
        """The name of a kind of interest (see `kind` in data.schemas.THEMES)."""
        return self(f"kinds.{kind}.name")

    def kind_explained(self, kind: str) -> str:
        """One sentence that says what a kind of interest means."""
        return self(f"kinds.{kind}.meaning")

    def level(self, level: str) -> str:
        """The name of a scale level, as in data.model.Level."""
        return self(f"levels.{level}")

    def grouping(self, grouping: str) -> str:
        """The name of a grouping, e.g. "leeftijd"; one we have no word for is shown as it is."""
        key = f"groupings.{grouping}"
        return self(key) if self.has(key) else grouping.replace("_", " ")

    def step(self, step: str) -> str:
        """The name of a step of the analysis, as reported to `analysis.model.Progress`."""
        return self(f"steps.{step}") if self.has(f"steps.{step}") else step

    def problem(self, problem: Problem) -> str:
        """One sentence for a problem; a code or detail we have no words for gives a general sentence."""
        row = "" if problem.row is None else str(problem.row)
        place = {"file": problem.file, "sheet": problem.sheet, "row": row, "column": problem.column}
        return self._coded("problems", problem.code, self._located(place) | self._said(problem.details))

    def _located(self, place: Mapping[str, str]) -> dict[str, str]:
        """The place with, as `where`, what is known of it in one phrase: "a.xlsx › blad 1 › rij 3"."""
        known = [place["file"] or self("fallback.no_file")]
        parts = ("sheet", "row", "column")
        known += [self(f"location.{part}", **{part: place[part]}) for part in parts if place[part]]
        return {**place, "where": self("location.between").join(known)}

    def note(self, code: str, params: Mapping[str, str | int | float] | None = None) -> str:
        """One sentence for a note of the analysis (analysis.model.Analysis.notes)."""
        return self._coded("notes", code, self._said(params or {}))

    def _coded(self, section: str, code: str, params: Mapping[str, str]) -> str:
        try:
            return self(f"{section}.{code}", **params)
        except KeyError:
            return self(f"fallback.{section}", code=code, file=params.get("file") or self("fallback.no_file"))

    def _said(self, details: Mapping[str, str | int | float]) -> dict[str, str]:
        return {name: self._say(value) for name, value in details.items()}

    def _say(self, value: str | int | float) -> str:
        if isinstance(value, str):
            return value
        return self.number(value, 0 if float(value).is_integer() else 1)


@lru_cache(maxsize=8)
def load_words(language: str) -> Words:
    """All texts of `language` ("nl" or "en"), read once; ValueError for another language."""
    if language not in LANGUAGES:
        raise ValueError(language)
    texts: dict[str, str] = {}
    for path in sorted((_FOLDER / language).glob("*.toml")):
        texts |= _flat(tomllib.loads(path.read_text(encoding="utf-8")))
    return Words(language, texts)


def _flat(nested: Mapping[str, Any], before: str = "") -> dict[str, str]:
    flat: dict[str, str] = {}
    for name, value in nested.items():
        flat |= (
            _flat(value, f"{before}{name}.") if isinstance(value, Mapping) else {before + name: str(value)}
        )
    return flat
