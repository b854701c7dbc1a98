"""The schematic areas: every village centre in its own, side by side, together the outline."""

from __future__ import annotations

import json

import pytest
import shapely

from data.demo.settings import read_places
from data.demo.study import read_areas
from data.demo.villages import write_village_areas


@pytest.fixture(scope="module")
def areas() -> dict[str, shapely.Polygon]:
    return {unit: shapely.from_wkt(text) for unit, text in read_areas().items()}


def test_every_centre_lies_in_its_own_area(areas: dict[str, shapely.Polygon]) -> None:
    villages = sorted(set(areas) - {"G0"})
    assert villages == ["V1", "V2", "V3", "V4", "V5", "V6"]
    for village in villages:
        row = read_places()[village]
        centre = shapely.Point(float(row["lon"]), float(row["lat"]))
        assert [unit for unit in villages if areas[unit].contains(centre)] == [village]


def test_areas_fill_the_outline_without_overlap(areas: dict[str, shapely.Polygon]) -> None:
    outline = areas.pop("G0")
    parts = list(areas.values())
    assert all(part.is_valid for part in [outline, *parts])
    assert sum(part.area for part in parts) == pytest.approx(outline.area, rel=1e-3)
    assert shapely.union_all(parts).area == pytest.approx(outline.area, rel=1e-3)


def test_they_say_that_they_are_schematic() -> None:
    collection = json.loads(write_village_areas())
    notes = {feature["properties"]["note"] for feature in collection["features"]}
    assert notes == {"schematisch, geen echte grens"}


def test_almost_all_places_lie_inside(areas: dict[str, shapely.Polygon]) -> None:
    outline = shapely.from_wkt(read_areas()["G0"])
    located = [row for row in read_places().values() if row["lat"]]
    inside = [outline.contains(shapely.Point(float(row["lon"]), float(row["lat"]))) for row in located]
    assert all(inside)
