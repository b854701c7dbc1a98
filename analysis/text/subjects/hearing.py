"""Hears subjects in the languages that we have words for: Dutch through the glossary, English as it is."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from analysis.text.glossing import Glosser
from analysis.text.subjects.reading import SUBJECTS, Chances, SubjectReader

GLOSSED = frozenset({"nl", "und"})
KNOWN = GLOSSED | {"en"}


class Hearing:
    """Reads the subjects of texts; each different text once."""

    def __init__(self, glosser: Glosser, reader: SubjectReader | None = None) -> None:
        self._glosser = glosser
        self._reader = reader or SubjectReader()

    def hear(self, texts: Sequence[str], languages: Sequence[str]) -> Chances:
        """Give back the chance of each subject per text; a text in another language has none.

        `languages`: code per text ('und' when unknown). Zero texts: zero rows. Raises ValueError when the
        lengths differ, ModelUnavailable when the readers are absent or damaged.
        """
        pairs = list(zip(texts, languages, strict=True))
        known = sorted({pair for pair in pairs if pair[1] in KNOWN})
        english = [self._glosser.gloss(text) if code in GLOSSED else text for text, code in known]
        chances = self._reader.read([text for text, _ in known], english)
        place = {pair: number for number, pair in enumerate(known)}
        nothing = np.zeros((1, len(SUBJECTS)), dtype=np.float32)
        rows = np.fromiter((place.get(pair, -1) for pair in pairs), dtype=np.int64, count=len(pairs))
        return np.concatenate([chances, nothing])[rows]
