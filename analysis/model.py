"""What an analysis needs and what it gives: settings, thresholds, result. No logic."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pandas as pd

from analysis.comparison import Comparison

Progress = Callable[[str, float], None]
"""Called as progress(step, share): `step` is a stable code ("statements", "embedding",
"themes", "labels", "measures"), `share` the part of that step that is done, 0..1."""


def no_progress(step: str, share: float) -> None:
    """Report nothing."""


@dataclass(frozen=True)
class Thresholds:
    """Limits of domain.md 2.6-2.14; saved with a study and printed on exports."""

    full_reach: float = 0.20
    shared_reach_low: float = 0.05
    shared_breadth_groups: float = 0.60
    shared_breadth_places: float = 0.50
    place_bound_share: float = 0.40
    divided_low: float = 0.50
    minority_reach: float = 0.10
    quiet_minimum: int = 10
    minimum_respondents: int = 3
    group_minimum: int = 30
    percentage_minimum: int = 30
    group_figure_minimum: int = 10
    count_minimum: int = 5
    difference_q: float = 0.05
    difference_points: float = 0.05


@dataclass(frozen=True)
class Settings:
    """Everything a person may choose about an analysis. Same data + settings = same result.

    `weighted`: people count by raked weights where margins of the population are known. `codebook`: where
    the themes start from: the name of a shipped codebook or a codebook as TOML; '' finds them freely.
    """

    resolution: float = 1.0
    split: bool = True
    language: str = "nl"
    weighted: bool = False
    codebook: str = ""
    seed: int = 20260
    thresholds: Thresholds = field(default_factory=Thresholds)


@dataclass(frozen=True)
class Analysis:
    """Result of one analysis; tables as in `data.schemas`.

    `fingerprint` = hash over data, model, settings, decisions and code version. `decisions`: ids of the
    decisions of a researcher that it was computed with, in order. `seconds` per step.
    `further`: the tables of `data.measure_schemas` by name. `notes` are codes with numbers for what the
    reader must know (e.g. few answers, language without glossary), said by `reporting.words` under
    "notes.<code>". `agreement`: how people who coded by hand agree with it; None when nobody did. It stands
    beside the result and is no part of its record.
    """

    statements: pd.DataFrame
    themes: pd.DataFrame
    theme_quotes: pd.DataFrame
    theme_units: pd.DataFrame
    theme_groups: pd.DataFrame
    appreciations: pd.DataFrame
    model: str
    settings: Settings
    fingerprint: str
    decisions: tuple[str, ...] = ()
    further: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    notes: tuple[tuple[str, Mapping[str, str | int | float]], ...] = ()
    seconds: Mapping[str, float] = field(default_factory=dict)
    agreement: Comparison | None = None
