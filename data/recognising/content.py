"""What the cells of a column say about it: numbers, dates, ids, coordinates, words, repetition."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pandas as pd

from data.recognising.scales import is_missing_code, read_energy, read_scale_words
from data.recognising.visits import read_visit

_SAMPLE = 1500
_PATTERNS = {
    "number": re.compile(r"[-+]?\d+(?:[.,]\d+)?\s*%?"),
    "date": re.compile(
        r"\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}(?:[ T,]+\d{1,2}[:.]\d{2}.*)?|\d{1,2}:\d{2}(?::\d{2})?"
        r"|(?:[A-Z][a-z]{2} ){2}\d{1,2} [\d:]+ .*"
    ),
    "url": re.compile(r"(?:https?://|www\.)\S+"),
    "email": re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"),
    "phone": re.compile(r"(?:\+|00)\d[\d\s./()-]{7,16}|0\d[\d\s./-]{7,12}"),
    "bare_phone": re.compile(r"0[1-9]\d{7,8}"),
    "ip": re.compile(r"\d{1,3}(?:\.\d{1,3}){3}|(?:[0-9a-f]{0,4}:){3,7}[0-9a-f]{0,4}"),
    "id": re.compile(
        r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|R_[A-Za-z0-9]{10,}|[A-Za-z0-9_-]*\d[A-Za-z0-9_-]*"
    ),
    "pair": re.compile(r"\(?\s*-?\d{1,3}[.]\d+\s*[,;\s]\s*-?\d{1,3}[.]\d+.*|-?\d+,\d+\s*[;\s]\s*-?\d+,\d+"),
    "wkt": re.compile(
        r"(?:SRID=\d+;)?(?:POINT|POLYGON|LINESTRING|MULTI\w+)\s*Z?\s*\(.*", re.DOTALL | re.IGNORECASE
    ),
    "yes_no": re.compile(r"ja|nee|neen|yes|no|oui|non|true|false|waar|onwaar|0|1|x", re.IGNORECASE),
}


@dataclass(frozen=True)
class Content:
    """Facts about the filled cells of a column; shares (0..1) are over the distinct values."""

    n_rows: int
    n_filled: int
    n_distinct: int
    mean_words: float
    shares: dict[str, float]
    low: float
    high: float
    scale_share: float
    energy_share: float
    visit_share: float = 0.0

    @property
    def distinct_share(self) -> float:
        """Distinct values per filled cell, 0 for an empty column."""
        return self.n_distinct / self.n_filled if self.n_filled else 0.0

    @property
    def is_small_set(self) -> bool:
        """A few values that come back again and again: a closed question."""
        return 1 < self.n_distinct <= 25 and self.n_filled >= 4 * self.n_distinct


def measure_content(cells: pd.Series[str]) -> Content:
    """Give back the facts about one column.

    `cells`: `str`, '' = empty. Long columns are judged on up to 1,500 distinct values spread over
    their sorted list, so that the order of the rows does not matter. Zero rows give zeros.
    """
    filled = cells[cells != ""]
    distinct = sorted(set(filled))
    step = max(1, len(distinct) // _SAMPLE)
    sample = [value for value in distinct[::step] if not is_missing_code(value)]
    n = max(1, len(sample))
    shares = {
        name: sum(1 for value in sample if pattern.fullmatch(value)) / n
        for name, pattern in _PATTERNS.items()
    }
    numbers = [_to_number(value) for value in sample if _PATTERNS["number"].fullmatch(value)]
    return Content(
        n_rows=len(cells),
        n_filled=len(filled),
        n_distinct=len(distinct),
        mean_words=sum(len(value.split()) for value in sample) / n,
        shares=shares,
        low=min(numbers, default=0.0),
        high=max(numbers, default=0.0),
        scale_share=sum(1 for value in sample if read_scale_words(value) is not None) / n,
        energy_share=sum(1 for value in sample if read_energy(value) is not None) / n,
        visit_share=sum(1 for value in sample if read_visit(value) is not None) / n,
    )


def _to_number(value: str) -> float:
    return float(value.replace(",", ".").replace("%", "").strip())
