"""Coordinates of every sort become degrees, and what cannot be right is said with its row."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Transformer

from data.recognising.coordinates import find_far_points, read_geometry_column, read_pair_columns
from tests.data.raw_tables import make_column

GAVERE = (50.9292, 3.6614)
_BELGIAN = st.tuples(st.floats(49.6, 51.4), st.floats(2.7, 6.2))


def test_degrees_with_decimal_commas() -> None:
    points = read_pair_columns(make_column("50,9292", ""), make_column("3,6614", ""))
    assert points.frame.iloc[0].to_list() == list(GAVERE)
    assert points.frame.iloc[1].isna().all()
    assert (points.system, points.noticed) == ("wgs84", {})


def test_swapped_columns_are_put_right_as_a_whole() -> None:
    points = read_pair_columns(make_column("3.66", "3.70"), make_column("50.93", "50.95"))
    assert points.system == "swapped"
    assert points.frame["latitude"].to_list() == [50.93, 50.95]


@pytest.mark.parametrize("code", [31370, 3812])
@given(places=st.lists(_BELGIAN, min_size=1, max_size=5))
@settings(max_examples=25, derandomize=True, deadline=None)
def test_lambert_there_and_back(code: int, places: list[tuple[float, float]]) -> None:
    to_metres = Transformer.from_crs(4326, code, always_xy=True)
    east, north = to_metres.transform([lon for _, lon in places], [lat for lat, _ in places])
    xs, ys = make_column(*(f"{x:.3f}" for x in east)), make_column(*(f"{y:.3f}" for y in north))
    points = read_pair_columns(ys, xs)
    assert points.system == f"EPSG:{code}"
    assert np.allclose(points.frame.to_numpy(), np.array(places), atol=1e-6)


def test_swapped_metres_are_put_right_where_they_can_only_be_swapped() -> None:
    points = read_pair_columns(make_column("270000", "271000"), make_column("150000", "150500"))
    assert points.system == "EPSG:31370 swapped"
    assert points.frame["longitude"].between(5.9, 6.2).all()


def test_zero_zero_and_impossible_pairs_are_missing_and_said() -> None:
    points = read_pair_columns(make_column("0", "50.9", "95", "abc"), make_column("0", "3.6", "3.6", "3.6"))
    assert points.frame["latitude"].notna().to_list() == [False, True, False, False]
    assert points.noticed["coordinates_unusable"] == [2, 4, 5]


@pytest.mark.parametrize(
    "cell",
    [
        "50.9292, 3.6614",
        "50,9292; 3,6614",
        "(50.9292,3.6614)",
        "POINT (3.6614 50.9292)",
        "SRID=4326;POINT(3.6614 50.9292)",
        "POINT Z (3.6614 50.9292 12)",
        '{"type": "Point", "coordinates": [3.6614, 50.9292]}',
    ],
)
def test_one_cell_with_a_point(cell: str) -> None:
    assert read_geometry_column(make_column(cell)).frame.iloc[0].to_list() == list(GAVERE)


def test_a_drawn_line_counts_with_its_middle() -> None:
    frame = read_geometry_column(make_column("LINESTRING (3.6 50.9, 3.8 51.1)")).frame
    assert np.allclose(frame.iloc[0], [51.0, 3.7])


def test_points_far_from_all_others_are_found() -> None:
    points = pd.DataFrame({"latitude": [50.93] * 20 + [52.1], "longitude": [3.66] * 20 + [3.66]})
    points["latitude"] += np.linspace(0, 0.02, 21)
    assert find_far_points(points).to_list() == [False] * 20 + [True]
    assert not find_far_points(points.head(5)).any()


def test_zero_rows_give_zero_points() -> None:
    assert len(read_pair_columns(make_column(), make_column()).frame) == 0
    assert len(read_geometry_column(make_column()).frame) == 0
