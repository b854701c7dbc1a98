"""Names, pins and areas become places with a level and a parent; nobody's place gets lost."""

from __future__ import annotations

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from data.places.areas import find_areas
from data.places.resolving import ResolvedPlaces, resolve_places

NAMES = ["place", "street", "quarter", "village", "municipality", "home_village"]
SQUARE = "POLYGON ((3.6 50.9, 3.7 50.9, 3.7 51, 3.6 51, 3.6 50.9))"
LARGE = "POLYGON ((3.5 50.8, 3.8 50.8, 3.8 51.1, 3.5 51.1, 3.5 50.8))"


def mentions(*rows: dict[str, str | float]) -> pd.DataFrame:
    empty: dict[str, str | float] = dict.fromkeys(NAMES, "") | dict.fromkeys(
        ("latitude", "longitude"), float("nan")
    )
    frame = pd.DataFrame([empty | row for row in rows], columns=list(empty))
    return frame.astype(dict.fromkeys(NAMES, "str") | {"latitude": float, "longitude": float})


def known(*rows: tuple[str, str, str, str]) -> pd.DataFrame:
    columns = ["place_id", "name", "level", "parent_id"]
    frame = pd.DataFrame(rows, columns=columns, dtype="str")
    empty = {"kind": "", "latitude": float("nan"), "longitude": float("nan"), "coordinate_quality": ""}
    return frame.assign(**empty).astype({"kind": "str", "coordinate_quality": "str"})


LIST = known(
    ("G", "Gavere", "municipality", ""),
    ("V1", "Asper", "village", "G"),
    ("V2", "Vurste", "village", "G"),
    ("P1", "Kerk Asper", "place", "V1"),
    ("P2", "Kerk Vurste", "place", "V2"),
    ("P3", "Sluis", "place", "V1"),
)


def resolve(*rows: dict[str, str | float], listed: pd.DataFrame | None = LIST) -> ResolvedPlaces:
    return resolve_places(mentions(*rows), "Gavere", listed, {})


def test_the_church_is_that_of_the_village_somebody_speaks_of_or_lives_in() -> None:
    found = resolve(
        {"place": "de kerk", "village": "Vurste"},
        {"place": "Kerk", "home_village": "Asper"},
        {"place": "kerk asper", "village": "Vurste"},
    )
    assert found.mentioned.to_list() == ["P2", "P1", "P1"]


def test_a_typo_finds_its_place_with_a_word_about_it() -> None:
    found = resolve({"place": "Kerk Aspre"}, {"place": "Slius van Asper"})
    assert found.mentioned.iloc[0] == "P1"
    assert found.noticed["place_typo"] == ("Kerk Aspre",)


def test_numbers_are_never_a_typo() -> None:
    listed = pd.concat([LIST, known(("P9", "Speelzone 1", "place", "V1"))], ignore_index=True)
    found = resolve({"place": "Speelzone 2"}, listed=listed)
    assert found.mentioned.iloc[0] != "P9"


def test_a_new_name_becomes_a_place_under_its_village() -> None:
    found = resolve({"place": "Vlindertuin", "village": "Vurste"}, {"place": "vlindertuin"})
    assert len(set(found.mentioned)) == 1
    place = found.places.set_index("place_id").loc[found.mentioned.iloc[0]]
    assert (place["parent_id"], place["level"]) == ("V2", "place")
    assert found.noticed["place_unknown"] == ("Vlindertuin", "vlindertuin")


def test_streets_lose_their_house_number_and_have_their_own_level() -> None:
    found = resolve(
        {"street": "Kerkstraat 12"}, {"street": "Kerkstraat 8 bus 2"}, {"place": "kerkstraat"}, listed=None
    )
    assert len(set(found.mentioned)) == 1
    assert found.places.set_index("place_id").loc[found.mentioned.iloc[0], "level"] == "street"


def test_a_quarter_lies_in_the_village_it_is_named_with() -> None:
    found = resolve({"quarter": "Ten Edestraat", "village": "Asper"}, {"quarter": "ten edestraat"})
    assert len(set(found.mentioned)) == 1
    assert found.places.set_index("place_id").loc[found.mentioned.iloc[0], "parent_id"] == "V1"


def test_the_whole_municipality_and_elsewhere() -> None:
    found = resolve({"village": "heel de gemeente"}, {"village": "elders"}, {"home_village": "Zottegem"})
    assert found.mentioned.to_list() == ["G", "", ""]
    assert found.homes == {"Zottegem": ""}
    assert found.noticed["home_unknown"] == ("Zottegem",)


def test_a_pin_takes_the_place_beside_it_else_its_cell() -> None:
    listed = LIST.copy()
    listed.loc[listed["place_id"] == "P3", ["latitude", "longitude"]] = [50.91, 3.66]
    found = resolve(
        {"latitude": 50.9101, "longitude": 3.6601}, {"latitude": 50.95, "longitude": 3.70}, listed=listed
    )
    assert found.mentioned.iloc[0] == "P3"
    assert found.places.set_index("place_id").loc[found.mentioned.iloc[1], "name"] == "50.953, 3.700"


def test_the_smallest_area_around_a_point_counts() -> None:
    points = pd.DataFrame({"latitude": [50.95, 50.85, 52.0, None], "longitude": [3.65, 3.55, 3.65, 3.65]})
    assert find_areas(points, {"V": SQUARE, "G": LARGE}).to_list() == ["V", "G", "", ""]
    assert find_areas(points, {}).to_list() == ["", "", "", ""]


def test_of_a_map_of_a_province_only_what_is_spoken_of_is_kept() -> None:
    many = known(*((f"V{n}", f"Dorp {n}", "village", "") for n in range(150)))
    areas = {f"V{n}": SQUARE if n == 7 else f"POLYGON (({n} 0, {n} 1, {n + 1} 1, {n} 0))" for n in range(150)}
    row = {"latitude": 50.95, "longitude": 3.65}
    found = resolve_places(mentions(row), "Gavere", many, areas)
    assert set(found.places["place_id"]) == {"municipality-gavere", "V7"}
    assert len(found.noticed["areas_unused"]) == 149


def test_no_mentions_give_the_known_places() -> None:
    found = resolve()
    assert set(found.places["place_id"]) == set(LIST["place_id"])
    assert len(found.mentioned) == 0


_WORDS = st.sampled_from(["", "Markt", "markt", "de Markt", "Sluis", "Kerk", "Bos 1", "Bos 2", "elders"])


@given(st.lists(st.tuples(_WORDS, _WORDS, _WORDS), max_size=8), st.booleans())
@settings(max_examples=30, derandomize=True, deadline=None)
def test_every_place_stands_in_the_list_under_one_municipality(
    rows: list[tuple[str, str, str]], is_listed: bool
) -> None:
    told = [{"place": place, "village": village, "quarter": quarter} for place, village, quarter in rows]
    found = resolve(*told, listed=LIST if is_listed else None)
    parents = dict(zip(found.places["place_id"], found.places["parent_id"], strict=True))
    assert set(found.mentioned) - {""} <= set(parents)
    assert all(found.mentioned[n] for n, row in enumerate(rows) if row[0])
    tops = [unit for unit, parent in parents.items() if not parent]
    assert len(tops) == 1
    assert all(parent in parents for parent in parents.values() if parent)
    backwards = resolve(*told[::-1], listed=LIST if is_listed else None)
    pd.testing.assert_frame_equal(found.places, backwards.places)
