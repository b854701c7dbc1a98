"""Single voices: all statements that resemble nothing else, each with the theme it comes closest to."""

from __future__ import annotations

import pandas as pd

from analysis.model import Analysis
from data.model import Study
from reporting.panels.units import unit_name
from reporting.rows import rows_of
from reporting.words.words import Words


def single_voices_table(
    study: Study, analysis: Analysis, words: Words, *, sought: str = "", only_personal: bool = False
) -> pd.DataFrame:
    """The single voices that hold the text `sought` (capitals do not matter), the least alike first.

    `only_personal`: those about the speaker's own property. The nearest theme is a suggestion, no count.
    """
    said = analysis.statements[analysis.statements["status"] == "single"]
    known = _known(analysis).reindex(said["statement_id"])
    said = said.assign(
        similarity=known["similarity"].to_numpy(), is_personal=known["is_personal"].eq(True).to_numpy()
    )
    said = said[said["text"].str.casefold().str.contains(sought.casefold(), regex=False)] if sought else said
    said = said[said["is_personal"]] if only_personal else said
    said = said.sort_values(["similarity", "statement_id"])
    labels = dict(zip(analysis.themes["theme_id"], analysis.themes["label"], strict=True))
    places = {place: unit_name(study, str(place)) for place in said["place_id"].unique()}
    return pd.DataFrame(
        {
            words("panels.voices.column_text"): said["text"].tolist(),
            words("panels.voices.column_place"): [places[place] for place in said["place_id"]],
            words("panels.voices.column_near"): [
                _near(words, labels.get(str(row.nearest_theme_id), ""), row.similarity)
                for row in rows_of(said)
            ],
            words("panels.voices.column_personal"): [
                words("panels.voices.personal") if row.is_personal else "" for row in rows_of(said)
            ],
        },
        dtype="str",
    )


def n_personal(analysis: Analysis) -> int:
    """How many single voices are about the speaker's own property."""
    return int(_known(analysis)["is_personal"].sum())


def _known(analysis: Analysis) -> pd.DataFrame:
    """What was measured of the single voices, by statement_id; zero rows when nothing was."""
    table = analysis.further.get("single_voices")
    columns = ["statement_id", "similarity", "is_personal"]
    return (pd.DataFrame(columns=columns) if table is None else table[columns]).set_index("statement_id")


def _near(words: Words, label: str, similarity: float) -> str:
    if not label or similarity != similarity:
        return label
    return words("panels.voices.near", theme=label, similarity=words.number(similarity, 2))
