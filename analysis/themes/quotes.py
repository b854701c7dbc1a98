"""Which statements speak for a theme: from its heart, and from its edge.

Typical quotes are chosen by maximal marginal relevance (Carbonell & Goldstein 1998): near the
centre, but not the same thing twice, each by somebody else. Edge quotes show how far it stretches.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.themes.assignment import Numbers, ThemeAssignment, Vectors, Whole, scale_rows
from analysis.themes.copies import plain_text

N_TYPICAL = 5
N_EDGE = 2
_FEWEST_WORDS = 4
_MOST_WORDS = 40
_CANDIDATES = 60
_CENTRAL = 0.65
_TOO_ALIKE = 0.93


def choose_quotes(
    statements: pd.DataFrame, vectors: NDArray[np.floating], assignment: ThemeAssignment
) -> pd.DataFrame:
    """Give back the quotes of every theme: `theme_id`, `statement_id`, `quote_role`, `order` (from 0).

    `statements`: columns `statement_id`, `text`, `respondent_id`; `vectors` and `assignment` in the
    same row order. Five typical quotes and two from the edge, each by another person, none a near-copy
    of another; statements of 4 to 40 words first. Fewer when a theme has fewer. No themes: zero rows.
    """
    texts = statements["text"].tolist()
    people = np.unique(statements["respondent_id"].to_numpy(dtype=object), return_inverse=True)[1]
    names = statements["statement_id"].tolist()
    rows: list[tuple[str, str, str, int]] = []
    for index, theme_id in enumerate(assignment.theme_ids):
        members = _in_order_of_strength(
            np.flatnonzero(assignment.theme_index == index), assignment, texts, names
        )
        typical, edge = _choose_for_theme(members, vectors, people, assignment.strength, texts)
        for role, chosen in (("typical", typical), ("edge", edge)):
            rows += [(theme_id, names[row], role, order) for order, row in enumerate(chosen)]
    quotes = pd.DataFrame(rows, columns=["theme_id", "statement_id", "quote_role", "order"])
    return quotes.astype({"theme_id": "str", "statement_id": "str", "quote_role": "str", "order": "int64"})


def _in_order_of_strength(
    rows: Whole, assignment: ThemeAssignment, texts: list[str], names: list[str]
) -> list[int]:
    """Give back the rows of a theme, readable ones first, then strongest first, whatever their order."""
    strength = np.round(assignment.strength, 6)
    return sorted(
        rows.tolist(), key=lambda row: (_is_hard(texts[row]), -strength[row], texts[row], names[row])
    )


def _is_hard(text: str) -> bool:
    """Whether a statement is too short or too long to be read as a quote."""
    return not _FEWEST_WORDS <= len(text.split()) <= _MOST_WORDS


def _choose_for_theme(
    members: list[int], vectors: NDArray[np.floating], people: Whole, strength: Numbers, texts: list[str]
) -> tuple[list[int], list[int]]:
    """Give back the rows of the typical quotes and those of the edge."""
    heart = _one_per_wording(members, texts)
    n_readable = sum(not _is_hard(texts[row]) for row in members)
    edge = _one_per_wording([*reversed(members[:n_readable]), *members[n_readable:]], texts)
    pool = list(dict.fromkeys([*heart, *edge]))
    unit = scale_rows(np.asarray(vectors[pool], dtype=np.float32))
    hard = np.array([_is_hard(texts[row]) for row in pool])
    value = strength[pool] - hard
    typical = _choose_diverse(np.arange(len(heart)), unit, people[pool], value)
    place = {row: number for number, row in enumerate(pool)}
    chosen: list[int] = []
    for row in edge:
        if len(chosen) < N_EDGE and _is_new(place[row], [*typical, *chosen], unit, people[pool]):
            chosen.append(place[row])
    return [pool[number] for number in typical], [pool[number] for number in chosen]


def _one_per_wording(rows: Iterable[int], texts: list[str]) -> list[int]:
    """Give back the first rows with different wordings, at most sixty."""
    seen: dict[str, int] = {}
    for row in rows:
        if len(seen) == _CANDIDATES:
            break
        seen.setdefault(plain_text(texts[row]), row)
    return list(seen.values())


def _choose_diverse(candidates: Whole, unit: Vectors, people: Whole, value: Numbers) -> list[int]:
    """Give back the numbers of the typical quotes, most central first."""
    chosen: list[int] = []
    while len(chosen) < N_TYPICAL:
        allowed = [int(number) for number in candidates if _is_new(int(number), chosen, unit, people)]
        if not allowed:
            break
        repeats = (unit[allowed] @ unit[chosen].T).max(axis=1) if chosen else np.zeros(len(allowed))
        worth = np.round(_CENTRAL * value[allowed] - (1 - _CENTRAL) * repeats, 6)
        chosen.append(allowed[int(np.argmax(worth))])
    return chosen


def _is_new(number: int, chosen: list[int], unit: Vectors, people: Whole) -> bool:
    """Whether a statement is by somebody else than the chosen ones and no near-copy of them."""
    if number in chosen or (people[chosen] == people[number]).any():
        return False
    return not chosen or bool((unit[chosen] @ unit[number]).max() < _TOO_ALIKE)
