"""What a researcher decides about themes: records with who, when and why, and how they are written down.

Statements are named by their words (`key_statements`), not by row or file, so that a decision holds after a
re-run, in another order and in a new round. The same words are the same wording for everybody, as in the
grouping itself.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import Any

from analysis.themes.copies import plain_text
from data.errors import UnreadableFile

_KEY_LENGTH = 16
_LARGEST = 50_000_000


class Act(StrEnum):
    """What a decision does."""

    MERGE = "merge"
    SPLIT = "split"
    RENAME = "rename"
    DESCRIBE = "describe"
    MOVE = "move"
    LOCK = "lock"
    MINORITY = "minority"
    UNDO = "undo"


@dataclass(frozen=True)
class Decision:
    """One decision. `when`: moment as ISO 8601, told by the caller; `why` may be empty.

    `theme_id`: the theme it is about: the one that stays (merge), is taken apart (split; '' = statements
    from wherever they are) or receives (move; '' = they become single voices). `others`: the themes that go
    into it (merge). `new_theme_id` and `label`: of the new theme (split). `keys`: the statements that move,
    form the new theme, or are held in a locked theme. `is_marked`: False takes the mark of minority, or the
    lock, away. `is_confirmed`: a merge may make a minority voice disappear. `undoes`: decision_id that no
    longer counts; undoing an undo brings it back.
    """

    act: Act
    who: str
    when: str
    why: str = ""
    theme_id: str = ""
    others: tuple[str, ...] = ()
    new_theme_id: str = ""
    label: str = ""
    belongs: str = ""
    belongs_not: str = ""
    keys: tuple[str, ...] = ()
    is_marked: bool = True
    is_confirmed: bool = False
    undoes: str = ""

    @property
    def decision_id(self) -> str:
        """Twelve characters that belong to exactly this decision."""
        return hashlib.sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()[:12]


def key_statements(texts: Sequence[str]) -> list[str]:
    """Give back one short key per text: equal for the same words, whatever the capitals and signs."""
    return [hashlib.sha256(plain_text(text).encode()).hexdigest()[:_KEY_LENGTH] for text in texts]


def write_decisions(decisions: Sequence[Decision]) -> bytes:
    """Give back the decisions as JSON in UTF-8, in order; `read_decisions` gives the same ones back."""
    return json.dumps([asdict(decision) for decision in decisions], ensure_ascii=False, indent=1).encode()


def read_decisions(content: bytes, *, file: str = "") -> tuple[Decision, ...]:
    """Give back the decisions that `write_decisions` wrote down, in order.

    Raises UnreadableFile `decisions_unreadable` for anything else, and above 50 MB.
    """
    try:
        if len(content) > _LARGEST:
            raise ValueError
        rows = json.loads(content.decode("utf-8-sig"))
        return tuple(take_decision(row) for row in rows)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise UnreadableFile("decisions_unreadable", file=file) from error


def take_decision(row: Mapping[str, Any]) -> Decision:
    """Give back the decision that these values are; ValueError, TypeError or KeyError when they are none."""
    values: dict[str, Any] = dict(row)
    values["act"] = Act(values["act"])
    for field in fields(Decision):
        value = values.get(field.name, field.default)
        if field.type == "tuple[str, ...]":
            value = tuple(value)
            expected = all(isinstance(item, str) for item in value)
        else:
            expected = isinstance(value, bool if field.type == "bool" else str)
        if not expected:
            raise TypeError(field.name)
        values[field.name] = value
    return Decision(**values)
