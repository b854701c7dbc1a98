"""Hexagons over a map: every point in a cell of fixed size, every cell with its six neighbours.

The grid is our own: flat metres around the study, hexagons of the mean area that the H3 system gives its
resolutions 8, 9 and 10. Unlike that system's its cells can be shifted, to see whether a pattern stays.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analysis.certainty import Numbers, Whole

AREA_M2 = {8: 737_327.6, 9: 105_332.5, 10: 15_047.5}
DEGREE_M = 111_194.93
_NEIGHBOURS = ((0, 0), (1, 0), (0, 1), (-1, 0), (0, -1), (1, -1), (-1, 1))


@dataclass(frozen=True)
class Grid:
    """A grid of hexagons with a point up. `size_m`: centre to corner; `latitude`: where metres are true;
    `shift`: part of the distance between centres by which the grid is moved, 0..1.
    """

    resolution: int
    latitude: float
    size_m: float
    shift: float = 0.0

    def name_of(self, q: int, r: int) -> str:
        """Give back the id of the cell with these axial coordinates."""
        return f"{self.resolution}.{q}.{r}"


def make_grid(resolution: int, latitudes: Numbers, shift: float = 0.0) -> Grid:
    """Give back the grid of a resolution 8, 9 or 10 for a study with points at these latitudes (degrees).

    Metres are true at the whole degree nearest to the middle, so that new points seldom move the grid.
    """
    middle = float(np.round(np.nanmean(latitudes))) if np.isfinite(latitudes).any() else 0.0
    size = float(np.sqrt(2 * AREA_M2[resolution] / (3 * np.sqrt(3))))
    return Grid(resolution, middle, size, shift)


def find_cells(grid: Grid, latitude: Numbers, longitude: Numbers) -> tuple[Whole, Whole]:
    """Give back the axial coordinates (q, r) of the hexagon of every point (degrees WGS84)."""
    x = np.asarray(longitude, dtype=float) * DEGREE_M * np.cos(np.radians(grid.latitude))
    y = np.asarray(latitude, dtype=float) * DEGREE_M
    q = (np.sqrt(3) / 3 * x - y / 3) / grid.size_m - grid.shift
    r = (2 / 3 * y) / grid.size_m - grid.shift
    return _round_to_hexagon(q, r)


def find_centres(grid: Grid, q: Whole, r: Whole) -> tuple[Numbers, Numbers]:
    """Give back latitude and longitude (degrees) of the centres of cells."""
    a, b = q + grid.shift, r + grid.shift
    x = grid.size_m * np.sqrt(3) * (a + b / 2)
    latitude: Numbers = np.asarray(grid.size_m * 1.5 * b / DEGREE_M, dtype=np.float64)
    longitude: Numbers = x / (DEGREE_M * np.cos(np.radians(grid.latitude)))
    return latitude, longitude


def find_rings(q: Whole, r: Whole) -> tuple[Whole, Whole]:
    """Give back pairs (cell, cell in its ring of one, itself included), as row numbers of the given cells."""
    where = {pair: number for number, pair in enumerate(zip(q.tolist(), r.tolist(), strict=True))}
    pairs = [
        (number, where[(a + dq, b + dr)])
        for (a, b), number in where.items()
        for dq, dr in _NEIGHBOURS
        if (a + dq, b + dr) in where
    ]
    table = np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2)
    return table[:, 0], table[:, 1]


def _round_to_hexagon(q: Numbers, r: Numbers) -> tuple[Whole, Whole]:
    """Give back the nearest hexagon: cube coordinates rounded, the worst one set right."""
    s = -q - r
    a, b, c = np.round(q), np.round(r), np.round(s)
    off = np.stack([np.abs(a - q), np.abs(b - r), np.abs(c - s)])
    worst = off.argmax(axis=0)
    a = np.where(worst == 0, -b - c, a)
    b = np.where(worst == 1, -a - c, b)
    return a.astype(np.int64), b.astype(np.int64)
