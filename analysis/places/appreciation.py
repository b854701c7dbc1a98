"""Appreciation: how people rate a unit, with small units drawn towards the larger one they lie in.

One person is one rating per unit. Lenient and severe raters are set right first, as far as they rated
several places; then every unit's mean is shrunk by empirical Bayes, level by level from the top.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.certainty import Z95, Numbers, Whole, effective_size
from analysis.places.units import LEVELS, find_chains

MINIMUM_PULL, MAXIMUM_PULL = 1.0, 30.0
_MIDDLE_WIDTH = (10.0 - 1.0) / 2
_HIGH = 8.0
_ROUNDS = 12


@dataclass(frozen=True)
class _Ratings:
    """Ratings of one level: one row per person and unit; `fair` is set right for the rater.

    `free`: share of the degrees of freedom that setting right left over.
    """

    unit: pd.Index
    code: Whole
    plain: Numbers
    fair: Numbers
    weight: Numbers
    free: float


@dataclass(frozen=True)
class _Known:
    """Shrunken mean of a unit and its error variance."""

    mean: float
    error: float


def measure_appreciation(
    place_answers: pd.DataFrame, answers: pd.DataFrame, places: pd.DataFrame, respondents: pd.DataFrame
) -> pd.DataFrame:
    """Give back APPRECIATIONS of data.schemas: one row per unit that somebody spoke about or rated.

    θ = (n·ȳ + κ·μ)/(n + κ), μ = θ of the unit it lies in (the whole study at the top), n = effective number
    of raters, κ = σ²/τ² per level between 1 and 30 (method of moments), ± 1.96·√(σ²/(n + κ)). `polarisation`
    = variance / 4.5². `reference`: mean of all ratings. `is_certain`: the interval leaves the reference out.
    Units without ratings: counts only. Arguments: PLACE_ANSWERS, ANSWERS, PLACES, RESPONDENTS.
    Domain: §2.12; sources: Efron & Morris 1975, Searle 1971 (moments).
    """
    chains = find_chains(places)
    people = _count_people(place_answers, answers, chains)
    rated, spent = _rate_fairly(place_answers, respondents)
    reference = float(np.average(rated["rating"], weights=rated["weight"])) if len(rated) else np.nan
    known: dict[str, _Known] = {"": _Known(reference, 0.0)}
    tables = []
    parent = places.set_index("place_id")["parent_id"]
    for level in reversed(LEVELS):
        units: pd.DataFrame = people[people["level"] == level]
        ratings = _ratings_of(rated, chains, level, 1.0 - spent / max(len(rated), 1))
        table = _measure_level(units, ratings, parent, known)
        tables.append(table)
    return pd.concat(tables[::-1], ignore_index=True)


def estimate_leniency(person: Whole, place: Whole, rating: Numbers, weight: Numbers) -> tuple[Numbers, float]:
    """Give back per person how much higher than others they rate the same places (0 for one place).

    And how many numbers that took from the data: its degrees of freedom, Σ m/(m + κ).

    Additive fit rating = place + person by backfitting (Hastie & Tibshirani 1990): places take the weighted
    mean of what is left, people the mean shrunk by σ²/τ² of people. `person`, `place`: numbers per rating.
    """
    n_people, n_places = int(person.max(initial=-1)) + 1, int(place.max(initial=-1)) + 1
    n_rated = np.bincount(person, minlength=n_people).astype(float)
    several = n_rated >= 2
    mass = np.maximum(np.bincount(place, weight, n_places), 1e-12)
    lean = np.zeros(n_people)
    pull = 0.0
    for _ in range(_ROUNDS):
        mean = np.bincount(place, weight * (rating - lean[person]), n_places) / mass
        left = rating - mean[place]
        own = np.bincount(person, left, n_people) / np.maximum(n_rated, 1)
        noise = np.bincount(person, (left - own[person]) ** 2, n_people)[several].sum()
        noise /= max(float((n_rated[several] - 1).sum()), 1.0)
        between = (own[several] ** 2 - noise / n_rated[several]).mean() if several.any() else 0.0
        pull = noise / between if between > 1e-9 else np.inf
        lean = np.where(several, own * (n_rated / (n_rated + pull) if np.isfinite(pull) else 0.0), 0.0)
        if several.any():
            lean[several] -= np.average(lean[several], weights=n_rated[several])
    return lean, float((n_rated[several] / (n_rated[several] + pull)).sum())


def _rate_fairly(place_answers: pd.DataFrame, respondents: pd.DataFrame) -> tuple[pd.DataFrame, float]:
    """Give back `respondent_id`, `place_id`, `rating`, `fair`, `weight`; and the freedom fairness took."""
    given = place_answers[place_answers["rating"].notna() & place_answers["place_id"].ne("")]
    rated = given.groupby(["respondent_id", "place_id"], as_index=False)["rating"].mean()
    weight = rated["respondent_id"].map(respondents.set_index("respondent_id")["weight"]).astype(float)
    weight = weight.fillna(1.0)
    person, place = (
        np.unique(rated[column].to_numpy(dtype=object), return_inverse=True)[1]
        for column in ("respondent_id", "place_id")
    )
    lean, spent = estimate_leniency(person, place, rated["rating"].to_numpy(), weight.to_numpy())
    fair = rated["rating"].to_numpy(dtype=float) - lean[person]
    return rated.assign(fair=fair, weight=weight), spent


def _count_people(place_answers: pd.DataFrame, answers: pd.DataFrame, chains: pd.DataFrame) -> pd.DataFrame:
    """Give back per unit its `level` and `n_respondents`, sorted by unit_id."""
    both = pd.concat([table[["respondent_id", "place_id"]] for table in (place_answers, answers)])
    spoken = both.drop_duplicates().merge(chains, on="place_id")[["respondent_id", "unit_id", "level"]]
    counted = spoken.drop_duplicates().groupby(["unit_id", "level"], as_index=False).size()
    counted.columns = pd.Index(["unit_id", "level", "n_respondents"])
    return counted


def _ratings_of(rated: pd.DataFrame, chains: pd.DataFrame, level: str, free: float) -> _Ratings:
    """Give back one rating per person and unit of this level, the mean of that person's there."""
    there = rated.merge(chains[chains["level"] == level], on="place_id")
    once = there.groupby(["unit_id", "respondent_id"], as_index=False)[["rating", "fair", "weight"]].mean()
    units, code = np.unique(once["unit_id"].to_numpy(dtype=object), return_inverse=True)
    plain, fair, weight = (once[column].to_numpy(dtype=float) for column in ("rating", "fair", "weight"))
    return _Ratings(pd.Index(units, dtype="str"), code, plain, fair, weight, free)


def _measure_level(
    units: pd.DataFrame, ratings: _Ratings, parent: pd.Series, known: dict[str, _Known]
) -> pd.DataFrame:
    """Give back the rows of one level, and add them to what is `known` of the larger units, by unit_id."""
    count, code, weight = len(ratings.unit), ratings.code, ratings.weight
    mass = np.maximum(np.bincount(code, weight, count), 1e-12)
    size = effective_size(mass, np.bincount(code, weight**2, count))
    plain, fair = (
        np.bincount(code, weight * values, count) / mass for values in (ratings.plain, ratings.fair)
    )
    variance = np.bincount(code, weight * (ratings.plain - plain[code]) ** 2, count) / mass
    goals = [_nearest(unit, parent, known) for unit in ratings.unit]
    goal, goal_error = (np.array([getattr(of, name) for of in goals]) for name in ("mean", "error"))
    within, pull = estimate_pull(fair, size, ratings.fair - fair[code], goal, ratings.free)
    goal_error = goal_error + within / pull * _sampled(size, goal)
    shrunken = (size * fair + pull * goal) / (size + pull)
    error = within / (size + pull) + (pull / (size + pull)) ** 2 * goal_error
    half = Z95 * np.sqrt(error)
    known |= {unit: _Known(*pair) for unit, *pair in zip(ratings.unit, shrunken, error, strict=True)}
    measured = pd.DataFrame(
        {
            "n_ratings": np.bincount(code, minlength=count),
            "mean": plain,
            "shrunken": shrunken,
            "low": shrunken - half,
            "high": shrunken + half,
            "is_certain": (np.abs(shrunken - known[""].mean) > half) & (count > 1),
            "polarisation": np.clip(variance / _MIDDLE_WIDTH**2, 0.0, 1.0),
            "high_share": np.clip(
                np.bincount(code, weight * (ratings.plain >= _HIGH), count) / mass, 0.0, 1.0
            ),
        },
        index=ratings.unit,
    ).reindex(units["unit_id"])
    measured = measured.reset_index(drop=True).assign(
        n_ratings=lambda frame: frame["n_ratings"].fillna(0).astype(np.int64),
        is_certain=lambda frame: frame["is_certain"].eq(True),
        reference=known[""].mean,
    )
    return pd.concat([units.reset_index(drop=True), measured], axis=1)


def estimate_pull(
    mean: Numbers, size: Numbers, left: Numbers, goal: Numbers, free: float = 1.0
) -> tuple[float, float]:
    """Give back σ² within units and κ = σ²/τ², held between 1 and 30.

    `mean`, `size`, `goal`: fair mean, effective raters and parent's mean per unit; `left`: ratings minus
    the mean of their unit; `free`: share of their degrees of freedom left. σ² = Σ left²/((N − K)·free²): once
    because setting right takes freedom, once because a place is less sure when leniency is estimated with it.
    τ² = (Σ n(ȳ − μ)²/K − σ²) / (Σn/K): method of moments around a known mean.
    """
    n_units, n_ratings = len(mean), len(left)
    within = float((left**2).sum() / max((n_ratings - n_units) * free**2, 1.0))
    if not n_units:
        return within, MAXIMUM_PULL
    spread = float((size * (mean - goal) ** 2).mean()) - within
    between = spread / float(size.mean())
    pull = within / between if between > 1e-9 else MAXIMUM_PULL
    return within, float(np.clip(pull, MINIMUM_PULL, MAXIMUM_PULL))


def _sampled(size: Numbers, goal: Numbers) -> Numbers:
    """Give back per unit Σ s² over the units with the same goal, s = share of the raters.

    The goal is the mean of the units that happen to be there: its own error holds τ²·Σ s².
    """
    code = np.unique(goal, return_inverse=True)[1]
    total = np.maximum(np.bincount(code, size), 1e-12)
    return np.asarray(np.bincount(code, (size / total[code]) ** 2)[code], dtype=np.float64)


def _nearest(unit: str, parent: pd.Series, known: dict[str, _Known]) -> _Known:
    """Give back what is known of the nearest larger unit that has ratings, else of the study."""
    seen: set[str] = set()
    while unit in parent.index and unit not in seen:
        seen.add(unit)
        unit = str(parent[unit])
        if unit in known:
            return known[unit]
    return known[""]
