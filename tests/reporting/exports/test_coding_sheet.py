"""The coding sheet goes round: written blind, filled in, read back, and set beside the machine."""

from __future__ import annotations

import io

import openpyxl
import pytest

from analysis.agreeing import compare_coding, take_coding
from analysis.comparison import Coding
from analysis.themes.agreement import draw_sample
from data.errors import StudyError
from data.model import SurveyFile
from pages.state.coding import _read
from reporting.exports.coding_sheet import coding_labels, write_coding_sheet
from reporting.panels.agreement import agreement_panel
from reporting.words.words import load_words
from tests.measured_example import measured_example

NL = load_words("nl")
STUDY, ANALYSIS = measured_example()
SAMPLE = draw_sample(ANALYSIS.statements, n=60)
THEMES = ANALYSIS.statements.set_index("statement_id")["theme_id"]


def _filled(answers: dict[str, str]) -> SurveyFile:
    """The sheet in which these statements got the name of these themes."""
    book = openpyxl.load_workbook(io.BytesIO(write_coding_sheet(ANALYSIS, NL, SAMPLE)))
    names = {theme: name for name, theme in coding_labels(ANALYSIS, NL).items()}
    sheet = book.worksheets[0]
    for row in range(2, sheet.max_row + 1):
        statement_id = sheet.cell(row, 1).value
        if statement_id in answers:
            sheet.cell(row, 3).value = names[answers[statement_id]]
    content = io.BytesIO()
    book.save(content)
    return SurveyFile("blad.xlsx", content.getvalue())


def _coding(who: str, codes: dict[str, str]) -> Coding:
    return take_coding(ANALYSIS, who, "2026-11-03T10:00:00", codes)


def test_the_sheet_is_blind_and_offers_every_theme() -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_coding_sheet(ANALYSIS, NL, SAMPLE)))
    sheet, names = book.worksheets
    assert sheet.max_row == len(SAMPLE) + 1
    assert all(sheet.cell(row, 3).value is None for row in range(2, sheet.max_row + 1))
    assert names.max_row == len(ANALYSIS.themes) + 1
    (choice,) = sheet.data_validations.dataValidation
    assert str(choice.sqref) == f"C2:C{len(SAMPLE) + 1}"


def test_what_agrees_wholly_gets_one() -> None:
    codes = _read(ANALYSIS, _filled({one: str(THEMES[one]) for one in SAMPLE}), coding_labels(ANALYSIS, NL))
    assert codes == {one: str(THEMES[one]) for one in SAMPLE}
    found = compare_coding(ANALYSIS, [_coding("Roos", codes), _coding("Jef", codes)])
    assert (found.n, found.alpha, found.human_alpha) == (len(SAMPLE), 1.0, 1.0)
    panel = agreement_panel(STUDY, ANALYSIS, NL, found)
    assert panel.title == "Mens en machine delen gelijk in"
    assert "Tussen mensen onderling is ze 1,00" in panel.lead


def test_what_differs_is_told_per_theme() -> None:
    wrong = {one: "T2" if THEMES[one] == "T1" else str(THEMES[one]) for one in SAMPLE}
    found = compare_coding(ANALYSIS, [_coding("Roos", wrong)])
    table = found.themes.set_index("theme_id")
    assert found.alpha < 0.9
    assert table.loc["T1", "precision"] == 0
    assert not table.loc["T1", "is_reliable"]
    panel = agreement_panel(STUDY, ANALYSIS, NL, found)
    assert "nee, anders ingedeeld" in panel.table.iloc[0].tolist()
    assert found.human_alpha != found.human_alpha


def test_an_empty_sheet_is_refused_with_a_clear_code() -> None:
    with pytest.raises(StudyError) as caught:
        _read(ANALYSIS, _filled({}), coding_labels(ANALYSIS, NL))
    assert caught.value.problem.code == "coding_empty"
    assert "blad.xlsx" in NL.problem(caught.value.problem)
