"""Hides personal data in open answers and counts what was hidden, never the value itself."""

from __future__ import annotations

import re
from collections import Counter

import pandas as pd

from data.privacy.patterns import patterns

# Without one of these there is nothing to find: it spares nine of ten answers the search.
_WORTH_A_LOOK = re.compile(r"\d|@|www\.|apenstaartje|\(at\)|\[at\]|[A-ZÀ-Þ][a-zà-ÿ]+\.?\s(?:\w{1,6}\s){0,3}[A-ZÀ-Þ]|[a-z]\s[A-ZÀ-Þ]")


def mask_text(text: str) -> tuple[str, Counter[str]]:
    """Give back `text` with personal data replaced by its kind in brackets, and a count per kind.

    `text`: cleaned, also empty. Masking a masked text changes nothing.
    """
    counts: Counter[str] = Counter()
    if not _WORTH_A_LOOK.search(text):
        return text, counts
    for pattern in patterns():

        def hide(match: re.Match[str], pattern=pattern) -> str:  # type: ignore[no-untyped-def]
            if not pattern.holds(match["hide"]):
                return match[0]
            counts[pattern.kind] += 1
            start, end = match.start("hide") - match.start(), match.end("hide") - match.start()
            return match[0][:start] + pattern.mask + match[0][end:]

        text = pattern.expression.sub(hide, text)
    return text, counts


def mask_texts(texts: pd.Series[str]) -> tuple[pd.Series[str], dict[str, int]]:
    """Give back the masked texts (same index) and, per kind, how many times it was hidden.

    `texts`: `str`, cleaned. Zero rows give zero rows and no counts.
    """
    counts: Counter[str] = Counter()
    masked = []
    for text in texts:
        hidden, found = mask_text(text)
        masked.append(hidden)
        counts.update(found)
    return pd.Series(masked, index=texts.index, dtype="str"), dict(sorted(counts.items()))


def find_emails(texts: pd.Series[str]) -> pd.Series[bool]:
    """Give back which cells hold an e-mail address. `texts`: `str`, '' gives False."""
    return texts.str.contains(r"[\w.+-]{1,64}@[\w-]{1,63}\.", regex=True)
