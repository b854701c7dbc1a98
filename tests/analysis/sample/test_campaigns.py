"""Campaigns: eleven near-copies are found, what people happen to share is not."""

from __future__ import annotations

import itertools

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.sample.campaigns import date_campaigns, find_campaigns, find_repeated

FIELD = "Wij willen een kunstgrasveld voor de jeugd op het sportpark in {}!"
PLACES = ("Gavere", "Asper", "Vurste", "ons dorp", "Baaigem", "Semmerzake", "Dikkelvenne")


def table(texts: list[str], people: list[str] | None = None, places: list[str] | str = "") -> pd.DataFrame:
    names = people or [f"r{n}" for n in range(len(texts))]
    return pd.DataFrame(
        {
            "answer_id": [f"s{n:02d}" for n in range(len(texts))],
            "respondent_id": names,
            "place_id": places,
            "text": texts,
        },
        dtype="str",
    )


def test_near_copies_of_seven_people_are_one_campaign():
    others = ["De vuilbakken zitten altijd vol", "Meer bomen op het plein graag", "te druk"] * 3
    found = find_campaigns(table([*(FIELD.format(p) for p in PLACES), *others]))
    assert found["answer_id"].tolist() == [f"s{n:02d}" for n in range(7)]
    assert (found["n_respondents"] == 7).all()
    assert set(found["campaign_id"]) == {"C-s00"}


def test_one_person_who_repeats_is_no_campaign_and_short_texts_are_not_compared():
    copies = [FIELD.format("Gavere")] * 9
    assert find_campaigns(table(copies, ["r1"] * 9)).empty
    assert find_campaigns(table(["te druk verkeer"] * 30)).empty
    assert find_campaigns(table(copies[:4])).empty
    assert find_campaigns(table([])).empty


def test_the_same_words_at_different_places_take_ten_people():
    seven = [FIELD.format(p) for p in PLACES]
    assert find_campaigns(table(seven, places=[f"P{n}" for n in range(7)])).empty
    mixed = find_campaigns(table(seven, places=["P1"] * 5 + ["P2"] * 2))
    assert mixed["answer_id"].tolist() == [f"s0{n}" for n in range(5)]
    ten = find_campaigns(table(seven + seven[:3], places=[f"P{n}" for n in range(10)]))
    assert (ten["n_respondents"] == 10).all()
    assert len(ten) == 10


def test_the_order_of_rows_does_not_matter():
    rows = table([FIELD.format(p) for p in PLACES])
    mixed = find_campaigns(rows.sample(frac=1, random_state=2))
    pd.testing.assert_frame_equal(mixed, find_campaigns(rows))


@settings(max_examples=40, derandomize=True, deadline=None)
@given(st.lists(st.sets(st.sampled_from("abcdefghijklm"), min_size=6, max_size=12), min_size=5, max_size=12))
def test_the_filter_misses_no_pair(bags):
    texts = [" ".join(sorted(bag)) for bag in bags]
    found = set(find_campaigns(table(texts))["answer_id"])
    near = {n: {n} for n in range(len(bags))}
    for a, b in itertools.combinations(range(len(bags)), 2):
        if len(bags[a] & bags[b]) >= 0.75 * len(bags[a] | bags[b]):
            near[a].add(b)
            near[b].add(a)
    expected = set()
    for start in near:
        reached, waiting = {start}, [start]
        while waiting:
            more = near[waiting.pop()] - reached
            reached |= more
            waiting += more
        if len(reached) >= 5:
            expected |= reached
    assert found == {f"s{n:02d}" for n in expected}


def test_a_campaign_counts_for_its_first_person_only():
    rows = table([FIELD.format(p) for p in PLACES], people=["r9", "r2", "r2", "r5", "r6", "r7", "r8"])
    campaigns = find_campaigns(rows)
    assert find_repeated(campaigns, rows) == {"s00", "s03", "s04", "s05", "s06"}
    assert find_repeated(campaigns, rows.sample(frac=1, random_state=2)) == {
        "s00",
        *(f"s0{n}" for n in "3456"),
    }
    assert find_repeated(find_campaigns(table([])), table([])) == set()


def dated(*days: str) -> pd.DataFrame:
    rows = table([FIELD.format(p) for p in PLACES])
    people = pd.DataFrame({"respondent_id": rows["respondent_id"], "answered_on": days}, dtype="str")
    return date_campaigns(find_campaigns(rows), rows, people)


def test_a_campaign_tells_its_first_and_last_day():
    found = dated("2026-03-03", *["2026-03-02"] * 5, "2026-03-03")
    assert set(found["first_day"]) == {"2026-03-02"}
    assert set(found["last_day"]) == {"2026-03-03"}
    assert len(found) == 7


def test_a_day_that_is_not_known_of_everybody_is_not_told():
    found = dated("", *["2026-03-02"] * 6)
    assert set(found["first_day"]) | set(found["last_day"]) == {""}
    assert set(dated(*[""] * 7)["last_day"]) == {""}


def test_no_campaigns_have_no_days():
    people = pd.DataFrame({"respondent_id": [], "answered_on": []}, dtype="str")
    found = date_campaigns(find_campaigns(table([])), table([]), people)
    assert found.empty
    assert {"first_day", "last_day"} <= set(found.columns)
