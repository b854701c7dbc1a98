"""What people coded by hand beside what the machine does now: how far they agree, in all and per theme.

Codes are kept, figures never: themes are merged, renamed and found anew, so each comparison is made with the
themes of now. A code follows its theme; what can no longer be compared fairly does not count, and is told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from analysis.comparison import Coded, Coding, Comparison
from analysis.model import Analysis
from analysis.themes.agreement import bound_alpha, compare_themes, measure_alpha, number_codes
from analysis.themes.decisions import key_statements

_MINORITY = "minority"


class _Now(NamedTuple):
    """The analysis of now: theme and key by statement_id, one statement_id by key, label by theme_id."""

    theme: Mapping[str, str]
    key: Mapping[str, str]
    by_key: Mapping[str, str]
    labels: Mapping[str, str]


class _Followed(NamedTuple):
    """One person's codes in the themes of now, by statement_id; how many do not count; and why."""

    codes: Mapping[str, str]
    n_lost: int
    gone: frozenset[str]
    fresh: frozenset[str]


def take_coding(analysis: Analysis, who: str, when: str, codes: Mapping[str, str]) -> Coding:
    """Give back what a person made of the themes of this analysis, ready to keep.

    `codes`: theme_id ('' = single voice) by statement_id; statements without content do not count.
    """
    now = _look(analysis)
    rows = tuple(
        Coded(one, now.key[one], codes[one], now.theme[one]) for one in sorted(codes) if one in now.key
    )
    return Coding(who, when, rows, dict(now.labels))


def write_coding(coding: Coding) -> dict[str, Any]:
    """Give back rows and names as JSON-ready values; `read_coding` gives the coding back."""
    return {"rows": [list(row) for row in coding.rows], "names": dict(coding.names)}


def read_coding(who: str, when: str, content: Mapping[str, Any]) -> Coding:
    """Give back the coding that `write_coding` wrote down."""
    return Coding(who, when, tuple(Coded(*row) for row in content["rows"]), dict(content["names"]))


def compare_coding(analysis: Analysis, codings: Sequence[Coding]) -> Comparison:
    """Give back how people and the machine agree on the themes of this analysis.

    Every pair of a person and the machine counts once. Not a code whose statement or theme is there no more,
    nor one of a statement that is now in a theme which that person could not choose. No codings, or none
    that counts: all figures missing.
    """
    now = _look(analysis)
    followed = [_follow(coding, now) for coding in codings]
    people = [one.codes for one in followed]
    pairs = [(name, codes[name], now.theme[name]) for codes in people for name in sorted(codes)]
    coded, human, machine = ([pair[part] for pair in pairs] for part in range(3))
    numbers = number_codes([dict(enumerate(human)), dict(enumerate(machine))], range(len(pairs)))
    low, high = bound_alpha(numbers, units=np.unique(coded, return_inverse=True)[1])
    small = set(analysis.themes.loc[analysis.themes["kind"].eq(_MINORITY), "theme_id"])
    hits = [found == chosen for _, chosen, found in pairs if chosen in small]
    return Comparison(
        n=len(set(coded)),
        alpha=measure_alpha(numbers),
        low=low,
        high=high,
        human_alpha=_agree(people),
        themes=_compare(list(now.labels), coded, human, machine, people),
        minority_recall=sum(hits) / len(hits) if hits else float("nan"),
        who=tuple(coding.who for coding in codings),
        n_lost=sum(one.n_lost for one in followed),
        gone=tuple(sorted({name for one in followed for name in one.gone})),
        fresh=tuple(sorted({now.labels[name] for one in followed for name in one.fresh})),
    )


def _look(analysis: Analysis) -> _Now:
    content = analysis.statements[analysis.statements["status"].ne("no_content")].sort_values("statement_id")
    names = content["statement_id"].tolist()
    keys = key_statements(content["text"].tolist())
    labels = zip(analysis.themes["theme_id"], analysis.themes["label"], strict=True)
    return _Now(
        dict(zip(names, content["theme_id"], strict=True)),
        dict(zip(names, keys, strict=True)),
        dict(zip(reversed(keys), reversed(names), strict=True)),
        {str(theme): str(label) for theme, label in labels},
    )


def _follow(coding: Coding, now: _Now) -> _Followed:
    """Give back the codes of one person as the themes of now have them."""
    placed = [(row, _find(row, now)) for row in coding.rows]
    became = _find_heirs(coding, placed, now)
    could = {"", *became.values()}
    codes, gone, fresh, n_lost = {}, set(), set(), 0
    for row, name in placed:
        chosen = became.get(row.theme_id) if row.theme_id else ""
        if chosen is None:
            gone.add(coding.names.get(row.theme_id, row.theme_id))
        elif name and now.theme[name] not in could:
            fresh.add(now.theme[name])
        elif name:
            codes[name] = chosen
            continue
        n_lost += 1
    return _Followed(codes, n_lost, frozenset(gone), frozenset(fresh))


def _find(row: Coded, now: _Now) -> str:
    """Give back the statement of now with this wording, the same one if it is there; '' for none."""
    return row.statement_id if now.key.get(row.statement_id) == row.key else now.by_key.get(row.key, "")


def _find_heirs(coding: Coding, placed: Sequence[tuple[Coded, str]], now: _Now) -> dict[str, str]:
    """Give back, per theme of then, the theme that it is now; one that is there no more is left out.

    It is the one with the same id and name; else the one that holds more than half of its coded statements.
    """
    became = {}
    for old, label in coding.names.items():
        where = Counter(now.theme[name] for row, name in placed if name and row.found_id == old)
        theme, most = max(where.items(), key=lambda item: (item[1], item[0]), default=("", 0))
        if now.labels.get(old) == label:
            became[old] = old
        elif theme in now.labels and 2 * most > where.total():
            became[old] = theme
    return became


def _compare(
    theme_ids: Sequence[str],
    coded: Sequence[str],
    human: Sequence[str],
    machine: Sequence[str],
    people: Sequence[Mapping[str, str]],
) -> pd.DataFrame:
    table = compare_themes(human, machine, theme_ids)
    pairs = list(zip(coded, human, machine, strict=True))
    sizes = [len({name for name, *both in pairs if theme in both}) for theme in theme_ids]
    inside = [
        [{name: str(code == theme) for name, code in codes.items()} for codes in people]
        for theme in theme_ids
    ]
    return table.assign(
        n=pd.Series(sizes, dtype="int64"),
        human_alpha=pd.Series([_agree(each) for each in inside], dtype="float64"),
    )


def _agree(people: Sequence[Mapping[str, str]]) -> float:
    """Give back alpha among people, missing with fewer than two."""
    if len(people) < 2:
        return float("nan")
    return measure_alpha(number_codes(people, sorted(set().union(*people))))
