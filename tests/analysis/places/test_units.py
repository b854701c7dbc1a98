"""The chains of units: a place lies in its street, quarter, village and municipality, and in no circle."""

from __future__ import annotations

import pandas as pd

from analysis.places.units import divide_places, divide_wholly, find_chains, used_levels

PLACES = pd.DataFrame(
    [
        ("bank", "place", "street"),
        ("street", "street", "V"),
        ("tree", "place", "V"),
        ("V", "village", "M"),
        ("M", "municipality", ""),
        ("lost", "place", "unknown"),
        ("one", "quarter", "two"),
        ("two", "quarter", "one"),
    ],
    columns=["place_id", "level", "parent_id"],
).astype("str")


def test_chains_hold_the_place_and_all_it_lies_in():
    chains = find_chains(PLACES)
    of = chains.groupby("place_id")["unit_id"].agg(set)
    assert of["bank"] == {"bank", "street", "V", "M"}
    assert of["lost"] == {"lost"}
    assert of["one"] == {"one", "two"}
    assert chains.set_index("unit_id")["level"].to_dict()["V"] == "village"


def test_dividing_leaves_out_or_keeps_what_lies_in_no_such_unit():
    assert divide_places(PLACES, "street").to_dict() == {"bank": "street", "street": "street"}
    assert divide_wholly(PLACES, "village").to_dict() == {
        "bank": "V",
        "street": "V",
        "tree": "V",
        "V": "V",
        "M": "M",
        "lost": "lost",
        "one": "one",
        "two": "two",
    }


def test_no_places():
    empty = PLACES.iloc[:0]
    assert find_chains(empty).empty
    assert divide_wholly(empty, "village").empty
    assert used_levels(empty) == ()
    assert used_levels(PLACES) == ("place", "street", "quarter", "village", "municipality")
