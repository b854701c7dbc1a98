"""What decisions rest on: the themes as a researcher saw them, by the words of the statements.

The machine may group otherwise next time, with new answers or a better version. From the first decision on
the wordings that were seen keep the theme that they were seen in, so that a decision keeps its meaning.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import pandas as pd

from analysis.themes.codebook import Codebook, CodebookTheme, start_codebook
from analysis.themes.codebook_file import read_codebook, write_codebook
from analysis.themes.decisions import Decision, key_statements

SEEN = ("key", "theme_id", "nearest_theme_id", "strength")
_KINDS = {"key": "str", "theme_id": "str", "nearest_theme_id": "str", "strength": "float64"}
_MINORITY = "minority"


@dataclass(frozen=True)
class Basis:
    """`codebook`: the themes before any decision; `seen`: columns `SEEN`, one row per wording: where it
    was ('' = single voice) and how close; `origins`: by theme_id the theme of the starting codebook, '' for
    one that was found freely; empty when there was no such codebook.
    """

    codebook: Codebook
    seen: pd.DataFrame
    origins: Mapping[str, str]


@dataclass(frozen=True)
class Rulings:
    """A basis and what was decided on it, in order."""

    basis: Basis
    decisions: tuple[Decision, ...]

    @cached_property
    def digest(self) -> str:
        """Sixteen characters that belong to exactly these decisions on this basis."""
        ids = [decision.decision_id for decision in self.decisions]
        content = json.dumps([ids, write_basis(self.basis)], sort_keys=True)
        return hashlib.sha256(content.encode()).hexdigest()[:16]


def start_basis(
    statements: pd.DataFrame,
    themes: pd.DataFrame,
    quotes: pd.DataFrame,
    origins: pd.DataFrame,
    starting: Codebook | None = None,
    *,
    language: str = "nl",
) -> Basis:
    """Give back the basis that a finished analysis is.

    `statements`, `themes`, `quotes`, `origins`: STATEMENTS, THEMES, THEME_QUOTES, THEME_ORIGINS of it;
    `starting`: the codebook that it started from, of which each theme keeps its description and examples.
    Wordings that stand in several themes (remarks that follow the rest of their answer) are left out.
    """
    name = starting.name if starting else ""
    book = start_codebook(themes, statements, quotes, name=name, language=language)
    own = {theme.theme_id: theme for theme in starting or ()}
    known = dict(zip(origins["theme_id"], origins["codebook_theme_id"], strict=True))
    minor = set(themes.loc[themes["kind"].eq(_MINORITY), "theme_id"])
    described = tuple(_describe(theme, own.get(known.get(theme.theme_id, "")), minor) for theme in book)
    return Basis(replace(book, themes=described), _see(statements), known)


def grow_basis(basis: Basis, newer: Basis, decided: Codebook) -> Basis:
    """Give back `basis` with what only the `newer` one has seen: other wordings, themes found since.

    `decided`: the codebook after the decisions; themes in it that came from a decision are no basis.
    """
    fresh = newer.seen[~newer.seen["key"].isin(basis.seen["key"])]
    known = {*basis.codebook.theme_ids, *decided.theme_ids}
    found = tuple(theme for theme in newer.codebook if theme.theme_id not in known)
    seen = pd.concat([basis.seen, fresh], ignore_index=True).sort_values("key", ignore_index=True)
    origins = {**newer.origins, **basis.origins}
    return Basis(replace(basis.codebook, themes=(*basis.codebook.themes, *found)), seen, origins)


def write_basis(basis: Basis) -> dict[str, Any]:
    """Give back the basis as JSON-ready values; `read_basis` gives the same one back."""
    return {
        "codebook": write_codebook(basis.codebook).decode(),
        "seen": {name: basis.seen[name].tolist() for name in SEEN},
        "origins": dict(basis.origins),
    }


def read_basis(content: Mapping[str, Any]) -> Basis:
    """Give back the basis that `write_basis` wrote down."""
    seen = pd.DataFrame(content["seen"], columns=list(SEEN)).astype(_KINDS)
    return Basis(read_codebook(content["codebook"].encode()), seen, dict(content["origins"]))


def find_seen(basis: Basis, keys: Sequence[str]) -> pd.DataFrame:
    """Give back the row of `seen` per key, in the order of `keys`, without the key; missing when unseen."""
    return basis.seen.set_index("key").reindex(list(keys))


def _describe(theme: CodebookTheme, own: CodebookTheme | None, minor: set[str]) -> CodebookTheme:
    """Give back the theme with what its codebook says of it, and its mark when it is a minority voice."""
    theme = replace(theme, is_minority=theme.theme_id in minor)
    if own is None:
        return theme
    return replace(
        theme,
        belongs=own.belongs,
        belongs_not=own.belongs_not,
        examples=tuple(dict.fromkeys((*own.examples, *theme.examples))),
        words=tuple(dict.fromkeys((*own.words, *theme.words))),
        plus=own.plus,
        minus=own.minus,
        place_themes=own.place_themes,
        is_minority=theme.is_minority or own.is_minority,
    )


def _see(statements: pd.DataFrame) -> pd.DataFrame:
    """Give back SEEN of the statements with content, by key."""
    content = statements[statements["status"].ne("no_content")]
    table = content.assign(key=key_statements(content["text"].tolist()))[list(SEEN)].drop_duplicates()
    once = table[~table["key"].duplicated(keep=False)].astype(_KINDS)
    return once.sort_values("key", ignore_index=True)
