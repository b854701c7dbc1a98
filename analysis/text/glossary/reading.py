"""Reads glossary files: one `Dutch word or expression<TAB>English gloss` a line.

A gloss may hold several senses separated by "; ", the most likely first. Our own file is `nl-en.tsv`;
a user may add files of the same form, which go before it. Empty lines and lines with # are skipped.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from data.errors import UnreadableFile

_OWN = Path(__file__).parent / "nl-en.tsv"


@dataclass(frozen=True)
class Glossary:
    """Dutch (small letters, straight apostrophes) to English, and how many lines a user added."""

    words: Mapping[str, str]
    n_added: int = 0


def read_glossary(additions: Sequence[Path] = ()) -> Glossary:
    """Give back our glossary with a user's additions before it; a later file goes before an earlier one.

    Raises UnreadableFile that names the file and line when a file is absent, not UTF-8 or not of this form.
    """
    own = _read_own()
    added: dict[str, str] = {}
    for path in additions:
        added |= _read_file(path)
    return Glossary({**own, **added}, len(added))


def spell(text: str) -> str:
    """Give back a text as glossary entries are spelled: small letters, straight apostrophes, one space."""
    return " ".join(text.lower().replace("’", "'").replace("‘", "'").replace("`", "'").split())


@lru_cache(maxsize=1)
def _read_own() -> Mapping[str, str]:
    return _read_file(_OWN)


def _read_file(path: Path) -> dict[str, str]:
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise UnreadableFile("glossary_not_found", file=path.name) from error
    except UnicodeDecodeError as error:
        raise UnreadableFile("glossary_not_utf8", file=path.name) from error
    words = {}
    for row, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        word, tab, gloss = line.partition("\t")
        if not tab or not spell(word) or not gloss.strip() or "\t" in gloss:
            raise UnreadableFile("glossary_line", file=path.name, row=row)
        words[spell(word)] = " ".join(gloss.split())
    return words
