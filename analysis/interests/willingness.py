"""Willingness in people's own words: offers, refusals and the condition that goes with an offer.

A cue is a suggestion; it counts as goesting only after a person confirmed it.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pandas as pd

OFFER, CONDITIONAL, DECLINED = 0.75, 0.5, 0.25
_LISTS = Path(__file__).parent / "word_lists"


class Willingness(NamedTuple):
    """Goesting that words suggest (0..1), and where the condition starts and ends (equal: none)."""

    suggested: float
    condition: tuple[int, int]


def recognise_willingness(text: str, *, is_asked: bool) -> Willingness | None:
    """Give back what the words offer, None when they offer nothing.

    An answer to the question what somebody would do (`is_asked`) is an offer unless it declines; elsewhere
    only clear words are ("ik wil mee …", "mag op mij rekenen"). An offer suggests .75; with a condition ("als
    de gemeente ook …") .5; to decline ("goesting wel, tijd niet") .25.
    """
    if is_asked and _pattern("declines").search(text):
        return Willingness(DECLINED, (0, 0))
    if not is_asked and not _pattern("offers").search(text):
        return None
    condition = _pattern("conditions").search(text)
    if condition is None:
        return Willingness(OFFER, (0, 0))
    ends = (mark.start() for mark in re.finditer(r"[.!?;]|, (?=doe |wil |ben |zal |help )", text))
    end = next((place for place in ends if place > condition.start()), len(text))
    return Willingness(CONDITIONAL, (condition.start(), end))


def find_energy_cues(statements: pd.DataFrame, energy_questions: Collection[str]) -> pd.DataFrame:
    """Give back ENERGY_CUES of data.measure_schemas for the statements in which somebody offers or declines.

    `statements`: `statement_id`, `question_id`, `text`; `energy_questions`: question_ids that ask what people
    would do themselves. Zero rows: none. Domain: §2.10.
    """
    asked = statements["question_id"].isin(list(energy_questions))
    found = [
        (name, cue.suggested, cue.suggested == CONDITIONAL, *cue.condition)
        for name, text, is_asked in zip(statements["statement_id"], statements["text"], asked, strict=True)
        if (cue := recognise_willingness(text, is_asked=is_asked)) is not None
    ]
    columns = ["statement_id", "suggested", "is_conditional", "condition_start", "condition_end"]
    return pd.DataFrame(found, columns=columns).sort_values("statement_id", ignore_index=True)


@lru_cache(maxsize=8)
def _pattern(name: str) -> re.Pattern[str]:
    lines = (_LISTS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    cues = [line for line in lines if line and not line.startswith("#")]
    return re.compile(r"(?<!\w)(?:" + "|".join(cues) + r")(?!\w)", re.IGNORECASE)
