"""Hot spots: where a theme lives more than the answers there would lead one to expect.

Rates, not pins: every person has one vote, spread over the places that person spoke about. What chance gives
is found by dealing the themes out again over people; a spot counts when other cell sizes find it too.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from scipy import sparse
from scipy.stats import gamma, norm

from analysis.certainty import Numbers, Whole, adjust_discoveries
from analysis.mentions import Table
from analysis.places.cells import Grid, find_cells, find_centres, find_rings, make_grid
from analysis.places.permutation import find_moments

LEAST_ANSWERS = 20
HOT_Q = 0.05
RESOLUTION = 9
_CHECKS = ((8, 0.0), (10, 0.0), (9, 0.5))


@dataclass(frozen=True)
class PlacedMentions:
    """One row per person and place: `person` (row number), `weight` of the person, point in degrees, and
    `said`, 0/1, rows × themes.
    """

    person: Whole
    weight: Numbers
    latitude: Numbers
    longitude: Numbers
    said: Table
    theme_ids: tuple[str, ...]


def find_hot_spots(placed: PlacedMentions) -> pd.DataFrame:
    """Give back HOT_SPOTS of data.measure_schemas: cells of resolution 9 with q < .05, per theme.

    A cell counts with its six neighbours, from 20 answers on. `rate` = Σ v·y / Σ v, v = weight of the person
    / number of places of that person. `is_robust`: also found with cells of resolution 8 or 10, or with
    cells shifted by half. Points that are missing are left out. Nothing hot: zero rows. Domain: §2.13.
    """
    placed = _with_point(placed)
    found = measure_cells(placed, make_grid(RESOLUTION, placed.latitude))
    hot = found[found["q_value"].lt(HOT_Q)].reset_index(drop=True)
    votes = np.zeros(len(hot), dtype=int)
    placed = _with_themes(placed, set(hot["theme_id"]))
    for resolution, shift in _CHECKS if len(hot) else ():
        grid = make_grid(resolution, placed.latitude, shift)
        other = measure_cells(placed, grid)
        votes += _is_near(hot, other[other["q_value"].lt(HOT_Q)], grid)
    hot = hot.assign(is_robust=votes >= 1)
    return hot.sort_values(["theme_id", "q_value", "cell_id"], ignore_index=True)


def measure_cells(placed: PlacedMentions, grid: Grid) -> pd.DataFrame:
    """Give back every cell with enough answers and theme, with rate, expectation, z and q.

    Chance: themes dealt out again over people with equally many places, see `permutation`; the tail is a
    gamma curve through its exact mean, spread and skewness (Pearson type III). q: Benjamini–Hochberg over
    the cells of a theme.
    """
    q, r = find_cells(grid, placed.latitude, placed.longitude)
    cells, own = np.unique(np.column_stack([q, r]), axis=0, return_inverse=True)
    own = own.ravel()
    cell, near = find_rings(cells[:, 0], cells[:, 1]) if len(cells) else (own, own)
    ring = sparse.csr_array((np.ones(len(cell)), (cell, near)), shape=(len(cells), len(cells)))
    inside = (ring @ _table(own, np.arange(len(own)), (len(cells), len(own)))).tocsr()
    enough = np.flatnonzero(np.asarray(inside.sum(axis=1)) >= LEAST_ANSWERS)
    inside = inside[enough]
    share = placed.weight / np.maximum(np.bincount(placed.person), 1)[placed.person]
    mass = inside.multiply(share[None, :]).tocsr()
    observed = (mass @ placed.said).toarray()
    mean, spread, skew = find_moments(mass, placed.said, placed.person)
    with np.errstate(divide="ignore", invalid="ignore"):
        z = np.where(spread > 1e-12, (observed - mean) / spread, 0.0)
    p = tail_of_gamma(z, skew)
    q_values = np.apply_along_axis(adjust_discoveries, 0, p) if p.size else p
    return _tabulate(placed, grid, cells[enough], inside, mass, (observed, mean, z, q_values))


def tail_of_gamma(z: Numbers, skew: Numbers) -> Numbers:
    """Give back P(Z ≥ z) for a variable with mean 0, spread 1 and this skewness (Pearson type III).

    A gamma curve for skewness above 0.01, else a normal one. Same shapes.
    """
    curved = skew > 0.01
    shape = 4.0 / np.square(np.where(curved, skew, 1.0))
    tail = gamma.sf(shape + z * np.sqrt(shape), shape)
    found: Numbers = np.where(curved, tail, norm.sf(z))
    return found


def _tabulate(
    placed: PlacedMentions,
    grid: Grid,
    cells: Whole,
    inside: Table,
    mass: Table,
    figures: tuple[Numbers, Numbers, Numbers, Numbers],
) -> pd.DataFrame:
    observed, mean, z, q_values = figures
    n_cells, n_themes = observed.shape
    base = np.maximum(np.asarray(mass.sum(axis=1)), 1e-12)[:, None]
    latitude, longitude = find_centres(grid, cells[:, 0], cells[:, 1])
    people = np.array(
        [len(np.unique(placed.person[inside[[row]].indices])) for row in range(n_cells)], dtype=int
    )
    names = [grid.name_of(int(q), int(r)) for q, r in cells]

    def per_cell(values: object) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        return np.repeat(np.asarray(values), n_themes)

    return pd.DataFrame(
        {
            "theme_id": pd.Series(np.tile(np.array(placed.theme_ids, dtype=object), n_cells), dtype="str"),
            "cell_id": pd.Series(np.repeat(np.array(names, dtype=object), n_themes), dtype="str"),
            "latitude": per_cell(latitude),
            "longitude": per_cell(longitude),
            "n_mentions": (inside @ placed.said).toarray().ravel().astype(np.int64),
            "n_base": per_cell(np.asarray(inside.sum(axis=1))).astype(np.int64),
            "n_people": per_cell(people),
            "rate": np.clip(observed / base, 0.0, 1.0).ravel(),
            "expected": np.clip(mean / base, 0.0, 1.0).ravel(),
            "z_score": z.ravel(),
            "q_value": q_values.ravel(),
        }
    )


def _with_point(placed: PlacedMentions) -> PlacedMentions:
    rows = np.flatnonzero(np.isfinite(placed.latitude) & np.isfinite(placed.longitude))
    return PlacedMentions(
        placed.person[rows],
        placed.weight[rows],
        placed.latitude[rows],
        placed.longitude[rows],
        placed.said[rows],
        placed.theme_ids,
    )


def _with_themes(placed: PlacedMentions, kept: set[str]) -> PlacedMentions:
    columns = [number for number, theme_id in enumerate(placed.theme_ids) if theme_id in kept]
    theme_ids = tuple(placed.theme_ids[number] for number in columns)
    return replace(placed, said=placed.said[:, columns], theme_ids=theme_ids)


def _is_near(hot: pd.DataFrame, other: pd.DataFrame, grid: Grid) -> Whole:
    """Give back 1 for every hot cell whose centre lies in a hot cell of another grid or next to one."""
    q, r = find_cells(grid, hot["latitude"].to_numpy(), hot["longitude"].to_numpy())
    near = set(zip(other["theme_id"], other["cell_id"], strict=True))
    around = ((0, 0), (1, 0), (0, 1), (-1, 0), (0, -1), (1, -1), (-1, 1))
    return np.array(
        [
            any((theme, grid.name_of(int(a) + dq, int(b) + dr)) in near for dq, dr in around)
            for theme, a, b in zip(hot["theme_id"], q, r, strict=True)
        ],
        dtype=np.int64,
    )


def _table(rows: Whole, columns: Whole, shape: tuple[int, int]) -> Table:
    return sparse.csr_array((np.ones(len(rows)), (rows, columns)), shape=shape)
