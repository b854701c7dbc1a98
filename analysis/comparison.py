"""What people coded by hand, and what a comparison of it with the machine gives. Records without logic."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd


class Coded(NamedTuple):
    """One statement that a person coded: its id, the key of its wording, the theme that the person chose and
    the one that the machine had put it in at that moment; '' = single voice.
    """

    statement_id: str
    key: str
    theme_id: str
    found_id: str


@dataclass(frozen=True)
class Coding:
    """What one person made of the sample. `when`: ISO 8601; `names`: the themes that could be chosen, label
    by theme_id. It holds no answer text.
    """

    who: str
    when: str
    rows: tuple[Coded, ...]
    names: Mapping[str, str]


@dataclass(frozen=True)
class Comparison:
    """`n`: statements that count; `alpha`, `low`, `high`: each person beside the machine; `human_alpha`:
    among people, missing with one; `themes`: as `compare_themes`, with `n` (statements that a person or
    the machine puts there) and `human_alpha`; `minority_recall`: part of what people put in minority
    voices that the machine found there, missing without any. `who`: the people, in order; `n_lost`: codes
    that count no more; `gone`: names of themes that were chosen and are there no more; `fresh`: names of
    those that are there now and could not be chosen by everybody.
    """

    n: int
    alpha: float
    low: float
    high: float
    human_alpha: float
    themes: pd.DataFrame
    minority_recall: float
    who: tuple[str, ...] = ()
    n_lost: int = 0
    gone: tuple[str, ...] = ()
    fresh: tuple[str, ...] = ()
