"""Fair quotes: a handful of statements that speak for as many people as can be, each group by its size.

Proportional approval voting: every next quote gives most to the people who have been served least.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse

from analysis.certainty import Whole
from analysis.mentions import Mentions, Table

N_QUOTES = 5
MOST_CANDIDATES = 60
FEWEST_WORDS = 4


def choose_fairly(support: Table, n_chosen: int) -> Whole:
    """Give back the columns that are chosen, in order: greedy PAV (Thiele 1895; Aziz et al. 2017).

    Next is the column with the highest Σ 1/(1 + r) over its supporters, r = how many chosen columns they
    support already; the first one when equal. `support`: 0/1, people × candidates. Columns that add nothing
    are never chosen.
    """
    table = support.tocsc()
    served = np.zeros(support.shape[0])
    chosen: list[int] = []
    while len(chosen) < min(n_chosen, support.shape[1]):
        gain = table.T @ (1.0 / (1.0 + served))
        gain[chosen] = 0.0
        best = int(gain.argmax())
        if gain[best] <= 0:
            break
        chosen.append(best)
        served[table.indices[table.indptr[best] : table.indptr[best + 1]]] += 1.0
    return np.array(chosen, dtype=np.int64)


def quote_the_study(mentions: Mentions, quotes: pd.DataFrame, n_chosen: int = N_QUOTES) -> pd.DataFrame:
    """Give back FAIR_QUOTES (theme_id '') for the whole study: the first quotes of themes, chosen fairly.

    A quote speaks for everybody who mentions its theme: 'deze 5 citaten staan voor 83 % van de deelnemers'.
    `quotes`: THEME_QUOTES; themes without a typical quote cannot be chosen. No themes: zero rows.
    """
    typical = quotes[quotes["quote_role"].eq("typical")].sort_values(["theme_id", "order"])
    first = typical.drop_duplicates("theme_id").set_index("theme_id")["statement_id"]
    column = [number for number, theme_id in enumerate(mentions.theme_ids) if theme_id in first.index]
    support = mentions.said[:, column]
    chosen = choose_fairly(support, n_chosen)
    names = [str(first[mentions.theme_ids[column[number]]]) for number in chosen]
    return _table("", names, support[:, chosen], mentions.n_people)


def quote_themes(
    statements: pd.DataFrame,
    vectors: NDArray[np.float32],
    theme_ids: list[str],
    readable: NDArray[np.bool_] | None = None,
    n_chosen: int = N_QUOTES,
) -> pd.DataFrame:
    """Give back FAIR_QUOTES per theme: statements that stand for most of its people.

    A person is served by a quote when one of the person's own statements in the theme is at least as close
    to it as the middle pair of different people's statements is. Candidates: the strongest statement of up to
    sixty people, no text twice, `readable` ones when there are enough (without it: of four words or more).
    `statements`: `statement_id`, `respondent_id`, `theme_id`, `strength`, `text`, in the row order of
    `vectors` (unit rows) and `readable`.
    Source: Jigsaw's proportional choice, peers §5.5.
    """
    order = ["strength", "statement_id"]
    telling = (
        statements["text"].str.count(r"\S+").ge(FEWEST_WORDS).to_numpy() if readable is None else readable
    )
    ranked = statements.reset_index(drop=True).assign(is_telling=telling)
    ranked = ranked.sort_values(order, ascending=[False, True])
    tables = [
        _quote_theme(theme_id, own, vectors, n_chosen)
        for theme_id, own in ranked.groupby("theme_id")
        if theme_id in set(theme_ids)
    ]
    return pd.concat(tables, ignore_index=True) if tables else _table("", [], sparse.csr_array((0, 0)), 0)


def _quote_theme(
    theme_id: object, own: pd.DataFrame, vectors: NDArray[np.float32], n_chosen: int
) -> pd.DataFrame:
    """Give back the quotes of one theme. `own`: its statements, strongest first, index = row of `vectors`."""
    people, person = np.unique(own["respondent_id"].to_numpy(dtype=object), return_inverse=True)
    candidates = _candidates(own, n_chosen)
    rows = own.index.to_numpy()
    closeness = (vectors[rows] @ vectors[rows[candidates]].T).astype(np.float64)
    nearest = np.full((len(people), len(candidates)), -np.inf)
    np.maximum.at(nearest, person, closeness)
    own_column = person[candidates]
    others = nearest[np.arange(len(people))[:, None] != own_column[None, :]]
    limit = float(np.median(others)) if len(others) else 0.0
    supports = nearest >= limit
    supports[own_column, np.arange(len(candidates))] = True
    table = sparse.csr_array(supports.astype(float))
    chosen = choose_fairly(table, n_chosen)
    names = own["statement_id"].iloc[candidates[chosen]].tolist()
    return _table(str(theme_id), names, table[:, chosen], len(people))


def _candidates(own: pd.DataFrame, n_chosen: int) -> NDArray[np.int64]:
    """Give back the positions of what may be quoted: one a person, no text twice, sentences if there are."""
    telling = own["is_telling"].astype(bool)
    for allowed in (telling, telling | True):
        rows = own.assign(position=np.arange(len(own)), text=own["text"].str.casefold())[allowed]
        rows = rows.drop_duplicates("text").drop_duplicates("respondent_id")
        if len(rows) >= n_chosen:
            break
    return rows["position"].to_numpy(dtype=np.int64)[:MOST_CANDIDATES]


def _table(theme_id: str, names: list[str], support: Table, n_people: int) -> pd.DataFrame:
    served = np.cumsum(support.toarray(), axis=1) > 0
    n_served = served.sum(axis=0).astype(np.int64)
    return pd.DataFrame(
        {
            "theme_id": pd.Series([theme_id] * len(names), dtype="str"),
            "statement_id": pd.Series(names, dtype="str"),
            "order": np.arange(len(names)),
            "n_served": n_served,
            "n_people": n_people,
            "served_share": n_served / max(n_people, 1),
        }
    )
