"""Pins: exact, snapped, or only as well-filled cells."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.disclosure.pins import release_pins
from analysis.disclosure.views import COUNCIL, RESEARCHER, STAFF

PINS = pd.DataFrame(
    {
        "respondent_id": [*(f"r{n}" for n in range(6)), "r0", "alone", "nowhere"],
        "latitude": [50.93 + 0.0001 * n for n in range(7)] + [50.99, np.nan],
        "longitude": [3.66] * 7 + [3.70, np.nan],
        "cell_id": ["9.1.1"] * 7 + ["9.9.9", ""],
        "cell_latitude": [50.9301] * 7 + [50.991, np.nan],
        "cell_longitude": [3.6601] * 7 + [3.701, np.nan],
    }
)


def test_the_three_views():
    exact = release_pins(PINS, RESEARCHER)
    assert len(exact) == 8
    cells = release_pins(PINS, COUNCIL)
    assert cells.to_numpy().tolist() == [[50.9301, 3.6601, 6]]
    snapped = release_pins(PINS, STAFF)
    assert len(snapped) < len(exact)
    metres = (
        np.abs(snapped["latitude"].to_numpy()[:, None] - PINS["latitude"].dropna().to_numpy()[None]).min(
            axis=1
        )
        * 111_195
    )
    assert (metres <= 50.1).all()
    assert not set(snapped["latitude"]) & set(PINS["latitude"])


def test_no_pins():
    assert release_pins(PINS.iloc[:0], COUNCIL).empty
    assert release_pins(PINS.iloc[:0], STAFF).empty
