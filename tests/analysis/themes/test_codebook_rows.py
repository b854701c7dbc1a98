"""A codebook goes into a spreadsheet and comes back the same; what is no codebook is refused."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.themes.codebook import Codebook, CodebookTheme
from analysis.themes.codebook_file import SHIPPED, load_codebook
from analysis.themes.codebook_rows import COLUMNS, read_rows, write_rows
from data.errors import StudyError, UnreadableFile
from data.model import SurveyFile
from data.reading.tables import read_file
from reporting.exports.codebook_workbook import write_codebook_workbook


@pytest.mark.parametrize("name", SHIPPED)
def test_a_codebook_comes_back_from_its_rows(name: str) -> None:
    book = load_codebook(name)
    again = read_rows(write_rows(book), name=book.name, language=book.language)
    assert again.themes == book.themes


def test_a_codebook_comes_back_from_a_workbook() -> None:
    own = CodebookTheme(
        "T001", "=Rust & stilte", "stil, groen", "", ("Het is hier stil.", "Rust!"), ("stil", "rust")
    )
    marked = CodebookTheme("N001", "Klein", is_minority=True, is_locked=True, parent_id="T001")
    book = Codebook("boek", "nl", (own, marked))
    content = write_codebook_workbook(write_rows(book))
    tables = read_file(SurveyFile("codebook.xlsx", content))
    again = read_rows(tables[0].frame, name="boek", language="nl", file="codebook.xlsx")
    assert again.theme_ids == book.theme_ids
    first, second = again.themes
    assert first.label.lstrip("'") == own.label
    assert (first.belongs, first.examples, first.words) == (own.belongs, own.examples, own.words)
    assert second == marked


def test_columns_that_are_absent_are_empty_and_empty_rows_are_skipped() -> None:
    rows = pd.DataFrame({" ID ": ["A", ""], "Label": ["rust", " "]})
    book = read_rows(rows, name="boek", language="nl")
    assert book.themes == (CodebookTheme("A", "rust"),)


def test_a_table_without_names_is_refused() -> None:
    with pytest.raises(UnreadableFile) as refused:
        read_rows(pd.DataFrame({"id": ["A"]}), name="x", language="nl", file="x.xlsx")
    assert (refused.value.problem.code, refused.value.problem.column) == ("codebook_columns", "label")


def test_a_theme_that_stands_twice_is_refused() -> None:
    rows = pd.DataFrame({"id": ["A", "A"], "label": ["een", "twee"]})
    with pytest.raises(StudyError) as refused:
        read_rows(rows, name="x", language="nl")
    assert refused.value.problem.code == "codebook_theme_twice"


def test_no_themes_give_only_the_columns() -> None:
    table = write_rows(Codebook("leeg", "nl", ()))
    assert list(table.columns) == list(COLUMNS)
    assert table.empty
    assert len(read_rows(table, name="leeg", language="nl")) == 0
