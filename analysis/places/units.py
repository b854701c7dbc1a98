"""The units people spoke about, level by level: place, street, quarter, village, municipality.

Every place lies in a chain of larger units. Dividing the places by a level gives each place its
unit at that level; a place that lies in none keeps standing on its own.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from data.model import Level

LEVELS = tuple(level.value for level in Level)
_LONGEST_CHAIN = 12


def find_chains(places: pd.DataFrame) -> pd.DataFrame:
    """Give back which units every place lies in: `place_id`, `unit_id`, `level`; itself included.

    `places`: PLACES. A chain of parents that runs in a circle or to an unknown unit stops there.
    """
    parent = places.set_index("place_id")["parent_id"]
    level = places.set_index("place_id")["level"]
    step = pd.DataFrame({"place_id": places["place_id"], "unit_id": places["place_id"]})
    steps = []
    for _ in range(_LONGEST_CHAIN):
        step = step[step["unit_id"].isin(level.index)]
        if step.empty:
            break
        steps.append(step)
        step = step.assign(unit_id=step["unit_id"].map(parent))
    chains = pd.concat(steps, ignore_index=True) if steps else step
    chains = chains.drop_duplicates()
    return chains.assign(level=chains["unit_id"].map(level)).reset_index(drop=True)


def divide_places(places: pd.DataFrame, level: str) -> pd.Series:
    """Give back the unit_id by place_id at `level`; places that lie in no unit of that level are left out."""
    chains = find_chains(places)
    chains = chains[chains["level"] == level].drop_duplicates("place_id")
    return chains.set_index("place_id")["unit_id"].astype("str")


def divide_wholly(places: pd.DataFrame, level: str) -> pd.Series:
    """Give back the unit_id by place_id at `level`; a place in no unit of that level is a unit itself."""
    own = pd.Series(places["place_id"].to_numpy(), index=places["place_id"].to_numpy(), dtype="str")
    return divide_places(places, level).reindex(own.index).fillna(own)


def used_levels(places: pd.DataFrame) -> tuple[str, ...]:
    """Give back the levels that occur among `places` (PLACES), from small to large."""
    found = set(np.unique(places["level"].to_numpy(dtype=object)))
    return tuple(level for level in LEVELS if level in found)
