"""Ownership: who acts in the sentence, 'we' and 'I' or 'they' and 'the municipality'? Descriptive only."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import numpy as np
import pandas as pd

_LISTS = Path(__file__).parent / "word_lists"


def measure_ownership(statements: pd.DataFrame) -> pd.DataFrame:
    """Give back by theme_id (index): `ownership` and `n_actors`, the statements that name who acts.

    Ownership is the share of 'we' among them; a statement that names both counts half for each.
    `statements`: `theme_id` ('' = none), `text`. Zero rows: none. Domain: §2.11.
    """
    own = statements["text"].map(lambda text: bool(_pattern("we").search(text))).astype(float)
    others = statements["text"].map(lambda text: bool(_pattern("they").search(text))).astype(float)
    named = own + others
    said = pd.DataFrame({"theme_id": statements["theme_id"], "own": own / named.replace(0.0, np.nan)})
    said = said[said["own"].notna() & said["theme_id"].ne("")]
    table = said.groupby("theme_id")["own"].agg(["mean", "size"])
    return table.rename(columns={"mean": "ownership", "size": "n_actors"})


@lru_cache(maxsize=4)
def _pattern(name: str) -> re.Pattern[str]:
    lines = (_LISTS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    words = [line for line in lines if line and not line.startswith("#")]
    return re.compile(r"(?<!\w)(?:" + "|".join(words) + r")(?!\w)", re.IGNORECASE)
