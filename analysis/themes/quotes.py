"""Which statements speak for a theme: from its heart, and from its edge.

Typical quotes are chosen by maximal marginal relevance (Carbonell & Goldstein 1998): near the
centre, but not the same thing twice, each by somebody else. Edge quotes show how far it stretches.
A quote has to be understood by itself: it is judged by its own words, not by the rest of its answer,
and one that names no subject ('Dat mag eens gezegd.') comes last.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.themes.assignment import Numbers, ThemeAssignment, Vectors, Whole, scale_rows
from analysis.themes.copies import plain_text
from analysis.themes.terms import lemma_of
from analysis.themes.word_kinds import names_a_subject

N_TYPICAL = 5
N_EDGE = 2
_FEWEST_WORDS = 5
_MOST_WORDS = 35
_CANDIDATES = 60
_CENTRAL = 0.75
_KEYWORD = 0.12
_LINK = 0.06
_READ_CLOSELY = 500
_LINKS = frozenset(("en", "maar", "want", "dus", "ook", "bovendien", "and", "but", "so", "because", "also"))
_TOO_ALIKE = 0.93


def choose_quotes(
    statements: pd.DataFrame,
    vectors: NDArray[np.floating],
    assignment: ThemeAssignment,
    keywords: Mapping[str, str] = MappingProxyType({}),
) -> pd.DataFrame:
    """Give back the quotes of every theme: `theme_id`, `statement_id`, `quote_role`, `order` (from 0).

    `statements`: columns `statement_id`, `text`, `respondent_id`, optionally `language`; `vectors` and
    `assignment` in the same row order; `keywords`: by theme_id, as `name_themes` gives them: a quote that
    holds one goes before one that does not. Five typical quotes and two from the edge, each by another
    person, none a near-copy of another; statements of 5 to 35 words that name a subject first. Fewer when a
    theme has fewer. No themes: zero rows.
    """
    people = np.unique(statements["respondent_id"].to_numpy(dtype=object), return_inverse=True)[1]
    names = statements["statement_id"].tolist()
    readable = find_readable(statements)
    rows: list[tuple[str, str, str, int]] = []
    for index, theme_id in enumerate(assignment.theme_ids):
        members = np.flatnonzero(assignment.theme_index == index)
        own = statements.iloc[members]
        value = _measure_worth(
            own, vectors[members], assignment.strength[members], readable[members], keywords.get(theme_id, "")
        )
        order = sorted(
            range(len(members)),
            key=lambda row: (not readable[members[row]], -value[row], names[members[row]]),
        )
        members, value = members[order], value[order]
        typical, edge = _choose_for_theme(
            own.iloc[order], vectors[members], people[members], value, int(readable[members].sum())
        )
        for role, chosen in (("typical", typical), ("edge", edge)):
            rows += [(theme_id, names[members[row]], role, order) for order, row in enumerate(chosen)]
    quotes = pd.DataFrame(rows, columns=["theme_id", "statement_id", "quote_role", "order"])
    return quotes.astype({"theme_id": "str", "statement_id": "str", "quote_role": "str", "order": "int64"})


def find_readable(statements: pd.DataFrame) -> NDArray[np.bool_]:
    """Give back whether each statement reads by itself: not too short, not too long, with a subject."""
    languages = statements["language"] if "language" in statements else ["nl"] * len(statements)
    return np.array(
        [
            _FEWEST_WORDS <= len(text.split()) <= _MOST_WORDS and names_a_subject(text, language)
            for text, language in zip(statements["text"], languages, strict=True)
        ],
        dtype=bool,
    )


def _measure_worth(
    own: pd.DataFrame,
    vectors: NDArray[np.floating],
    strength: Numbers,
    readable: NDArray[np.bool_],
    keywords: str,
) -> Numbers:
    """Give back how well each member speaks for its theme: its own closeness to the heart, and its words.

    The heart is the mean of the members by their strength; half of the worth is how near a statement's own
    words are to it, half how strongly the statement belongs. One that leans on what went before ('En …',
    'Maar …') is worth a little less. Words are read of the five hundred nearest.
    """
    unit = scale_rows(np.asarray(vectors, dtype=np.float32))
    heart = (unit * np.where(readable, strength, 0.0)[:, None]).sum(axis=0)
    length = float(np.linalg.norm(heart))
    near = unit @ heart / length if length > 0 else np.zeros(len(unit))
    worth = (near + strength) / 2 - ~readable
    texts = own["text"].to_numpy(dtype="U")
    best = np.lexsort((texts, -np.round(worth, 6)))[:_READ_CLOSELY]
    worth[best] += _weigh_words(texts[best].tolist(), keywords)
    return np.asarray(np.round(worth, 6), dtype=np.float64)


def _weigh_words(texts: Sequence[str], keywords: str) -> Numbers:
    """Give back what the words of each text add to its worth: a keyword of the theme, no word that leans."""
    wanted = {lemma_of(word, "nl") for word in plain_text(keywords).split()}
    added = np.zeros(len(texts))
    for row, text in enumerate(texts):
        words = plain_text(text).split()
        holds = bool(wanted & {lemma_of(word, "nl") for word in words})
        added[row] = _KEYWORD * holds - _LINK * (words[:1] != [] and words[0] in _LINKS)
    return added


def _choose_for_theme(
    own: pd.DataFrame, vectors: NDArray[np.floating], people: Whole, value: Numbers, n_readable: int
) -> tuple[list[int], list[int]]:
    """Give back the rows of the typical quotes and those of the edge; all arguments best first.

    The first `n_readable` read by themselves.
    """
    texts, rows = own["text"].tolist(), range(len(own))
    heart = _one_per_wording(rows, texts)
    edge = _one_per_wording([*reversed(rows[:n_readable]), *rows[n_readable:]], texts)
    pool = list(dict.fromkeys([*heart, *edge]))
    unit = scale_rows(np.asarray(vectors[pool], dtype=np.float32))
    typical = _choose_diverse(np.arange(len(heart)), unit, people[pool], value[pool])
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
