"""answers.csv: every open answer with the row of the source file it came from."""

from __future__ import annotations

from data.model import Study
from reporting.exports.csv_cells import write_csv

COLUMNS = ("source_row", "answer_id", "respondent_id", "place_id", "question_id", "text")


def write_answers(study: Study) -> bytes:
    """CSV with `COLUMNS`; `source_row` is the row number in the source file (header = row 1)."""
    return write_csv(COLUMNS, study.answers[list(COLUMNS)].itertuples(index=False))
