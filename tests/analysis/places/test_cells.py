"""Hexagons: every point in the nearest centre, six neighbours at one distance, areas as stated."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.places.cells import AREA_M2, DEGREE_M, find_cells, find_centres, find_rings, make_grid

RNG = np.random.default_rng(4)
LATITUDE, LONGITUDE = RNG.uniform(50.88, 50.98, 500), RNG.uniform(3.6, 3.75, 500)


def metres(grid, latitude, longitude):
    return longitude * DEGREE_M * np.cos(np.radians(grid.latitude)), latitude * DEGREE_M


@pytest.mark.parametrize("resolution", [8, 9, 10])
@pytest.mark.parametrize("shift", [0.0, 0.5])
def test_a_point_lies_in_the_cell_with_the_nearest_centre(resolution, shift):
    grid = make_grid(resolution, LATITUDE, shift)
    q, r = find_cells(grid, LATITUDE, LONGITUDE)
    x, y = metres(grid, LATITUDE, LONGITUDE)
    own = np.hypot(*(a - b for a, b in zip(metres(grid, *find_centres(grid, q, r)), (x, y), strict=True)))
    assert (own <= grid.size_m + 1e-6).all()
    for dq, dr in ((1, 0), (0, 1), (-1, 0), (0, -1), (1, -1), (-1, 1)):
        other = metres(grid, *find_centres(grid, q + dq, r + dr))
        assert (np.hypot(other[0] - x, other[1] - y) >= own - 1e-6).all()


def test_neighbours_lie_at_one_distance_and_cells_have_the_stated_area():
    grid = make_grid(9, LATITUDE)
    assert grid.latitude == 51.0
    centre = metres(grid, *find_centres(grid, np.array([0]), np.array([0])))
    distances = []
    for dq, dr in ((1, 0), (0, 1), (-1, 0), (0, -1), (1, -1), (-1, 1)):
        other = metres(grid, *find_centres(grid, np.array([dq]), np.array([dr])))
        distances.append(float(np.hypot(other[0] - centre[0], other[1] - centre[1])[0]))
    assert distances == pytest.approx([distances[0]] * 6)
    assert np.sqrt(3) / 2 * distances[0] ** 2 == pytest.approx(AREA_M2[9])


def test_the_centre_of_a_cell_lies_in_it():
    grid = make_grid(10, LATITUDE, 0.5)
    q, r = find_cells(grid, LATITUDE, LONGITUDE)
    again = find_cells(grid, *find_centres(grid, q, r))
    assert (again[0] == q).all()
    assert (again[1] == r).all()


def test_rings_hold_the_cell_and_the_neighbours_that_exist():
    cell, near = find_rings(np.array([0, 1, 5]), np.array([0, 0, 5]))
    assert list(zip(cell.tolist(), near.tolist(), strict=True)) == [(0, 0), (0, 1), (1, 0), (1, 1), (2, 2)]
    assert make_grid(8, np.array([])).latitude == 0.0
