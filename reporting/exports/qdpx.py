"""The themes and what was put in them as a REFI-QDA project (.qdpx), for other programs that code text.

REFI-QDA Project Exchange 1.0 (qdasoftware.org; Project.xsd of 18 March 2019): a zip with project.qde and, per
question, one plain text (UTF-8, lines ended by a line feed) with all its answers. Positions count Unicode
code points from 0; the end is the position after the last one. Only texts in which personal data was masked
leave, and nobody is named. Same study, same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element, SubElement
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pandas as pd

from data.model import Study
from reporting.rows import rows_of
from reporting.words.words import Words

SPACE = "urn:QDA-XML:project:1.0"
_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
_SCHEMA = f"{SPACE} http://schema.qdasoftware.org/versions/Project/v1.0/Project.xsd"
_BETWEEN = "\n\n"
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_MOMENT = (1980, 1, 1, 0, 0, 0)
COLOURS = ("#0072B2", "#D55E00", "#6D0000", "#492449", "#499292", "#B62449", "#0000B6")


@dataclass(frozen=True)
class _Text:
    """The answers to one question under each other: `starts` by answer_id, `text` as it stands in the zip."""

    question_id: str
    name: str
    text: str
    starts: dict[str, int]
    answers: dict[str, str]


def write_qdpx(
    study: Study, statements: pd.DataFrame, themes: pd.DataFrame, words: Words, *, created: str = ""
) -> bytes:
    """The project as a zip.

    `statements`: `statement_id`, `answer_id`, `text`, `theme_id` ('' = in no theme), `is_decided` (a person
    put it there); `themes`: `theme_id`, `label`, `belongs`, `belongs_not`, `parent_id`; `created`: when the
    study was made, ISO 8601 with its time zone. No answers: a project with a codebook only; no themes:
    without one, for the schema knows no empty codebook.
    """
    guid = _Guids(study.info.study_id)
    texts = list(_lay_texts(study))
    project = _open_project(study, guid, words, created)
    if len(themes):
        _add_codes(project, themes, guid, words)
    if texts:
        sources = SubElement(project, "Sources")
        for text in texts:
            _add_source(sources, text, statements, set(themes["theme_id"]), guid)
    ET.indent(project)
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        qde = ET.tostring(project, encoding="utf-8", xml_declaration=True)
        archive.writestr(_entry("project.qde"), qde)
        for text in texts:
            archive.writestr(_entry(f"Sources/{guid('source', text.question_id)}.txt"), text.text.encode())
    return content.getvalue()


class _Guids:
    """Ids that are always the same for the same thing of the same study."""

    def __init__(self, study_id: str) -> None:
        self._space = uuid5(UUID(str(NAMESPACE_URL)), f"urn:beleef:{study_id}")

    def __call__(self, kind: str, name: str) -> str:
        return str(uuid5(self._space, f"{kind}/{name}")).upper()


def _open_project(study: Study, guid: _Guids, words: Words, created: str) -> Element:
    project = Element(
        "Project",
        {
            "xmlns": SPACE,
            "xmlns:xsi": _INSTANCE,
            "xsi:schemaLocation": _SCHEMA,
            "name": _clean(study.info.name),
            "origin": "Beleef",
            "creatingUserGUID": guid("user", "machine"),
            **({"creationDateTime": created} if created else {}),
        },
    )
    users = SubElement(project, "Users")
    for name in ("machine", "person"):
        SubElement(users, "User", {"guid": guid("user", name), "name": words(f"exports.qdpx_{name}")})
    return project


def _add_codes(project: Element, themes: pd.DataFrame, guid: _Guids, words: Words) -> None:
    """Add the themes, each under the one it is part of."""
    codes = SubElement(SubElement(project, "CodeBook"), "Codes")
    places = {"": codes}
    waiting = list(enumerate(rows_of(themes)))
    known = set(themes["theme_id"])
    while waiting:
        later = []
        for number, theme in waiting:
            above = theme.parent_id if theme.parent_id in known else ""
            if above not in places:
                later.append((number, theme))
                continue
            code = SubElement(
                places[above],
                "Code",
                {
                    "guid": guid("code", theme.theme_id),
                    "name": _clean(theme.label),
                    "isCodable": "true",
                    "color": COLOURS[number % len(COLOURS)],
                },
            )
            said = _describe(theme.belongs, theme.belongs_not, words)
            if said:
                SubElement(code, "Description").text = said
            places[theme.theme_id] = code
        waiting = later if len(later) < len(waiting) else []


def _describe(belongs: str, belongs_not: str, words: Words) -> str:
    parts = [("qdpx_in", belongs), ("qdpx_out", belongs_not)]
    return "\n".join(words(f"exports.{key}", text=_clean(text)) for key, text in parts if text)


def _lay_texts(study: Study) -> Iterator[_Text]:
    """Give, per question in their order, its answers under each other."""
    questions = study.questions.sort_values("order")
    for question in rows_of(questions):
        own = study.answers[study.answers["question_id"] == question.question_id]
        if own.empty:
            continue
        starts, parts, at = {}, [], 0
        for answer in rows_of(own):
            text = _clean(answer.text)
            starts[answer.answer_id] = at
            parts.append(text)
            at += len(text) + len(_BETWEEN)
        answers = dict(zip(starts, parts, strict=True))
        yield _Text(question.question_id, _clean(question.text), _BETWEEN.join(parts), starts, answers)


def _add_source(
    sources: Element, text: _Text, statements: pd.DataFrame, known: set[str], guid: _Guids
) -> None:
    source = guid("source", text.question_id)
    element = SubElement(
        sources,
        "TextSource",
        {
            "guid": source,
            "name": text.name or text.question_id,
            "plainTextPath": f"internal://{source}.txt",
            "creatingUser": guid("user", "machine"),
        },
    )
    own = statements[statements["answer_id"].isin(text.starts) & statements["theme_id"].isin(known)]
    for row, start in _find_places(text, own):
        user = guid("user", "person" if row.is_decided else "machine")
        selection = SubElement(
            element,
            "PlainTextSelection",
            {
                "guid": guid("selection", row.statement_id),
                "name": _clean(row.text)[:60],
                "startPosition": str(start),
                "endPosition": str(start + len(_clean(row.text))),
                "creatingUser": user,
            },
        )
        coding = SubElement(
            selection, "Coding", {"guid": guid("coding", row.statement_id), "creatingUser": user}
        )
        SubElement(coding, "CodeRef", {"targetGUID": guid("code", row.theme_id)})


def _find_places(text: _Text, statements: pd.DataFrame) -> Iterator[tuple[Any, int]]:
    """Give each statement with where it stands; those of one answer come after each other."""
    order = statements.assign(length=statements["statement_id"].str.len())
    order = order.sort_values(["answer_id", "length", "statement_id"])
    reached: dict[str, int] = {}
    for row in rows_of(order):
        answer = text.answers[row.answer_id]
        own = _clean(row.text)
        if not own:
            continue
        at = answer.find(own, reached.get(row.answer_id, 0))
        at = answer.find(own) if at < 0 else at
        if at < 0:
            continue
        reached[row.answer_id] = at + len(own)
        yield row, text.starts[row.answer_id] + at


def _clean(text: str) -> str:
    """Give back the text without signs that XML forbids, with one kind of line end."""
    return _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _MOMENT)
    entry.compress_type = ZIP_DEFLATED
    return entry
