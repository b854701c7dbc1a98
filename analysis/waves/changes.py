"""Changes between two rounds: only where the same question was asked, and only what the numbers can show."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pandas as pd

from analysis.certainty import Numbers, adjust_discoveries, effective_size, newcombe_interval
from analysis.exact import fisher_p_values
from analysis.mentions import Mentions

POWER = 2.801585218112969
LEAST_PEOPLE = 30
COLUMNS = (
    *("theme_id", "from_wave", "to_wave", "from_n", "to_n", "from_share", "to_share"),
    *("difference", "low", "high", "detectable", "q_value", "verdict"),
)


def compare_waves(mentions: Mentions, wave: pd.Series, q: float = 0.05) -> pd.DataFrame:
    """Give back WAVE_CHANGES of data.measure_schemas: one row per theme and pair of rounds that follow.

    Shares are weighted, Δ = later − earlier with Newcombe bounds on Kish's effective numbers; `detectable` =
    2.8·√(p(1−p)(1/n₁ + 1/n₂)) with p over both rounds (80 % power, α = .05 two-sided; Bloom 1995). Verdict:
    "more" or "less" when the bounds leave out 0 and q < `q`; else "not_shown" (geen aantoonbare verandering,
    which is not the same as stable); "too_few" below 30 people in a round.
    `mentions`: of the questions that both rounds asked, see `same_questions`; `wave` by respondent_id.
    One round: zero rows. Domain: §2.16.
    """
    of_person = wave.reindex(mentions.people).fillna("").to_numpy(dtype=object)
    waves = sorted(set(of_person) - {""})
    tables = [
        _compare_two(mentions, of_person == earlier, of_person == later, q).assign(
            from_wave=earlier, to_wave=later
        )
        for earlier, later in pairwise(waves)
    ]
    if not tables:
        return pd.DataFrame({name: pd.Series(dtype="str") for name in COLUMNS})
    return pd.concat(tables, ignore_index=True)[list(COLUMNS)]


def same_questions(answers: pd.DataFrame, wave: pd.Series) -> pd.Index:
    """Give back the question_ids that people of every round answered; all of them when there is one round.

    Questions with the same id have the same wording. `answers`: ANSWERS; `wave` by respondent_id.
    """
    asked = answers.assign(wave=answers["respondent_id"].map(wave).fillna(""))
    n_waves = asked.groupby("question_id")["wave"].nunique()
    shared: pd.Index = n_waves.index[n_waves == asked["wave"].nunique()]
    return shared


def detectable_change(share: Numbers, size: float, other_size: float) -> Numbers:
    """Give back the smallest change in a share that is found in four of five studies of these sizes."""
    change: Numbers = POWER * np.sqrt(share * (1 - share) * (1 / size + 1 / other_size))
    return change


def _compare_two(mentions: Mentions, earlier: Numbers, later: Numbers, q: float) -> pd.DataFrame:
    weight, n_themes = mentions.weights, len(mentions.theme_ids)
    people = [int(part.sum()) for part in (earlier, later)]
    total = [max(float((weight * part).sum()), 1e-12) for part in (earlier, later)]
    size = [
        float(effective_size(sum_, (weight**2 * part).sum()))
        for sum_, part in zip(total, (earlier, later), strict=True)
    ]
    share = [
        np.clip(mentions.said.T @ (weight * part) / sum_, 0, 1)
        for part, sum_ in zip((earlier, later), total, strict=True)
    ]
    said = [np.asarray(mentions.said.T @ part.astype(float), dtype=np.int64) for part in (earlier, later)]
    low, high = newcombe_interval(share[1], np.full(n_themes, size[1]), share[0], np.full(n_themes, size[0]))
    whole = [np.full(n_themes, count, dtype=np.int64) for count in people]
    q_value = adjust_discoveries(fisher_p_values(said[1], whole[1], said[0], whole[0]))
    both = (share[0] * size[0] + share[1] * size[1]) / max(sum(size), 1e-12)
    enough = min(people) >= LEAST_PEOPLE
    verdict = np.select(
        [np.full(n_themes, not enough), (low > 0) & (q_value < q), (high < 0) & (q_value < q)],
        ["too_few", "more", "less"],
        default="not_shown",
    )
    return pd.DataFrame(
        {
            "theme_id": pd.Series(mentions.theme_ids, dtype="str"),
            "from_n": people[0],
            "to_n": people[1],
            "from_share": share[0],
            "to_share": share[1],
            "difference": share[1] - share[0],
            "low": low,
            "high": high,
            "detectable": detectable_change(both, *(max(value, 1e-12) for value in size)),
            "q_value": q_value,
            "verdict": pd.Series(verdict, dtype="str"),
        }
    )
