"""Energy ("goesting"): who wants to do something about a theme, beside how many share it.

Not asked or left blank is missing, never zero.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from analysis.certainty import Numbers
from analysis.mentions import Groups, Mentions, Table, mark_mentions

MOVER = 0.75
MONTHLY = 1.0
SHARED_CUT = 30.0


def combine_goesting(closed: pd.Series, confirmed: Mapping[str, float]) -> pd.Series:
    """Give back the goesting by respondent_id: the higher of the closed answer and a confirmed text cue.

    `closed`: 0..1 or missing, by respondent_id; `confirmed`: what a person confirmed from somebody's words.
    """
    told = pd.Series(confirmed, dtype="float64").reindex(closed.index)
    return pd.Series(np.fmax(closed.to_numpy(dtype=float), told.to_numpy()), index=closed.index)


def measure_energy(mentions: Mentions, goesting: pd.Series, regulars: Table | None = None) -> pd.DataFrame:
    """Give back per theme: `theme_id`, `energy`, `n_energy`, `n_movers`, `n_sharers`.

    G = Σ w·y·g / Σ w·y over people with a known g; movers have g ≥ .75; sharers (deelhouders) also come at
    least monthly where they mention the theme: `regulars`, 0/1, people × themes, None when not asked (then
    missing). `goesting` by respondent_id. Nobody with a known g: missing. Domain: §2.10.
    """
    g = goesting.reindex(mentions.people).to_numpy(dtype=float)
    known = ~np.isnan(g)
    mass = mentions.said.T @ (mentions.weights * known)
    total = mentions.said.T @ (mentions.weights * np.nan_to_num(g))
    is_mover = known & (g >= MOVER)
    if regulars is None:
        sharers = np.full(len(mentions.theme_ids), np.nan)
    else:
        sharers = mentions.said.multiply(regulars).tocsr().T @ is_mover.astype(float)
    return pd.DataFrame(
        {
            "theme_id": pd.Series(mentions.theme_ids, dtype="str"),
            "energy": np.divide(total, mass, out=np.full(len(mass), np.nan), where=mass > 0),
            "n_energy": np.asarray(mentions.said.T @ known.astype(float), dtype=np.int64),
            "n_movers": np.asarray(mentions.said.T @ is_mover.astype(float), dtype=np.int64),
            "n_sharers": sharers,
        }
    )


def find_regulars(
    mentions: Mentions, statements: pd.DataFrame, answers: pd.DataFrame, place_answers: pd.DataFrame
) -> Table | None:
    """Give back who comes at least monthly to a place at which they mention a theme: 0/1, people × themes.

    `statements`: `respondent_id`, `theme_id`, `answer_id`; `answers`: `answer_id`, `place_answer_id`;
    `place_answers`: `place_answer_id`, `visits_per_month`. None when nobody told how often they come.
    """
    visits = place_answers.set_index("place_answer_id")["visits_per_month"]
    if visits.isna().all():
        return None
    place = statements["answer_id"].map(answers.set_index("answer_id")["place_answer_id"])
    often = statements[place.map(visits).ge(MONTHLY).to_numpy(dtype=bool)]
    return mark_mentions(mentions, often)


def measure_energy_by_group(
    mentions: Mentions, groups: Groups, goesting: pd.Series
) -> tuple[Numbers, Numbers]:
    """Give back mean goesting and number of people asked, themes × groups: who has the time for it?

    Goesting leans to people with time, so it is always shown with this split.
    """
    g = goesting.reindex(mentions.people).to_numpy(dtype=float)
    known = ~np.isnan(g)
    said = mentions.said.multiply((mentions.weights * known)[:, None]).tocsr().T
    energetic = mentions.said.multiply((mentions.weights * np.nan_to_num(g))[:, None]).tocsr().T
    mass, total = (said @ groups.inside).toarray(), (energetic @ groups.inside).toarray()
    asked = (mentions.said.multiply(known[:, None].astype(float)).tocsr().T @ groups.inside).toarray()
    return np.divide(total, mass, out=np.full(mass.shape, np.nan), where=mass > 1e-12), asked


def name_energy_fields(score: ArrayLike, energy: ArrayLike, middle: float) -> pd.Series:
    """Give back the field of shared score × goesting, "unknown" where goesting is missing.

    S of 30 or more counts as shared, goesting from `middle` (mean of everybody asked) as high:
    "start_together" (samen starten), "invite" (uitnodigen, drempel zoeken), "white_space" (proefplek),
    "keep_listening" (blijven luisteren).
    """
    shared = np.asarray(score, dtype=float) >= SHARED_CUT
    g = np.asarray(energy, dtype=float)
    names = np.where(
        shared,
        np.where(g >= middle, "start_together", "invite"),
        np.where(g >= middle, "white_space", "keep_listening"),
    )
    return pd.Series(np.where(np.isnan(g) | np.isnan(middle), "unknown", names), dtype="str")
