"""What a comparison of people who code by hand with the machine gives. A record without logic."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True)
class Comparison:
    """`n`: statements that were coded; `alpha`, `low`, `high`: the first person beside the machine;
    `human_alpha`: among people, missing with one; `themes`: as `compare_themes`; `minority_recall`: part of
    what people put in minority voices that the machine found there, missing without any.
    """

    n: int
    alpha: float
    low: float
    high: float
    human_alpha: float
    themes: pd.DataFrame
    minority_recall: float
