"""The REFI-QDA project against its schema: elements in their order, attributes, types, references, positions.

The rules are those of Project.xsd 1.0 (QDA-XML, 18 March 2019) for the elements that Beleef writes.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import datetime
from xml.etree import ElementTree as ET

import pytest

from data.model import Study
from reporting.exports.qdpx import SPACE, write_qdpx
from reporting.words.words import load_words
from tests.example_study import example_study

WORDS = load_words("nl")
CREATED = "2026-05-03T08:04:05.123456+00:00"
GUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
WHOLE = re.compile(r"-?\d+")
COLOUR = re.compile(r"#([A-Fa-f0-9]{6}|[A-Fa-f0-9]{3})")
WHO_WHEN = {"creatingUser": GUID, "creationDateTime": None, "modifyingUser": GUID, "modifiedDateTime": None}
CHILDREN = {
    "Project": "Users? CodeBook? Variables? Cases? Sources? "
    "Notes? Links? Sets? Graphs? Description? NoteRef*",
    "Users": "User+",
    "User": "",
    "CodeBook": "Codes",
    "Codes": "Code+",
    "Code": "Description? NoteRef* Code*",
    "Description": "",
    "Sources": "TextSource+",
    "TextSource": "Description? PlainTextContent? PlainTextSelection* Coding* NoteRef* VariableValue*",
    "PlainTextSelection": "Description? Coding* NoteRef*",
    "Coding": "CodeRef NoteRef*",
    "CodeRef": "",
}
REQUIRED = {
    "Project": {"name"},
    "User": {"guid"},
    "Code": {"guid", "name", "isCodable"},
    "TextSource": {"guid"},
    "PlainTextSelection": {"guid", "startPosition", "endPosition"},
    "Coding": {"guid"},
    "CodeRef": {"targetGUID"},
}
KINDS = {
    "Project": {"name": None, "origin": None, "creatingUserGUID": GUID, "creationDateTime": None},
    "User": {"guid": GUID, "name": None, "id": None},
    "Code": {"guid": GUID, "name": None, "isCodable": re.compile("true|false"), "color": COLOUR},
    "TextSource": {"guid": GUID, "name": None, "richTextPath": None, "plainTextPath": None, **WHO_WHEN},
    "PlainTextSelection": {
        "guid": GUID,
        "name": None,
        "startPosition": WHOLE,
        "endPosition": WHOLE,
        **WHO_WHEN,
    },
    "Coding": {"guid": GUID, "creatingUser": GUID, "creationDateTime": None},
    "CodeRef": {"targetGUID": GUID},
}


def opened(study: Study, analysis, *, n_themes: int | None = None) -> tuple[ET.Element, dict[str, bytes]]:
    themes = (
        analysis.themes[["theme_id", "label"]]
        .head(n_themes)
        .assign(belongs="dit", belongs_not="", parent_id="")
    )
    themes.loc[themes.index[1:2], "parent_id"] = "T1"
    statements = analysis.statements.assign(is_decided=False)
    with zipfile.ZipFile(
        io.BytesIO(write_qdpx(study, statements, themes, WORDS, created=CREATED))
    ) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    return ET.fromstring(files.pop("project.qde")), files


def name_of(element: ET.Element) -> str:
    space, _, name = element.tag.rpartition("}")
    assert space == f"{{{SPACE}"
    return name


def check(element: ET.Element) -> None:
    """Children in the order of the schema, and only attributes that it knows, of their kind."""
    name = name_of(element)
    rule = "".join(
        f"(?:{part.rstrip('?*+')} ){part[-1] if part[-1] in '?*+' else ''}" for part in CHILDREN[name].split()
    )
    assert re.fullmatch(rule, "".join(f"{name_of(child)} " for child in element)), name
    own = {key: value for key, value in element.items() if not key.startswith("{")}
    assert REQUIRED.get(name, set()) <= set(own) <= set(KINDS.get(name, {})), name
    for key, value in own.items():
        kind = KINDS[name][key]
        assert kind is None or kind.fullmatch(value), (name, key)
    for child in element:
        check(child)


@pytest.mark.parametrize("hostile", [False, True])
@pytest.mark.parametrize("n_themes", [0, 1, 3])
def test_elements_and_attributes_are_those_of_the_schema(hostile: bool, n_themes: int) -> None:
    project, _ = opened(*example_study(hostile=hostile), n_themes=n_themes)
    check(project)
    assert (project.find(f"{{{SPACE}}}CodeBook") is None) == (n_themes == 0)
    assert project.get("creationDateTime") == CREATED
    assert datetime.fromisoformat(str(project.get("creationDateTime"))).tzinfo is not None


@pytest.mark.parametrize("n_respondents", [0, 1])
def test_a_study_of_nobody_is_valid_too(n_respondents: int) -> None:
    project, files = opened(*example_study(n_respondents=n_respondents))
    check(project)
    assert bool(files) == (project.find(f"{{{SPACE}}}Sources") is not None)


def test_every_source_is_a_file_in_the_zip_and_every_code_exists() -> None:
    project, files = opened(*example_study(hostile=True))
    sources = list(project.iter(f"{{{SPACE}}}TextSource"))
    paths = [str(source.get("plainTextPath")) for source in sources]
    assert {path.replace("internal://", "Sources/") for path in paths} == set(files)
    assert all(path == f"internal://{one.get('guid')}.txt" for path, one in zip(paths, sources, strict=True))
    codes = {code.get("guid") for code in project.iter(f"{{{SPACE}}}Code")}
    assert {ref.get("targetGUID") for ref in project.iter(f"{{{SPACE}}}CodeRef")} <= codes
    users = {user.get("guid") for user in project.iter(f"{{{SPACE}}}User")}
    assert {one.get("creatingUser") for one in project.iter() if one.get("creatingUser")} <= users
    assert project.get("creatingUserGUID") in users


def test_positions_count_code_points_in_files_of_utf_8() -> None:
    study, analysis = example_study()
    text = "\N{DECIDUOUS TREE} Méér bomen \N{SMILING FACE WITH HALO}. Eén bank\r\nbij 't water."
    first = study.answers["answer_id"].iloc[0]
    answers = study.answers.assign(
        text=study.answers["text"].mask(study.answers["answer_id"].eq(first), text)
    )
    own = analysis.statements.iloc[[0, 0, 0]].assign(
        statement_id=["x-1", "x-2", "x-3"],
        answer_id=first,
        text=["\N{DECIDUOUS TREE} Méér bomen \N{SMILING FACE WITH HALO}.", "Eén bank\r\nbij 't water.", ""],
        theme_id="T1",
    )
    project, files = opened(replace(study, answers=answers), replace(analysis, statements=own))
    (source,) = [one for one in project.iter(f"{{{SPACE}}}TextSource") if len(one)]
    content = files[str(source.get("plainTextPath")).replace("internal://", "Sources/")]
    assert not content.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in content
    said = content.decode("utf-8")
    cut = [said[int(one.get("startPosition", "")) : int(one.get("endPosition", ""))] for one in source]
    assert cut == ["\N{DECIDUOUS TREE} Méér bomen \N{SMILING FACE WITH HALO}.", "Eén bank\nbij 't water."]
