"""The REFI-QDA project: read back, every selection is exactly its statement, and every reference exists."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from uuid import UUID
from xml.etree import ElementTree as ET

import pandas as pd
import pytest

from analysis.model import Analysis
from data.model import Study
from reporting.exports.qdpx import SPACE, write_qdpx
from reporting.words.words import load_words
from tests.example_study import example_study

WORDS = load_words("nl")
NS = {"q": SPACE}


def themes_of(analysis: Analysis, parents: dict[str, str] | None = None) -> pd.DataFrame:
    themes = analysis.themes[["theme_id", "label"]]
    above = [(parents or {}).get(theme, "") for theme in themes["theme_id"]]
    return themes.assign(belongs="dit <wel> & dat", belongs_not="", parent_id=above)


def write(study: Study, analysis: Analysis, **options: dict[str, str]) -> bytes:
    statements = analysis.statements.assign(is_decided=analysis.statements["theme_id"].eq("T1"))
    return write_qdpx(study, statements, themes_of(analysis, **options), WORDS)


def read(content: bytes) -> tuple[ET.Element, dict[str, str]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        project = ET.fromstring(archive.read("project.qde"))
        texts = {
            name.removeprefix("Sources/"): archive.read(name).decode()
            for name in archive.namelist()
            if name.startswith("Sources/")
        }
    return project, texts


@pytest.mark.parametrize("hostile", [False, True])
def test_every_selection_is_exactly_its_statement(hostile: bool) -> None:
    study, analysis = example_study(hostile=hostile)
    project, texts = read(write(study, analysis))
    codes = {code.get("guid"): code.get("name") for code in project.iterfind(".//q:Code", NS)}
    labels = dict(zip(analysis.themes["theme_id"], analysis.themes["label"], strict=True))
    found = []
    for source in project.iterfind(".//q:TextSource", NS):
        text = texts[str(source.get("plainTextPath")).removeprefix("internal://")]
        for selection in source.iterfind("q:PlainTextSelection", NS):
            part = text[int(selection.get("startPosition", "")) : int(selection.get("endPosition", ""))]
            code = selection.find("q:Coding/q:CodeRef", NS)
            assert code is not None
            found.append((part, codes[code.get("targetGUID")]))
    themed = analysis.statements[analysis.statements["theme_id"].ne("")]
    expected = [(row.text, labels[row.theme_id]) for row in themed.itertuples()]
    assert sorted(found) == sorted(expected)
    assert len(found) > 50


def test_selections_of_one_answer_follow_each_other() -> None:
    study, analysis = example_study()
    answer = study.answers.iloc[0]
    text = "Mooi plein. Mooi plein. Meer bomen."
    answers = study.answers.assign(text=study.answers["text"].where(study.answers.index != 0, text))
    base = analysis.statements.iloc[[0, 0, 0]].assign(
        statement_id=["x-1", "x-2", "x-10"],
        answer_id=answer["answer_id"],
        text=["Mooi plein.", "Mooi plein.", "Meer bomen."],
        theme_id="T1",
    )
    project, _ = read(write(replace(study, answers=answers), replace(analysis, statements=base)))
    starts = [int(one.get("startPosition", "")) for one in project.iterfind(".//q:PlainTextSelection", NS)]
    assert [start - starts[0] for start in starts] == [0, 12, 24]


def test_every_id_is_one_of_a_kind_and_every_reference_exists() -> None:
    study, analysis = example_study()
    project, _ = read(write(study, analysis))
    own = [one.get("guid") for one in project.iter() if one.get("guid")]
    assert len(own) == len(set(own))
    assert all(UUID(str(name)) for name in own)
    referred = {
        value
        for one in project.iter()
        for key, value in one.items()
        if key in ("targetGUID", "creatingUser", "creatingUserGUID")
    }
    assert referred <= set(own)
    assert [child.tag.removeprefix(f"{{{SPACE}}}") for child in project] == ["Users", "CodeBook", "Sources"]
    assert {user.get("name") for user in project.iterfind("q:Users/q:User", NS)} == {
        "Beleef (computer)",
        "Onderzoeker",
    }


def test_themes_stand_under_the_one_they_are_part_of_even_in_a_circle() -> None:
    study, analysis = example_study()
    project, _ = read(write(study, analysis, parents={"T1": "T2", "T2": "T3"}))
    deep = project.find("q:CodeBook/q:Codes/q:Code/q:Code/q:Code", NS)
    assert deep is not None
    assert deep.get("name") == analysis.themes.set_index("theme_id").loc["T1", "label"]
    described = project.find(".//q:Description", NS)
    assert described is not None
    assert described.text == "Hoort erbij: dit <wel> & dat"


def test_the_same_study_gives_the_same_bytes_and_names_nobody() -> None:
    study, analysis = example_study()
    content = write(study, analysis)
    assert content == write(study, analysis)
    project, texts = read(content)
    everything = ET.tostring(project, encoding="unicode") + "".join(texts.values())
    assert not any(re.search(rf"\b{person}\b", everything) for person in study.respondents["respondent_id"])


def test_a_study_without_answers_is_a_codebook_only() -> None:
    study, analysis = example_study(n_respondents=0)
    project, texts = read(write(study, analysis))
    assert texts == {}
    assert project.find("q:Sources", NS) is None
