"""How often does each planted truth get its own kind? `python -m tests.simulations.kinds`.

Draws 120 studies of 600 people with eight themes whose truth is known, measures each, and prints which
kind every theme got, beside what must be reached at least. A second table tells how often a study
without any difference between groups shows one.
"""

from __future__ import annotations

import argparse
import sys
import time

import numpy as np
import pandas as pd

from analysis.model import Thresholds
from tests.analysis.measured_study import VISITS, Rate, Visit, draw_study, everywhere, measure_drawn

GOALS = {
    "broad 15 %": ("shared", 0.94),
    "broad 40 %": ("shared", 0.95),
    "broad 3 %": ("quietly_shared", 0.88),
    "one village": ("place_bound", 0.99),
    "one place": ("place_bound", 0.99),
    "17 wheelchair users": ("minority", 0.99),
    "youth": ("minority", 0.97),
    "chance": ("single", 0.70),
}
MOST_FALSE_MINORITY = 0.03
MOST_FALSE_DIFFERENCES = 0.10
CHANCE_PEOPLE = 1.75
N_FLAT = 12


def rate_for(reach: float) -> float:
    """Give back the chance per place answer with which a share `reach` of the people says it."""
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        said = sum(share * (1 - (1 - middle) ** visits) for visits, share in VISITS.items())
        low, high = (middle, high) if said < reach else (low, middle)
    return low


def planted(seed: int) -> dict[str, Rate]:
    """Give back the eight themes; the village and the place (a well-known one) change from study to study."""
    villages = ("Asper", "Gavere", "Dikkelvenne")
    village, place = villages[seed % len(villages)], seed % 12

    def one_village(visit: Visit) -> np.ndarray:
        return np.where(visit.village == village, 0.22, 0.005)

    def one_place(visit: Visit) -> np.ndarray:
        visits = np.bincount(visit.place)
        return np.where(visit.place == np.argsort(-visits, kind="stable")[place], 0.45, 0.0)

    return {
        "broad 15 %": everywhere(rate_for(0.15)),
        "broad 40 %": everywhere(rate_for(0.40)),
        "broad 3 %": everywhere(rate_for(0.03)),
        "one village": one_village,
        "one place": one_place,
        "17 wheelchair users": lambda visit: np.where(visit.wheelchair, 0.45, 0.001),
        "youth": lambda visit: np.where(visit.age == "12–17", 0.35, 0.004),
        "chance": everywhere(rate_for(CHANCE_PEOPLE / 600)),
    }


def simulate_kinds(n_studies: int, n_people: int = 600) -> pd.DataFrame:
    """Give back one row per study and theme: `theme_id`, `kind`, `shared_score`."""
    tables = []
    for seed in range(n_studies):
        study, statements, names = draw_study(planted(seed), n_people=n_people, seed=seed)
        tables.append(measure_drawn(study, statements, names).themes.assign(study=seed))
    return pd.concat(tables, ignore_index=True)[["study", "theme_id", "kind", "shared_score"]]


def simulate_no_difference(n_studies: int, n_people: int = 600) -> float:
    """Give back the share of studies that show a difference between groups although there is none."""
    limits, false = Thresholds(), 0
    for seed in range(n_studies):
        rates = {f"flat {number}": everywhere(0.01 + 0.015 * number) for number in range(N_FLAT)}
        study, statements, names = draw_study(rates, n_people=n_people, seed=10_000 + seed)
        shown = measure_drawn(study, statements, names).theme_groups
        shown = shown[
            shown["q_value"].lt(limits.difference_q) & shown["n_base"].ge(limits.group_figure_minimum)
        ]
        false += bool(shown["difference"].abs().ge(limits.difference_points).any())
    return false / n_studies


def tabulate(kinds: pd.DataFrame) -> pd.DataFrame:
    """Give back the share of every kind per theme, with the goal and whether it is met."""
    shares = pd.crosstab(kinds["theme_id"], kinds["kind"], normalize="index").reindex(list(GOALS)).fillna(0.0)
    score = kinds.groupby("theme_id")["shared_score"].mean().reindex(list(GOALS)).round(0)
    goal = [f"{kind} ≥ {100 * least:.0f} %" for kind, least in GOALS.values()]
    met = [
        shares.get(kind, pd.Series(0.0, shares.index))[theme] >= least
        for theme, (kind, least) in GOALS.items()
    ]
    return (100 * shares).round(1).assign(S=score, goal=goal, met=met)


def main(arguments: list[str] | None = None) -> int:
    """Print both tables; exit code 1 when a goal is missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.simulations.kinds", description=__doc__)
    parser.add_argument("--studies", type=int, default=120)
    parser.add_argument("--people", type=int, default=600)
    options = parser.parse_args(arguments)
    start = time.monotonic()
    kinds = simulate_kinds(options.studies, options.people)
    table = tabulate(kinds)
    chance = kinds[kinds["theme_id"].isin(["chance", "broad 3 %"])]
    false = chance["kind"].eq("minority").groupby(chance["theme_id"]).mean()
    differences = simulate_no_difference(options.studies, options.people)
    with pd.option_context("display.width", 220, "display.max_columns", 20):
        print(f"{options.studies} studies of {options.people} people: kinds in %, mean S, goal\n{table}\n")
    for theme, share in false.items():
        print(
            f"false minority voice, {theme}: {100 * share:.1f} % (at most {100 * MOST_FALSE_MINORITY:.0f} %)"
        )
    print(
        f"studies without any difference that show one: {100 * differences:.1f} % "
        f"(at most {100 * MOST_FALSE_DIFFERENCES:.0f} %)\n{time.monotonic() - start:.0f} s"
    )
    good = (
        table["met"].all() and (false <= MOST_FALSE_MINORITY).all() and differences <= MOST_FALSE_DIFFERENCES
    )
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
