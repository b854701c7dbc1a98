"""themes.csv: every theme with its measures, the most shared first."""

from __future__ import annotations

from analysis.model import Analysis
from data.model import Study
from reporting.exports.csv_cells import write_csv

COLUMNS = (
    "theme_id",
    "label",
    "keywords",
    "n_statements",
    "n_respondents",
    "reach",
    "reach_low",
    "reach_high",
    "breadth_groups",
    "breadth_places",
    "dividedness",
    "shared_score",
    "kind",
)


def write_themes(study: Study, analysis: Analysis) -> bytes:
    """CSV with `COLUMNS` of data.schemas.THEMES; a measure that is not known is an empty cell.

    `study` is not needed for it today; every export takes the study and its analysis.
    """
    ordered = analysis.themes.sort_values(["shared_score", "theme_id"], ascending=[False, True])
    return write_csv(COLUMNS, ordered[list(COLUMNS)].itertuples(index=False))
