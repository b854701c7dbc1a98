"""Where a theme comes from, when the analysis started from a codebook: of it, or new beside it."""

from __future__ import annotations

import pandas as pd

from analysis.model import Analysis
from reporting.words.words import Words


def origin_of(analysis: Analysis, words: Words, theme_id: str) -> str:
    """Give back the origin of a theme in words; "" when the themes were found freely."""
    origins = analysis.further.get("theme_origins", pd.DataFrame({"theme_id": []}))
    own = origins[origins["theme_id"] == theme_id]
    if own.empty:
        return ""
    row = own.iloc[0]
    if bool(row["is_new"]):
        return words("panels.themes.origin_new")
    return words("panels.themes.origin_book", share=words.share(float(row["certainty"])))
