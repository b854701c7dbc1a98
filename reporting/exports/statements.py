"""statements.csv: every statement with where it ended; themed, single and no_content are all of them."""

from __future__ import annotations

from analysis.model import Analysis
from data.model import Study
from reporting.exports.csv_cells import write_csv

COLUMNS = (
    "statement_id",
    "answer_id",
    "source_row",
    "respondent_id",
    "place_id",
    "question_id",
    "text",
    "status",
    "theme_id",
    "theme",
    "strength",
)


def write_statements(study: Study, analysis: Analysis) -> bytes:
    """CSV with `COLUMNS`, in the order of the answers of `study`.

    `theme` is the theme's label ("" for a single voice or without content); `strength` 0..1. The same
    study, settings and model give the same bytes.
    """
    labels = dict(zip(analysis.themes["theme_id"], analysis.themes["label"], strict=True))
    order = {answer: number for number, answer in enumerate(study.answers["answer_id"])}
    statements = analysis.statements.assign(
        theme=[str(labels.get(theme, "")) for theme in analysis.statements["theme_id"]],
        order=[order.get(answer, len(order)) for answer in analysis.statements["answer_id"]],
    )
    ordered = statements.sort_values("order", kind="stable")
    return write_csv(COLUMNS, ordered[list(COLUMNS)].itertuples(index=False))
