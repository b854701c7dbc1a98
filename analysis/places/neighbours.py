"""Spots in their surroundings: a badly rated place among well rated ones, and the other way round."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.certainty import Numbers, adjust_discoveries
from analysis.places.cells import DEGREE_M

N_PERMUTATIONS = 999
REACH_M = 800.0


def find_outliers(
    appreciations: pd.DataFrame, places: pd.DataFrame, *, seed: int, reach_m: float = REACH_M
) -> pd.DataFrame:
    """Give back per rated place: `unit_id`, `local_moran`, `q_value`, `kind`.

    Local Moran I = z·mean of the neighbours' z (Anselin 1995) of the shrunken means; neighbours lie within
    `reach_m` metres. `kind` when q < .05: "high_high", "low_low", "low_among_high" (vlek in een tevreden
    buurt), "high_among_low"; else "". Conditional permutation of the other places, 999 times.
    `appreciations`: APPRECIATIONS; `places`: PLACES. Places without point or neighbours are left out.
    """
    rated = appreciations[appreciations["level"].eq("place") & appreciations["shrunken"].notna()]
    rated = rated.merge(places[["place_id", "latitude", "longitude"]], left_on="unit_id", right_on="place_id")
    rated = rated.dropna(subset=["latitude", "longitude"]).sort_values("unit_id", ignore_index=True)
    near = _near(rated["latitude"].to_numpy(), rated["longitude"].to_numpy(), reach_m)
    counts = near.sum(axis=1)
    value = rated["shrunken"].to_numpy(dtype=float)
    spread = value.std() if len(value) else 0.0
    z = (value - value.mean()) / spread if spread > 0 else np.zeros(len(value))
    lag = np.divide(near @ z, counts, out=np.zeros(len(z)), where=counts > 0)
    p_values = _permute(z, lag, counts.astype(int), seed)
    result = pd.DataFrame({"unit_id": rated["unit_id"], "local_moran": z * lag})
    result = result.assign(q_value=adjust_discoveries(np.where(counts > 0, p_values, np.nan)))
    own, around = np.where(z >= 0, "high", "low"), np.where(lag >= 0, "high", "low")
    alike = np.char.add(np.char.add(own, "_"), around)
    names = np.where(own == around, alike, np.char.add(np.char.add(own, "_among_"), around))
    kind = pd.Series(np.where(result["q_value"].lt(0.05), names, ""), dtype="str")
    found: pd.DataFrame = result.assign(kind=kind)[counts > 0].reset_index(drop=True)
    return found


def _near(latitude: Numbers, longitude: Numbers, reach_m: float) -> Numbers:
    """Give back 1 for every two different places within reach, in metres on a flat map."""
    middle = np.radians(latitude.mean()) if len(latitude) else 0.0
    x, y = longitude * DEGREE_M * np.cos(middle), latitude * DEGREE_M
    distance = np.hypot(x[:, None] - x[None, :], y[:, None] - y[None, :])
    near: Numbers = ((distance <= reach_m) & ~np.eye(len(x), dtype=bool)).astype(float)
    return near


def _permute(
    z: Numbers, lag: Numbers, counts: np.ndarray[tuple[int], np.dtype[np.int64]], seed: int
) -> Numbers:
    """Give back the two-sided share of permutations with neighbours at least as extreme."""
    rng = np.random.default_rng(seed)
    p_values = np.ones(len(z))
    for row in np.flatnonzero(counts > 0):
        others = np.delete(z, row)
        keys = rng.random((N_PERMUTATIONS, len(others)))
        drawn = others[np.argpartition(keys, min(counts[row], len(others)) - 1, axis=1)[:, : counts[row]]]
        means = drawn.mean(axis=1)
        above = (np.sum(means >= lag[row] - 1e-12) + 1) / (N_PERMUTATIONS + 1)
        below = (np.sum(means <= lag[row] + 1e-12) + 1) / (N_PERMUTATIONS + 1)
        p_values[row] = min(1.0, 2 * min(above, below))
    return p_values
