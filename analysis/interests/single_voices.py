"""Single voices (losse stemmen): statements without a theme; kept word for word, with a suggestion."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import pandas as pd

_LISTS = Path(__file__).parent / "word_lists"


def list_single_voices(statements: pd.DataFrame) -> pd.DataFrame:
    """Give back SINGLE_VOICES of data.measure_schemas: one row per statement with status "single".

    `similarity` with the nearest theme is a suggestion ("lijkt op …"), never a count; `is_personal`: it is
    about the speaker's own property (mijn oprit, onze haag). `statements`: STATEMENTS. Domain: §2.7.
    """
    single = statements[statements["status"].eq("single")]
    personal = [is_personal(text) for text in single["text"]]
    return pd.DataFrame(
        {
            "statement_id": single["statement_id"],
            "nearest_theme_id": single["nearest_theme_id"],
            "similarity": single["strength"].where(single["nearest_theme_id"].ne("")),
            "is_personal": pd.Series(personal, index=single.index, dtype=bool),
        }
    ).sort_values(["similarity", "statement_id"], ascending=[True, True], ignore_index=True)


def is_personal(text: str) -> bool:
    """Whether a statement is about the speaker's own property."""
    return bool(_pattern().search(text))


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    lines = (_LISTS / "property.txt").read_text(encoding="utf-8").splitlines()
    things = [line for line in lines if line and not line.startswith("#")]
    owner = r"(?:mijn|mij(?:n)?e?n?|onze?n?|ons|m'n|ma|my|our|mon|notre)"
    return re.compile(rf"(?<!\w){owner} (?:eigen |own )?(?:{'|'.join(things)})(?!\w)", re.IGNORECASE)
