"""Hides personal data in open answers and counts what was hidden, never the value itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection

import pandas as pd

from data.privacy.patterns import Pattern, patterns

# Without one of these there is nothing to find: it spares nine of ten answers the search.
_WORTH_A_LOOK = re.compile(r"\d|@|www\.|://|apenstaartje|\(at\)|\[at\]|\s[A-ZÀ-Þ]")


def mask_text(text: str, spared: Collection[str] = ()) -> tuple[str, Counter[str]]:
    """Give back `text` with personal data replaced by its kind in brackets, and a count per kind.

    `text`: cleaned, also empty; `spared`: kinds that stay. Masking a masked text changes nothing.
    """
    counts: Counter[str] = Counter()
    if not _WORTH_A_LOOK.search(text):
        return text, counts
    before = ""
    # What stands right behind something hidden may only now be seen for what it is.
    while text != before:
        before = text
        for pattern in patterns():
            if pattern.kind not in spared and pattern.is_likely(text):
                text = _hide(text, pattern, counts)
    return text, counts


def _hide(text: str, pattern: Pattern, counts: Counter[str]) -> str:
    def replace(match: re.Match[str]) -> str:
        if not pattern.holds(match["hide"]):
            return match[0]
        counts[pattern.kind] += 1
        start, end = match.start("hide") - match.start(), match.end("hide") - match.start()
        return match[0][:start] + pattern.mask + match[0][end:]

    return pattern.expression.sub(replace, text)


def mask_texts(texts: pd.Series[str], spared: Collection[str] = ()) -> tuple[pd.Series[str], dict[str, int]]:
    """Give back the masked texts (same index) and, per kind, how many times it was hidden.

    `texts`: `str`, cleaned; `spared`: kinds that stay. Zero rows give zero rows and no counts.
    """
    counts: Counter[str] = Counter()
    times = texts.value_counts()
    masked = {}
    for text, n in times.items():
        hidden, found = mask_text(str(text), spared)
        if found:
            masked[str(text)] = hidden
            for kind, n_found in found.items():
                counts[kind] += n_found * int(n)
    return texts.map(lambda text: masked.get(text, text)).astype("str"), dict(sorted(counts.items()))
