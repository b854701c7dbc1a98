"""Who is missing: population and sample side by side, with the effort each group made."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from analysis.certainty import wilson_interval

UNDERHEARD_RATIO = 1.5
SMALL_GROUP = 30


def compare_sample(
    memberships: pd.DataFrame,
    effort: pd.DataFrame,
    margins: Mapping[str, Mapping[str, float]],
) -> pd.DataFrame:
    """Give back SAMPLE_GROUPS of data.measure_schemas: one row per group of the sample or the population.

    `gap` = population share − sample share with Wilson bounds, missing without a margin; `is_missing`: the
    lower bound is above 0; `is_underheard`: population share above 1.5 × sample share, or fewer than 30
    people. `memberships`: MEMBERSHIPS; `effort`: as `measure_effort` gives it; `margins`: grouping → group →
    inhabitants. A group of the population in which nobody took part has 0 people. Domain: §1.1, §2.8 3c.
    """
    known = memberships.drop_duplicates(["respondent_id", "grouping", "group"])
    asked = known.groupby("grouping")["respondent_id"].nunique()
    means = known.merge(effort, on="respondent_id", how="left")
    table = means.groupby(["grouping", "group"]).agg(
        n_respondents=("respondent_id", "size"),
        mean_visits=("n_visits", "mean"),
        mean_words=("n_words", "mean"),
    )
    goals = pd.Series(
        {(grouping, group): float(n) for grouping, groups in margins.items() for group, n in groups.items()},
        dtype="float64",
    )
    if len(goals):
        goals.index = pd.MultiIndex.from_tuples(goals.index, names=["grouping", "group"])
        table = table.reindex(table.index.union(goals.index))
    table = table.assign(
        n_respondents=table["n_respondents"].fillna(0).astype("int64"),
        n_population=goals.reindex(table.index) if len(goals) else np.nan,
    ).reset_index()
    n_asked = table["grouping"].map(asked).fillna(0).to_numpy(dtype=float)
    share = np.divide(table["n_respondents"], n_asked, out=np.full(len(table), np.nan), where=n_asked > 0)
    low, high = wilson_interval(share, n_asked)
    population = table["n_population"] / table.groupby("grouping")["n_population"].transform("sum")
    return table.assign(
        sample_share=share,
        population_share=population,
        gap=population - share,
        gap_low=population - high,
        gap_high=population - low,
        is_missing=(population - high).gt(0),
        is_underheard=population.gt(UNDERHEARD_RATIO * share) | table["n_respondents"].lt(SMALL_GROUP),
    ).sort_values(["grouping", "group"], ignore_index=True)


def measure_effort(answers: pd.DataFrame, place_answers: pd.DataFrame) -> pd.DataFrame:
    """Give back per person: `respondent_id`, `n_visits` (places spoken about), `n_words` written.

    `answers`: ANSWERS; `place_answers`: PLACE_ANSWERS. Zero rows: none.
    """
    words = answers["text"].str.count(r"\S+").groupby(answers["respondent_id"]).sum()
    places = place_answers[place_answers["place_id"].ne("")].groupby("respondent_id")["place_id"].nunique()
    people = pd.Index(sorted(set(words.index) | set(places.index)), dtype="str", name="respondent_id")
    table = pd.DataFrame({"n_visits": places.reindex(people), "n_words": words.reindex(people)}, index=people)
    return table.fillna(0).astype(float).reset_index()


def share_of_busiest(effort: pd.Series, busiest: float = 0.01) -> float:
    """Give back which share of all effort the busiest part of the people made (1 % = at least one person).

    `effort`: a number ≥ 0 per person. Nobody, or no effort: 0.
    """
    ordered = np.sort(effort.to_numpy(dtype=float))[::-1]
    total = float(ordered.sum())
    count = max(1, int(np.ceil(busiest * len(ordered))))
    return float(ordered[:count].sum()) / total if total else 0.0
