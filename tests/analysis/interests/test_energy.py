"""Goesting: not asked is missing and never zero; who helps is counted apart from how many share it."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.interests.energy import (
    combine_goesting,
    find_regulars,
    measure_energy,
    measure_energy_by_group,
    name_energy_fields,
)
from analysis.mentions import count_groups, count_mentions, mark_mentions

PEOPLE = list("abcde")
ANSWERS = pd.DataFrame({"respondent_id": PEOPLE}, dtype="str")
SAID = pd.DataFrame({"respondent_id": list("abcd"), "theme_id": ["T1"] * 4}, dtype="str")
GOESTING = pd.Series({"a": 1.0, "b": 0.75, "c": 0.25, "d": np.nan, "e": 0.0})


def mentions(weights: list[float] | None = None):
    people = pd.DataFrame({"respondent_id": PEOPLE, "weight": weights or [1.0] * 5})
    return count_mentions(SAID, ANSWERS, people, ["T1", "T2"])


def test_by_hand():
    # (1 + .75 + .25)/3; d was not asked; two want to help or lead, a comes there monthly; T2 nobody
    regulars = mark_mentions(mentions(), SAID[SAID["respondent_id"].isin(["a", "c"])])
    table = measure_energy(mentions(), GOESTING, regulars).set_index("theme_id")
    assert table.loc["T1"].tolist() == [pytest.approx(2 / 3), 3, 2, 1]
    assert np.isnan(table.loc["T2", "energy"])
    assert np.isnan(measure_energy(mentions(), GOESTING)["n_sharers"]).all()


def visits(*rows: tuple[str, str, str, float]) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Statements, answers and place answers of: who, theme, where ('' = nowhere), how often there."""
    table = pd.DataFrame(rows, columns=["respondent_id", "theme_id", "place", "visits_per_month"])
    table["answer_id"] = [f"a{n}" for n in range(len(table))]
    about = (table["place"] != "").to_numpy()
    table["place_answer_id"] = (table["respondent_id"] + "-" + table["place"]).where(about, "").astype("str")
    texts = ["respondent_id", "theme_id", "answer_id", "place_answer_id"]
    table = table.astype(dict.fromkeys(texts, "str"))
    place_answers = table.loc[about, ["place_answer_id", "visits_per_month"]].drop_duplicates()
    return table[texts[:3]], table[["answer_id", "place_answer_id"]], place_answers


def test_a_deelhouder_comes_to_the_place_of_this_very_theme() -> None:
    rows = visits(
        ("a", "T1", "markt", 4.0),  # a mover who comes weekly where she says it
        ("b", "T1", "sluis", 0.25),  # a mover who seldom comes where he says T1 …
        ("b", "T2", "markt", 25.0),  # … and daily where he says T2
        ("c", "T1", "markt", 25.0),  # comes daily, does not want to help
        ("d", "T1", "markt", 25.0),  # comes daily, was not asked about goesting
        ("a", "T2", "", np.nan),  # about no place
        ("e", "T2", "kerk", np.nan),  # does not know how often
    )
    statements = rows[0]
    people = pd.DataFrame({"respondent_id": PEOPLE, "weight": [1.0] * 5})
    said = count_mentions(statements, ANSWERS, people, ["T1", "T2"])
    regulars = find_regulars(said, *rows)
    assert regulars is not None
    assert regulars.toarray().tolist() == [[1, 0], [0, 1], [1, 0], [1, 0], [0, 0]]
    table = measure_energy(said, GOESTING, regulars)
    assert table["n_movers"].tolist() == [2, 2]
    assert table["n_sharers"].tolist() == [1, 1]


def test_monthly_is_enough_and_one_of_several_places_too() -> None:
    rows = visits(("a", "T1", "markt", 1.0), ("b", "T1", "sluis", 0.5), ("b", "T1", "kerk", 8.0))
    assert find_regulars(mentions(), *rows).sum(axis=0).tolist() == [2, 0]


def test_without_visits_there_are_no_deelhouders_to_count() -> None:
    assert find_regulars(mentions(), *visits(("a", "T1", "markt", np.nan))) is None
    nothing = tuple(table.iloc[:0] for table in visits(("a", "T1", "markt", 1.0)))
    assert find_regulars(mentions(), *nothing) is None
    told = visits(("a", "T1", "markt", 1.0))
    assert find_regulars(mentions(), told[0].iloc[:0], *told[1:]).sum() == 0


def test_weights_by_hand():
    # weights 2, 1, 1: (2 + .75 + .25)/4
    table = measure_energy(mentions([2.0, 1.0, 1.0, 1.0, 1.0]), GOESTING)
    assert table["energy"].iloc[0] == pytest.approx(0.75)


def test_a_confirmed_word_counts_when_it_says_more():
    combined = combine_goesting(GOESTING, {"c": 0.75, "d": 0.5, "a": 0.25})
    assert combined.tolist() == [1.0, 0.75, 0.75, 0.5, 0.0]


def test_by_group():
    memberships = pd.DataFrame(
        {"respondent_id": PEOPLE, "grouping": "age", "group": ["old", "old", "young", "young", "young"]},
        dtype="str",
    )
    mean, asked = measure_energy_by_group(mentions(), count_groups(mentions(), memberships), GOESTING)
    assert mean[0].tolist() == [pytest.approx(0.875), 0.25]
    assert asked[0].tolist() == [2, 1]


def test_the_four_fields():
    names = name_energy_fields([40, 40, 10, 10, 40], [0.6, 0.2, 0.6, 0.2, np.nan], 0.4)
    assert names.tolist() == ["start_together", "invite", "white_space", "keep_listening", "unknown"]
    assert name_energy_fields([40], [0.6], float("nan")).tolist() == ["unknown"]
