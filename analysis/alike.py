"""Which statements resemble what a person looks for, in meaning rather than in words."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.text.embedder import Embedder, Progress

MOST_FOUND = 200


def find_alike(
    statements: pd.DataFrame,
    sought: str,
    embedder: Embedder,
    progress: Progress | None = None,
    *,
    most: int = MOST_FOUND,
) -> list[tuple[str, float]]:
    """Give back statement_id and cosine, cut off to 0..1, of the statements most like `sought`, best first.

    `statements`: `statement_id`, `text`, `language`; `most`: how many at most. Equally alike ones come in
    the order of their ids. Zero statements, or nothing sought: nothing found.
    """
    if statements.empty or not sought.strip():
        return []
    texts, languages = statements["text"].tolist(), statements["language"].tolist()
    rows = embedder.embed([sought, *texts], ["und", *languages], progress)
    closeness = np.round(np.clip(rows[1:] @ rows[0], 0.0, 1.0).astype(np.float64), 6)
    ids = statements["statement_id"].to_numpy(dtype="U")
    best = np.lexsort((ids, -closeness))[:most]
    return [(str(ids[row]), float(closeness[row])) for row in best]
