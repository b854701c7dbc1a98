"""The deck, opened again: charts with the numbers of the tables, notes, alternative texts, literal words."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import openpyxl
import pytest
from pptx import Presentation

from analysis.agreeing import compare_coding, take_coding
from reporting.exports.deck import Box, fit_size, fits, fitted_text, printable
from reporting.exports.slide_questions import SLIDES, slide_questions
from reporting.exports.slides import write_slides
from reporting.panels.interests import top_interests
from reporting.panels.sample import group_sizes
from reporting.words.words import load_words
from tests.example_study import HOSTILE, empty_study, example_study, nearly_empty_study

NL, EN = load_words("nl"), load_words("en")
RUN = "{http://schemas.openxmlformats.org/drawingml/2006/main}rPr"
STUDIES = {
    "demo": example_study(),
    "hostile": example_study(hostile=True),
    "small": example_study(n_respondents=25, with_ratings=False, with_areas=False, is_demo=False),
    "two people": nearly_empty_study(),
    "empty": empty_study(),
}


@cache
def deck_of(name: str) -> bytes:
    study, analysis = STUDIES[name]
    return write_slides(study, analysis, NL)


def opened(name: str) -> Any:
    return Presentation(io.BytesIO(deck_of(name)))


def texts(slide: Any) -> str:
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def charts(slide: Any) -> Iterator[Any]:
    return (shape.chart for shape in slide.shapes if shape.has_chart)


def alt(shape: Any) -> str:
    return str(shape._element._nvXxPr.cNvPr.get("descr") or "")


@pytest.mark.parametrize("name", STUDIES)
def test_six_slides_each_with_title_note_and_alternative_texts(name: str) -> None:
    study, analysis = STUDIES[name]
    deck = opened(name)
    assert len(deck.slides) == len(SLIDES) == 6
    for number, slide in enumerate(deck.slides, 1):
        assert slide.shapes.title.text_frame.text.strip()
        foot = next(shape for shape in slide.shapes if shape.name == "footer").text_frame.text
        for fact in (f"n = {len(study.respondents)}", "geen filter", analysis.fingerprint, analysis.model):
            assert fact in foot
        assert (study.info.period in foot) or not study.info.period
        assert next(shape for shape in slide.shapes if shape.name == "page").text_frame.text == str(number)
        assert [shape.name for shape in slide.shapes if not alt(shape)] == []


@pytest.mark.parametrize("name", STUDIES)
def test_a_demo_says_on_every_slide_that_it_is_invented(name: str) -> None:
    banner = NL("exports.slides.demo")
    assert {banner in texts(slide) for slide in opened(name).slides} == {STUDIES[name][0].info.is_demo}


@pytest.mark.parametrize("name", STUDIES)
def test_nothing_lies_outside_a_slide(name: str) -> None:
    deck = opened(name)
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= deck.slide_width + 1
            assert shape.top + shape.height <= deck.slide_height + 1


def test_the_four_bars_are_charts_with_the_numbers_of_the_table() -> None:
    _, analysis = STUDIES["demo"]
    top = top_interests(analysis, 5)
    found = list(charts(opened("demo").slides[5]))
    expected = [top["reach"], top["breadth_groups"], top["breadth_places"]]
    assert top["dividedness"].isna().all()
    assert NL("exports.slides.top.no_united") in texts(opened("demo").slides[5])
    for chart, column in zip(found, expected, strict=True):
        plot = chart.plots[0]
        assert list(plot.categories) == top["label"].tolist()
        assert list(plot.series[0].values) == [round(value, 4) for value in column]


def test_a_measure_that_is_known_for_some_interests_leaves_the_others_without_a_bar() -> None:
    study, analysis = STUDIES["demo"]
    some = analysis.themes.assign(dividedness=[0.1, *[float("nan")] * (len(analysis.themes) - 1)])
    deck = Presentation(io.BytesIO(write_slides(study, replace(analysis, themes=some), NL)))
    united = list(charts(deck.slides[5]))[3].plots[0].series[0]
    assert list(united.values) == [0.9, None, None, None, None]


def test_who_took_part_is_a_chart_beside_the_inhabitants() -> None:
    study, _ = STUDIES["demo"]
    first = next(charts(opened("demo").slides[2]))
    rows = group_sizes(study, "home_village")
    assert list(first.plots[0].categories) == rows["name"].tolist()
    people, inhabitants = first.plots[0].series
    assert list(people.values) == [round(share, 4) for share in rows["share"]]
    assert list(inhabitants.values) == [round(share, 4) for share in rows["population_share"]]


def test_the_ledger_on_the_reading_slide_is_a_whole() -> None:
    chart = next(charts(opened("demo").slides[3]))
    assert sum(series.values[0] for series in chart.plots[0].series) == pytest.approx(1, abs=0.001)


@pytest.mark.parametrize("name", ["small", "two people", "empty"])
def test_below_thirty_people_no_slide_shows_a_percentage(name: str) -> None:
    deck = opened(name)
    for number in (2, 4, 5):
        assert list(charts(deck.slides[number])) == []
        assert "%" not in texts(deck.slides[number])
        assert "op de 100" not in texts(deck.slides[number])


def test_the_map_is_a_picture_with_its_words() -> None:
    slide = opened("demo").slides[4]
    picture = next(shape for shape in slide.shapes if shape.name == "map")
    assert picture.image.content_type == "image/png"
    assert "Marktplein" in alt(picture)
    assert STUDIES["demo"][0].areas_note in texts(slide)


def test_quotes_are_literal() -> None:
    _, analysis = STUDIES["demo"]
    known = set(analysis.statements["text"])
    for number in (4, 5):
        quotes = [
            s.text_frame.paragraphs[0].text for s in opened("demo").slides[number].shapes if s.name == "quote"
        ]
        assert len(quotes) == 3
        assert {quote.strip("‘’") for quote in quotes} <= known


def test_hostile_texts_are_shown_as_they_are_and_no_sheet_runs_a_formula() -> None:
    deck = opened("hostile")
    assert HOSTILE[1] in texts(deck.slides[5])
    for slide in deck.slides:
        for chart in charts(slide):
            sheet = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
            kinds = {cell.data_type for row in sheet.iter_rows() for cell in row}
            assert "f" not in kinds


def test_a_label_that_looks_like_a_formula_stays_text_behind_the_chart() -> None:
    study, analysis = STUDIES["demo"]
    labels = [HOSTILE[0], "http://example.invalid", *analysis.themes["label"].iloc[2:]]
    odd = replace(analysis, themes=analysis.themes.assign(label=labels))
    deck = Presentation(io.BytesIO(write_slides(study, odd, NL)))
    chart = next(charts(deck.slides[5]))
    sheet = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
    assert (sheet["A2"].value, sheet["A2"].data_type) == (HOSTILE[0], "s")
    assert sheet["A3"].hyperlink is None


def test_each_slide_ends_with_its_question_and_a_person_may_write_another() -> None:
    study, analysis = STUDIES["demo"]
    asked = slide_questions(study, analysis, NL)
    assert list(asked) == ["why", "who", "reading", "map", "top"]
    assert all(question.endswith("?") for question in asked.values())
    own = {"map": "Wie zorgt mee voor het plein?", "who": "", "T1": "Wie fietst er mee?"}
    intention = {"why": "Omdat we het niet weten.", "decides": "De gemeenteraad."}
    deck = Presentation(io.BytesIO(write_slides(study, analysis, NL, intention=intention, questions=own)))
    assert asked["why"] in texts(deck.slides[1])
    assert "Omdat we het niet weten." in texts(deck.slides[1])
    assert texts(deck.slides[1]).count(NL("exports.slides.why.to_fill")) == 3
    assert NL("exports.slides.question_label") not in texts(deck.slides[2])
    assert own["map"] in texts(deck.slides[4])
    assert own["T1"] in texts(deck.slides[5])


def test_the_same_study_gives_the_same_bytes() -> None:
    assert write_slides(*STUDIES["demo"], NL) == deck_of("demo")


def test_the_deck_speaks_english_too() -> None:
    deck = Presentation(io.BytesIO(write_slides(*STUDIES["demo"], EN)))
    assert EN("exports.slides.why.title") in texts(deck.slides[1])
    assert deck.core_properties.language == "en"
    runs = [
        run for shape in deck.slides[1].shapes if shape.has_text_frame for run in shape._element.iter(RUN)
    ]
    assert {run.get("lang") for run in runs} == {"en-GB"}
    assert not re.search(r"\b(deelnemers|plekken|belangen)\b", texts(deck.slides[0]))


def test_text_is_fitted_to_its_box() -> None:
    box = Box(0, 0, 3, 0.5)
    assert fit_size("kort", box, 20, 10) == 20
    long = "woord " * 80
    assert fit_size(long, box, 20, 10) == 10
    assert fitted_text(long, box, 10).endswith("…")
    assert fits(fitted_text(long, box, 10), box, 10)
    assert printable("a\x00b\u202ec\n d") == "abc d"


def test_an_interest_on_which_readers_differ_carries_a_mark_that_is_explained() -> None:
    study, analysis = STUDIES["demo"]
    theme_id = str(top_interests(analysis, 5)["theme_id"].iloc[0])
    label = analysis.themes.set_index("theme_id").loc[theme_id, "label"]
    chosen = analysis.statements.set_index("statement_id")["theme_id"].replace(theme_id, "")
    coding = take_coding(analysis, "Roos", "2026-11-03T10:00:00+00:00", chosen.to_dict())
    coded = replace(analysis, agreement=compare_coding(analysis, [coding]))
    deck = Presentation(io.BytesIO(write_slides(study, coded, NL)))
    said = texts(deck.slides[5])
    assert f"{label}*" in said
    assert NL("exports.slides.top.doubted") in said
    assert NL("exports.slides.top.doubted") not in texts(opened("demo").slides[5])
