"""Where people put their pins: exact for the researcher, coarser for staff, well-filled cells for others."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.disclosure.views import View

SNAP_M = 100.0
DEGREE_M = 111_194.93


def release_pins(pins: pd.DataFrame, view: View) -> pd.DataFrame:
    """Give back `latitude`, `longitude`, `n_people` as this view may see the pins.

    Researcher: every pin; staff: snapped to 100 m; council: centre of the cell, cells with at least
    `view.least_in_cell` people. `pins`: `respondent_id`, `latitude`, `longitude`, and `cell_id`,
    `cell_latitude`, `cell_longitude` of its hexagon. Pins without a point are left out. Domain: §2.14.
    """
    known = pins.dropna(subset=["latitude", "longitude"])
    if view.is_rounded:
        centre = {"cell_latitude": "latitude", "cell_longitude": "longitude"}
        known = known.drop(columns=["latitude", "longitude"]).rename(columns=centre)
    elif view.least_count > 1:
        height = SNAP_M / DEGREE_M
        middle = float(np.round(known["latitude"].mean())) if len(known) else 0.0
        width = height / np.cos(np.radians(middle))
        known = known.assign(
            latitude=(known["latitude"] / height).round() * height,
            longitude=(known["longitude"] / width).round() * width,
        )
    people = known.groupby(["latitude", "longitude"])["respondent_id"].nunique()
    shown = people[people >= (view.least_in_cell if view.is_rounded else 1)]
    return shown.rename("n_people").reset_index()
