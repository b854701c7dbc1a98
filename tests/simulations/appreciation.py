"""How often does the interval of a place hold the truth? `python -m tests.simulations.appreciation`.

Draws studies of 600 people in six villages with the rating model of the demo (place effect .9, village effect
.3, person effect .8, noise 1.2; who lives nearby comes more often), and counts how many of the 95 %
intervals hold the truth, over all units and over the smallest third of them.
"""

from __future__ import annotations

import argparse
import sys

import numpy as np
import pandas as pd
from scipy.stats import norm

from analysis.places.appreciation import measure_appreciation

PROMISED = 0.95
TOLERANCE = 0.015
_MEAN, _VILLAGE, _PLACE, _PERSON, _NOISE = 7.2, 0.3, 0.9, 0.8, 1.2
_VISITS = ((1, 2, 3, 4, 5), (0.25, 0.30, 0.25, 0.12, 0.08))


def draw_ratings(
    seed: int, n_people: int = 600, n_places: int = 46, n_villages: int = 6
) -> tuple[dict[str, pd.DataFrame], dict[str, float]]:
    """Give back the tables that `measure_appreciation` takes, and the true appreciation by unit_id."""
    rng = np.random.default_rng(seed)
    village = np.arange(n_places) % n_villages
    village_effect = rng.normal(0, _VILLAGE, n_villages)
    truth = _MEAN + village_effect[village] + rng.normal(0, _PLACE, n_places)
    home = rng.integers(0, n_villages, n_people)
    pull = rng.lognormal(0.0, 0.7, n_places)
    keys = rng.gumbel(size=(n_people, n_places)) + np.log(pull) + 1.6 * (home[:, None] == village[None, :])
    visits = rng.choice(_VISITS[0], n_people, p=_VISITS[1])
    best = np.argsort(-keys, axis=1)[:, :5]
    person, nth = np.nonzero(np.arange(5)[None, :] < visits[:, None])
    place = best[person, nth]
    lean = rng.normal(0, _PERSON, n_people)
    rating = truth[place] + lean[person] + rng.normal(0, _NOISE, len(place))
    people = np.array([f"R{number}" for number in range(n_people)])
    places = np.array([f"P{number:02d}" for number in range(n_places)])
    villages = np.array([f"V{number}" for number in range(n_villages)])
    given = pd.DataFrame(
        {
            "respondent_id": people[person],
            "place_id": places[place],
            "rating": np.clip(np.round(rating), 1, 10),
        }
    )
    listed = pd.DataFrame(
        {
            "place_id": ["M", *villages, *places],
            "level": ["municipality", *["village"] * n_villages, *["place"] * n_places],
            "parent_id": ["", *["M"] * n_villages, *villages[village]],
        }
    )
    tables = {
        "place_answers": given,
        "answers": given[["respondent_id", "place_id"]],
        "places": listed,
        "respondents": pd.DataFrame({"respondent_id": people, "weight": 1.0}),
    }
    return tables, dict(zip(places, mean_on_scale(truth), strict=True))


def mean_on_scale(mean: np.ndarray) -> np.ndarray:
    """Give back what everybody together would rate: the mean of whole marks 1..10 around each `mean`."""
    marks = np.arange(1, 11)
    spread = float(np.hypot(_PERSON, _NOISE))
    below = norm.cdf((marks[:-1] + 0.5 - mean[:, None]) / spread)
    chance = np.diff(np.column_stack([np.zeros(len(mean)), below, np.ones(len(mean))]), axis=1)
    return np.asarray(chance @ marks)


def simulate_coverage(n_studies: int, **sizes: int) -> pd.DataFrame:
    """Give back one row per study and place: `n_ratings`, `is_held`, `half` (half the interval), `error`."""
    rows = []
    for seed in range(n_studies):
        tables, truth = draw_ratings(seed, **sizes)
        found = measure_appreciation(**tables)
        found = found[found["level"].eq("place") & found["n_ratings"].gt(0)]
        true = found["unit_id"].map(truth)
        rows.append(
            pd.DataFrame(
                {
                    "study": seed,
                    "n_ratings": found["n_ratings"],
                    "is_held": true.between(found["low"], found["high"]),
                    "half": (found["high"] - found["low"]) / 2,
                    "error": found["shrunken"] - true,
                    "plain_error": found["mean"] - true,
                }
            )
        )
    return pd.concat(rows, ignore_index=True)


def main(arguments: list[str] | None = None) -> int:
    """Print the shares; exit code 1 when an interval holds the truth too seldom."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--studies", type=int, default=200)
    table = simulate_coverage(parser.parse_args(arguments).studies)
    size = pd.qcut(table["n_ratings"], [0, 1 / 3, 2 / 3, 1], labels=["small", "middle", "large"])
    held = table.groupby(size, observed=True).agg(
        places=("is_held", "size"),
        held=("is_held", "mean"),
        half=("half", "mean"),
        bias=("error", "mean"),
        error=("error", "std"),
        plain_error=("plain_error", "std"),
    )
    share = float(table["is_held"].mean())
    print(held.round(3).to_string(), f"\nall places: {share:.3f}", sep="\n")
    return int(share < PROMISED - TOLERANCE)


if __name__ == "__main__":
    sys.exit(main())
