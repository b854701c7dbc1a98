"""Lists and maps of places as municipalities have them, read without asking for our own column names."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from data.errors import NotASurvey
from data.intake import read_places
from data.model import SurveyFile
from data.places.geometry import middle_of, read_areas
from tests.data.raw_tables import make_column


def test_a_list_with_levels_villages_and_aliases() -> None:
    content = (
        "id;naam;aliassen;deelgemeente;niveau;lat;lon\n"
        "V1;Asper (heel het dorp);;Asper;deelgemeente;50,9;3,6\n"
        "P1;Sluis;sluis van asper|sas;Asper;plekje;50,91;3,61\n"
        ";Ten Edestraat;;Asper;straat;;\n"
    )
    places, areas = read_places(SurveyFile("plekken.csv", content.encode()))
    assert places["place_id"].to_list() == ["V1", "P1", "street-ten-edestraat"]
    assert places["level"].to_list() == ["village", "place", "street"]
    assert places["parent_id"].to_list() == ["", "V1", "V1"]
    assert places["latitude"].to_list()[:2] == [50.9, 50.91]
    assert places["aliases"].iloc[1] == "sluis van asper|sas"
    assert areas == {}


def test_a_list_without_names_is_refused() -> None:
    with pytest.raises(NotASurvey) as caught:
        read_places(SurveyFile("x.csv", b"lat;lon\n50.9;3.6\n50.8;3.5\n"))
    assert caught.value.problem.code in ("places_without_names", "no_header")


def test_boundaries_that_cross_themselves_are_put_right() -> None:
    areas = read_areas(make_column("POLYGON ((0 0, 2 2, 2 0, 0 2, 0 0))", "", "POINT (1 1)", "POLYGON ((0 0"))
    assert areas.iloc[0].startswith("MULTIPOLYGON")
    assert areas.to_list()[1:] == ["", "", ""]


def test_metres_are_no_area_in_degrees() -> None:
    assert (
        read_areas(make_column("POLYGON ((100000 180000, 100100 180000, 100100 180100, 100000 180000))"))
        .eq("")
        .all()
    )


def test_the_middle_of_an_area_lies_within_it() -> None:
    horseshoe = "POLYGON ((0 0, 9 0, 9 1, 1 1, 1 8, 9 8, 9 9, 0 9, 0 0))"
    points = middle_of(pd.Series([horseshoe, ""], dtype="str"))
    assert points["longitude"].iloc[0] < 1 or not 1 < points["latitude"].iloc[0] < 8
    assert points.iloc[1].isna().all()


@pytest.mark.parametrize(
    ("name", "n", "level", "first"),
    [
        ("gavere_deelgemeenten.geojson", 6, "village", "Gavere"),
        ("gavere_wijken_ggw7.geojson", 6, "quarter", "Asper"),
        ("vlaanderen_gemeenten_2024.geojson", 319, "municipality", "Aartselaar"),
        ("vlaanderen_deelgemeenten_2024.geojson", 1150, "village", "Aartselaar"),
    ],
)
def test_published_boundaries(name: str, n: int, level: str, first: str, shared_folder: Path) -> None:
    path = shared_folder / "geo" / name
    places, areas = read_places(SurveyFile(name, path.read_bytes()))
    assert (len(places), len(areas), places["name"].iloc[0]) == (n, n, first)
    assert set(places["level"]) == {level}
    assert places["latitude"].between(50.6, 51.6).all()
    assert places["longitude"].between(2.5, 6).all()
